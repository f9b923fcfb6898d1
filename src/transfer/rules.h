// What may happen to a transfer. Pure. One owner at every instant: `owner` says who.
#pragma once

#include "base/result.h"
#include "packs/model.h"
#include "transfer/model.h"

namespace transfer {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode same_place{"transfer.same_place", RefusalKind::invalid,
                                    "人就在这个社区，不用移交。",
                                    "The person is in that community already."};
inline const RefusalCode not_community{"transfer.not_community", RefusalKind::invalid,
                                       "请选到社区（村）一级。",
                                       "Please choose a community or village."};
inline const RefusalCode expected_past{"transfer.expected_past", RefusalKind::invalid,
                                       "预计到达的日子不能在今天之前。",
                                       "The expected day cannot lie before today."};
inline const RefusalCode unknown_reason{"transfer.unknown_reason", RefusalKind::invalid,
                                        "没有这种移交原因可选。", "There is no such reason."};
inline const RefusalCode unknown_means{"transfer.unknown_means", RefusalKind::invalid,
                                       "没有这种交通方式可选。",
                                       "There is no such means of transport."};
inline const RefusalCode already_offered{
    "transfer.already_offered", RefusalKind::conflict,
    "此人已经在向{to}移交，等对方答复；要改去别处，请先撤回。",
    "This person has been offered to {to} already; withdraw that first."};
inline const RefusalCode undecided{"transfer.undecided", RefusalKind::conflict,
                                   "此人的登记还没有确认处理，请先确认，再移交。",
                                   "The registration is not decided yet: decide it first."};
inline const RefusalCode already_accepted{"transfer.already_accepted", RefusalKind::conflict,
                                          "{at} 已经接收了，现在由{to}负责。",
                                          "It was accepted at {at}; {to} is responsible now."};
inline const RefusalCode already_refused{"transfer.already_refused", RefusalKind::conflict,
                                         "{at} 已经答复不接收，人仍由{from}负责。",
                                         "It was refused at {at}; {from} is still responsible."};
inline const RefusalCode withdrawn{"transfer.withdrawn", RefusalKind::conflict,
                                   "{from}在 {at} 撤回了这次移交，人仍由{from}负责。",
                                   "{from} withdrew it at {at} and is still responsible."};
inline const RefusalCode not_accepted{"transfer.not_accepted", RefusalKind::conflict,
                                      "还没有接收，先接收再记到达。",
                                      "It is not accepted yet: accept it first."};
inline const RefusalCode arrival_noted{"transfer.arrival_noted", RefusalKind::conflict,
                                       "已经记下 {day} 到达。", "The arrival on {day} is noted."};
inline const RefusalCode arrival_in_future{"transfer.arrival_in_future", RefusalKind::invalid,
                                           "到达的日子不能在今天之后。",
                                           "The day of arrival cannot lie after today."};
inline const RefusalCode reason_needed{"transfer.reason_needed", RefusalKind::invalid,
                                       "请写明原因，对方要据此安排。",
                                       "Please say why: the other side has to act on it."};
inline const RefusalCode words_needed{"transfer.words_needed", RefusalKind::invalid, "请写一句话。",
                                      "Please write something."};
inline const RefusalCode too_long{"transfer.too_long", RefusalKind::invalid,
                                  "太长了，最多 {max} 个字。",
                                  "Too long: {max} characters at most."};
inline const RefusalCode no_event_there{
    "transfer.no_event_there", RefusalKind::conflict,
    "贵县区还没有开启{illness}"
    "的防控事件，没有地方接着记录。请先请指挥部或卫健部门开启，再接收；接收以前仍由{from}负责。",
    "No event of {illness} is open in your county, so nothing can be gone on with. Have one opened "
    "first; until then {from} is responsible."};
inline const RefusalCode gone_elsewhere{
    "transfer.gone_elsewhere", RefusalKind::conflict,
    "此人已不由{from}负责，这件移交不能再接收；请让现在负责的社区另行移交。",
    "{from} does not look after this person any more: whoever does has to hand them over."};
inline const RefusalCode already_watched{
    "transfer.already_watched", RefusalKind::conflict,
    "此人在贵县区已有正在进行的观察，不能再开一个。请写明情况，答复不接收。",
    "This person is being watched in your county already; refuse with that reason."};
inline const RefusalCode moved_away{
    "transfer.moved_away", RefusalKind::conflict,
    "此人已在 {at} 移交{to}，由对方负责；这一条没有保存，请转告对方。",
    "This person was handed over to {to} at {at}; nothing was kept here, please tell them."};
inline const RefusalCode no_follow_up{
    "transfer.no_follow_up", RefusalKind::conflict, "这次移交没有回访要做，或者人还没有到家。",
    "There is no follow-up to do, or the person is not home yet."};
inline const RefusalCode unknown_answer{"transfer.unknown_answer", RefusalKind::invalid,
                                        "没有这种回访结果可选。", "There is no such answer."};
inline const RefusalCode household_elsewhere{"transfer.household_elsewhere", RefusalKind::invalid,
                                             "这个住户不在接收的社区里。",
                                             "That household is not in the receiving community."};
}  // namespace refusal

// The rules of the platform pack.
struct Rules {
  const packs::TransferRules& transfer;
  const packs::Reintegration& reintegration;
};

bool is_open(State);  // Neither accepted nor ended.
Side owner(const Transfer&);

// Names of the places and days that a refusal or a task speaks of; nobody's name.
struct Names {
  std::string from;
  std::string to;
};

struct Asked {
  const packs::TransferReason* reason = nullptr;
  bool to_community = false;
  base::Instant now;
};
// The receiver hears at once, and what is late is looked at.
base::Result<Changed> offer(Transfer, const Rules&, const Names&, const Asked&);

// Harmless when it is known already.
base::Result<Changed> acknowledge(Transfer, const Rules&, const Names&, base::Instant now);

// Whether it may be accepted or refused, or withdrawn, now.
base::Result<base::Done> may_answer(const Transfer&, const Names&);

base::Result<Changed> accept(Transfer, const Rules&, const Names&, base::Instant now);
base::Result<Changed> refuse(Transfer, const Rules&, const Names&, std::string_view why,
                             base::Instant now);
base::Result<Changed> withdraw(Transfer, const Names&, std::string_view why, base::Instant now);
// Its event closes: nobody is left to hand over, or to ask after.
Changed end_with_event(Transfer, base::Instant now);

struct Arrival {
  base::Date on;
  bool follow_up = false;  // By the reason.
};
base::Result<Changed> arrive(Transfer, const Rules&, const Arrival&, base::Instant now);
base::Result<Changed> not_arrive(Transfer, std::string_view why);

base::Result<Told> say(const Transfer&, const Rules&, const Names&, Side by, base::Instant now);

// ---- What the program looks at again ------------------------------------------------------------

namespace look {
inline constexpr const char* unanswered = "unanswered";
inline constexpr const char* arrival = "arrival";
inline constexpr const char* follow_up = "follow_up";
}  // namespace look

// Neither seen nor answered in time: the townships above are told.
Told after_deadline(const Transfer&, const Rules&, const Names&, bool one_township,
                    base::Instant now);
// The expected day is over: both sides are asked.
Told after_expected_day(const Transfer&, const Rules&, const Names&, base::Instant now);
// The next of the follow-ups.
Told after_home(const Transfer&, const Rules&, base::Instant due_at);
base::Result<Told> answer_follow_up(const Transfer&, bool known_answer, std::string_view answer);

base::Result<base::Done> check_words(std::string_view, const char* field);

}  // namespace transfer
