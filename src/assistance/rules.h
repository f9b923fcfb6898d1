// What may be done about a need, by whom, and what it asks of whom. Pure. (SVC-01)
#pragma once

#include <string>
#include <string_view>

#include "assistance/model.h"
#include "base/result.h"

namespace assistance {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode unknown_kind{"assistance.unknown_kind", RefusalKind::invalid,
                                      "没有这一类求助，请刷新后重新选择。",
                                      "There is no such kind of need; reload and choose again."};
inline const RefusalCode no_words{"assistance.no_words", RefusalKind::invalid, "请写一句要帮什么。",
                                  "Please say in a sentence what is needed."};
inline const RefusalCode nobody_named{"assistance.nobody_named", RefusalKind::invalid,
                                      "请选一个人或者一户。", "Please choose a person or a door."};
inline const RefusalCode already_taken{"assistance.already_taken", RefusalKind::conflict,
                                       "{name}已经接下了。", "{name} has taken it already."};
inline const RefusalCode not_taken{"assistance.not_taken", RefusalKind::conflict,
                                   "还没有人接下，请先接下。",
                                   "Nobody has taken it yet; take it first."};
inline const RefusalCode not_yours{
    "assistance.not_yours", RefusalKind::forbidden,
    "这件求助是{name}接下的，由{name}或者社区来办。",
    "{name} has taken this one; {name} or the community sees to it."};
inline const RefusalCode over{"assistance.over", RefusalKind::conflict, "这件求助已经办过了。",
                              "This need has been dealt with already."};
inline const RefusalCode not_done{"assistance.not_done", RefusalKind::conflict,
                                  "还没有办好，办好以后再说解决了没有。",
                                  "It is not done yet; say whether it was solved when it is."};
inline const RefusalCode no_result{"assistance.no_result", RefusalKind::invalid,
                                   "请写一句是怎么办的。",
                                   "Please say in a sentence what was done."};
inline const RefusalCode no_reason{"assistance.no_reason", RefusalKind::invalid,
                                   "请写一句为什么取消。",
                                   "Please say in a sentence why it is called off."};
inline const RefusalCode not_its_owner{
    "assistance.not_its_owner", RefusalKind::invalid, "这一类求助不能转给这个角色或这个人。",
    "This kind of need cannot be handed to that role or person."};
inline const RefusalCode cannot_take_back{
    "assistance.cannot_take_back", RefusalKind::conflict,
    "这一步撤不回了：不是您刚做的，或者后面又有了新的记录。",
    "This step cannot be taken back: it is not your last one, or something came after it."};
inline const RefusalCode event_closed{"assistance.event_closed", RefusalKind::conflict,
                                      "本次事件已经结束，不能再登记。",
                                      "The event is closed; nothing more can be recorded."};
inline const RefusalCode bad_phone{"assistance.bad_phone", RefusalKind::invalid,
                                   "电话号码不对，请核对（手机 11 位，固定电话带区号）。",
                                   "This is no telephone number; please check it."};
}  // namespace refusal

// Who does something, when. `records`: may see to what others have taken.
struct Deed {
  identity::AccountId by;
  base::Instant at;
  bool records = false;
};

struct Owner {
  std::string role;
  std::optional<identity::AccountId> account;  // Empty: whoever of the role takes it.
};

enum class Answer { solved, not_solved };
BOOST_DESCRIBE_ENUM(Answer, solved, not_solved)

// As it is asked: open with the kind's owner, from `now` until the kind's time.
Standing asked(const packs::NeedKind&, std::string_view owner, base::Instant now);

base::Result<Standing> taken(const Need&, const Deed&);
base::Result<Standing> given_back(const Need&, const Deed&);
// To one of the kind's owners; the deadline stays.
base::Result<Standing> handed_over(const Need&, const packs::NeedKind&, const Owner&);
base::Result<Standing> done(const Need&, const Deed&, std::string_view words);
// Not solved: open again with the next owner, for the kind's time.
base::Result<Standing> answered(const Need&, const packs::NeedKind&, Answer, base::Instant now);
base::Result<Standing> cancelled(const Need&, const Deed&, std::string_view reason);
// As it was before the last step, which must be one's own.
base::Result<Standing> taken_back(const Need&, const Step& last, const Deed&);

// Whose it is when `role` did not solve it.
std::string next_owner(const packs::NeedKind&, std::string_view role);

struct NeedRules {
  const packs::NeedKind& kind;
  const packs::NeedDesk& desk;
};
// What it asks of whom as it stands now, and nothing else any more.
tasks::Effects effects_of(const Need&, const NeedRules&, base::Instant now);
// It is past its time: whoever stands above is told. Nothing when it waits no more.
tasks::Effects when_late(const Need&, const NeedRules&, base::Instant now);

}  // namespace assistance
