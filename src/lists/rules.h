// How a row is compared with what a community has, and what an answer must say. Pure.
#pragma once

#include <vector>

#include "base/result.h"
#include "lists/model.h"
#include "packs/transfer_model.h"
#include "tasks/model.h"

namespace lists {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode nobody{"lists.nobody", RefusalKind::invalid,
                                "姓名、证件号码、电话至少要有一项，不然找不到人。",
                                "Name, identity number or phone: one of them is needed."};
inline const RefusalCode unknown_answer{"lists.unknown_answer", RefusalKind::invalid,
                                        "没有这种答复可选。", "There is no such answer."};
inline const RefusalCode already_answered{"lists.already_answered", RefusalKind::conflict,
                                          "这一行已经由{by}答复了。",
                                          "{by} has answered for this row already."};
inline const RefusalCode not_open{"lists.not_open", RefusalKind::conflict,
                                  "这一行不用答复：已经对上，或者名单已撤回。",
                                  "Nothing to answer: it is matched, or the list was taken back."};
inline const RefusalCode note_needed{"lists.note_needed", RefusalKind::invalid,
                                     "请写明知道些什么、问过谁。",
                                     "Please say what is known, and who was asked."};
inline const RefusalCode person_needed{
    "lists.person_needed", RefusalKind::invalid, "请选登记好的那个人；还没有登记的，先登记。",
    "Choose the person as registered; register them first if they are not."};
inline const RefusalCode placed_already{"lists.placed_already", RefusalKind::conflict,
                                        "这一行已经有社区了。",
                                        "This row has its community already."};
inline const RefusalCode not_community{"lists.not_community", RefusalKind::invalid,
                                       "请选到本县区的一个社区（村）。",
                                       "Choose a community or village of this county."};
inline const RefusalCode too_long{"lists.too_long", RefusalKind::invalid,
                                  "太长了，最多 {max} 个字。",
                                  "Too long: {max} characters at most."};
}  // namespace refusal

// Somebody whom the registers have under one of the row's numbers.
struct Candidate {
  people::PersonId person;
  places::PlaceId place;
  std::string name;
  bool by_id_number = false;
  KnownAs known_as = KnownAs::resident;
};

struct Comparison {
  Found found = Found::unreachable;
  KnownAs known_as = KnownAs::nothing;
  std::optional<people::PersonId> person;
};

// An identity number is one person; a phone with the name is; a phone alone may be somebody else's.
Comparison compare(const Content&, std::optional<places::PlaceId>, const std::vector<Candidate>&);

base::Result<base::Done> check(const Content&);

// A row as it stands once its list is sent, and what that asks for.
struct Sent {
  Row row;
  tasks::Effects effects;
};
Sent send(Row, const packs::PushedList&, base::Instant now);

struct Answer {
  std::string answer;
  std::string note;
  std::optional<people::PersonId> person;
  KnownAs known_as = KnownAs::nothing;
  bool is_known_word = false;
  std::string by;
};
base::Result<Sent> answer(Row, const Answer&, base::Instant now);

base::Result<Sent> place(Row, places::PlaceId, const Comparison&, const packs::PushedList&,
                         base::Instant now);

// The list is taken back: what was answered or matched stays, the rest is nobody's task any more.
Sent withdraw(Row);

// ---- Parts ------------------------------------------------------------------------------------

namespace look {
inline constexpr const char* unacknowledged = "unacknowledged";
inline constexpr const char* unanswered = "unanswered";
}  // namespace look

tasks::Effects arrive(const Part&, const packs::PushedList&, std::int64_t rows, base::Instant now);
tasks::Effects acknowledge(const Part&);
tasks::Effects withdraw(const Part&);
// Neither acknowledged nor answered in time: the township is told.
tasks::Effects remind_above(const Part&, const packs::PushedList&, base::Instant now);

bool is_late(const Part&, std::int64_t open, const packs::PushedList&, base::Instant now);

}  // namespace lists
