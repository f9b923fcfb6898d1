// Who is told by what, in which words, when it leaves, and what becomes of a message that nobody
// answers for. Pure. Nobody is forgotten: whatever goes wrong ends with a person on the telephone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "messages/model.h"
#include "messages/port.h"
#include "tasks/model.h"

namespace messages {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode unknown_kind{"messages.unknown_kind", RefusalKind::invalid,
                                      "没有这一种通知，请刷新后重新选择。",
                                      "There is no such kind of message; reload and choose again."};
inline const RefusalCode not_yours{"messages.not_yours", RefusalKind::forbidden,
                                   "这一种通知不由您的角色来发。",
                                   "Your role does not send this kind of message."};
inline const RefusalCode nobody_to_tell{"messages.nobody_to_tell", RefusalKind::invalid,
                                        "没有人要通知。", "There is nobody to tell."};
inline const RefusalCode people_changed{
    "messages.people_changed", RefusalKind::conflict,
    "要通知的人刚刚有了变化，请看过新的名单再发。",
    "Whom it is for has changed meanwhile; please look at the list again."};
inline const RefusalCode field_missing{"messages.field_missing", RefusalKind::invalid,
                                       "请填{field}。", "Please fill in: {field}."};
inline const RefusalCode too_long{"messages.too_long", RefusalKind::invalid,
                                  "太长了，最多 {max} 个字。",
                                  "Too long: {max} characters at most."};
inline const RefusalCode text_empty{"messages.text_empty", RefusalKind::invalid, "请写上要说的话。",
                                    "Please write what is to be said."};
inline const RefusalCode holds_phone{
    "messages.holds_phone", RefusalKind::invalid,
    "里面有电话号码“{found}”，不能发：只写人数、地点、时间和要做什么。",
    "It holds a telephone number, \"{found}\": say how many, where, when and what to do only."};
inline const RefusalCode holds_identity_number{
    "messages.holds_identity_number", RefusalKind::invalid,
    "里面有身份证号码，不能发：只写人数、地点、时间和要做什么。",
    "It holds an identity number: say how many, where, when and what to do only."};
inline const RefusalCode holds_name{
    "messages.holds_name", RefusalKind::invalid,
    "里面有居民的姓名“{found}”，不能发：只写人数、地点、时间和要做什么。",
    "It holds a resident's name, \"{found}\": say how many, where, when and what to do only."};
inline const RefusalCode holds_door{"messages.holds_door", RefusalKind::invalid,
                                    "里面有门牌“{found}”，一看就知道是哪一家，不能发。",
                                    "It holds a door, \"{found}\", and everybody knows whose."};
inline const RefusalCode holds_word{"messages.holds_word", RefusalKind::invalid,
                                    "短信里不能有“{found}”：手机会被别人看到。",
                                    "An SMS must not say \"{found}\": others see the telephone."};
inline const RefusalCode has_left{"messages.has_left", RefusalKind::conflict,
                                  "已经发出去了，收不回来。",
                                  "It has left already and cannot be called back."};
inline const RefusalCode not_to_do{"messages.not_to_do", RefusalKind::conflict,
                                   "这一条已经办过了。", "This one has been seen to already."};
inline const RefusalCode again_past{"messages.again_past", RefusalKind::invalid,
                                    "再打的时间要在现在之后。",
                                    "The time to call again must lie ahead."};
inline const RefusalCode call_withdrawn{"messages.call_withdrawn", RefusalKind::conflict,
                                        "这次记录已经撤回了。",
                                        "This note has been withdrawn already."};
inline const RefusalCode call_not_yours{
    "messages.call_not_yours", RefusalKind::forbidden,
    "只有记录的人当天可以撤回，而且要是最后一次。",
    "Only who noted it may withdraw it, on the same day, and only the last one."};
inline const RefusalCode event_closed{"messages.event_closed", RefusalKind::conflict,
                                      "本次事件已经结束，不能再发通知。",
                                      "The event is closed; nothing more is sent."};
inline const RefusalCode choose_community{"messages.choose_community", RefusalKind::invalid,
                                          "请选到社区（村）一级。",
                                          "Please choose a community or village."};
}  // namespace refusal

// ---- Words --------------------------------------------------------------------------------------

// What fills the marks of a text.
struct Filling {
  std::string place;
  std::string by;
  std::int64_t count = 0;
  std::vector<FieldValue> fields;
};
std::string filled(std::string text, const Filling&);
// What a text is answered by: so long after it leaves, at the next half hour. "10:30", and the day
// before it when that is another one: "11月23日 10:30".
std::string answer_by(const packs::MessageKind&, base::Instant leaves_at);

// How many SMS a text costs, its signature with it.
std::int64_t parts_of(std::string_view text, const packs::MessageDesk&);

// Refused: a field that is empty, too long or not of the kind; and what check_words refuses.
base::Result<base::Done> check_fields(const packs::MessageKind&, const std::vector<FieldValue>&);

// Numbers of telephones and people, doors, and any of these names.
base::Result<base::Done> check_words(std::string_view text, const std::vector<std::string>& names);
// The same, and neither empty nor too long: what may stand in a group.
base::Result<base::Done> check_group_text(std::string_view text,
                                          const std::vector<std::string>& names,
                                          const packs::MessageDesk&);
// Words that an SMS does not say, by the pack.
base::Result<base::Done> check_sms_words(std::string_view text,
                                         const std::vector<std::string>& words);

// ---- Ways ---------------------------------------------------------------------------------------

Way way_of(const Candidate&, const Means&, const packs::MessageDesk&);

// After the time in which it can be called back, and after the quiet hours.
base::Instant leaves_at(const packs::MessageDesk&, base::Instant now);
// So many minutes later, quiet hours left out.
base::Instant due_at(const packs::MessageDesk&, base::Instant from, int minutes);

// ---- A message on its way -----------------------------------------------------------------------

// Taken up by the sender: handed over before anybody asks the gateway, so that a fall of the
// program in between is seen afterwards as what it is: not known.
Message taken_up(Message, const packs::MessageDesk&, base::Instant now);
// Nothing is set up that could carry it any more.
Message without_means(Message, base::Instant now);
Message answered(Message, const Handed&, const packs::MessageDesk&, base::Instant now);
Message looked_after(Message, const Receipted&, const packs::MessageDesk&, base::Instant now);

// Called back: everything that has not left.
base::Result<base::Done> may_withdraw(const Round&, const std::vector<Message>&);

// ---- Telephoning --------------------------------------------------------------------------------

base::Result<Message> called(Message, const Call&);
// As it was before that call, which must be one's own and the last.
base::Result<Message> uncalled(Message, const std::vector<Call>& calls, const Call&,
                               const Call& withdrawal);

// What is left to do of a round asks somebody; nothing asks nobody.
struct Left {
  bool calls = false;
  bool group = false;
};
tasks::Effects effects_of(const Round&, const packs::MessageKind&, const packs::MessageDesk&,
                          const Left&);

}  // namespace messages
