// What may be issued, served and withdrawn. Pure. (LOW-PC-08, DOC-01, DOC-02; policy-rules G2, F1
// to F3)
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "packs/model.h"
#include "papers/model.h"
#include "tasks/model.h"

namespace papers {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode not_a_kind{
    "papers.not_a_kind", RefusalKind::invalid,
    "没有这种文书。外单位以疫情为由要别的证明的，可以不开，并登记下来。",
    "There is no such paper. Another certificate demanded because of the epidemic is refused and "
    "recorded."};
inline const RefusalCode not_for_this{"papers.not_for_this", RefusalKind::conflict,
                                      "“{kind}”不用于这种情况。",
                                      "\"{kind}\" is not for this case."};
inline const RefusalCode role_may_not_issue{
    "papers.role_may_not_issue", RefusalKind::forbidden,
    "您的角色不能出具“{kind}”，应由{roles}出具。",
    "Your role may not issue \"{kind}\"; it is issued by: {roles}."};
inline const RefusalCode role_may_not_serve{"papers.role_may_not_serve", RefusalKind::forbidden,
                                            "您的角色不能送达“{kind}”。",
                                            "Your role may not serve \"{kind}\"."};
inline const RefusalCode body_needed{"papers.body_needed", RefusalKind::invalid,
                                     "请写明由哪个单位出具。", "Say which body issues it."};
inline const RefusalCode need_needed{"papers.need_needed", RefusalKind::invalid,
                                     "请选择依法需要这份证明的事由。",
                                     "Choose what the law needs this proof for."};
inline const RefusalCode needed_by_needed{"papers.needed_by_needed", RefusalKind::invalid,
                                          "请写明向哪个单位提供。",
                                          "Say which body it is given to."};
inline const RefusalCode conclusion_needed{"papers.conclusion_needed", RefusalKind::invalid,
                                           "请写明结论。", "Give the conclusion."};
inline const RefusalCode already_issued{
    "papers.already_issued", RefusalKind::conflict,
    "已经出具过 {number}。内容有错的，先撤回再出具。",
    "{number} was issued already; withdraw it first if it is wrong."};
inline const RefusalCode event_closed{"papers.event_closed", RefusalKind::conflict,
                                      "本次事件已经结束，不再出具或送达文书。",
                                      "The event is closed; nothing more is issued or served."};
inline const RefusalCode not_served{"papers.not_served", RefusalKind::conflict,
                                    "这种文书直接交给本人，不用登记送达。",
                                    "This paper is handed over as it is; serving is not recorded."};
inline const RefusalCode already_served{"papers.already_served", RefusalKind::conflict,
                                        "{by}已登记送达。", "{by} has recorded it as served."};
inline const RefusalCode not_served_yet{"papers.not_served_yet", RefusalKind::conflict,
                                        "还没有登记送达。", "It is not recorded as served."};
inline const RefusalCode withdrawn{"papers.withdrawn", RefusalKind::conflict, "这份文书已经撤回。",
                                   "This paper was withdrawn."};
inline const RefusalCode receiver_needed{"papers.receiver_needed", RefusalKind::invalid,
                                         "请写明交给了哪位家人。",
                                         "Say who of the family took it."};
inline const RefusalCode witness_needed{"papers.witness_needed", RefusalKind::invalid,
                                        "拒绝签收的，请写明见证人。",
                                        "When the receipt is refused, name the witness."};
inline const RefusalCode wrong_receipt{"papers.wrong_receipt", RefusalKind::invalid,
                                       "电话告知没有签收；当面送达的要写明签收或拒签。",
                                       "By telephone there is no receipt; otherwise say whether it "
                                       "was given or refused."};
inline const RefusalCode wrong_time{"papers.wrong_time", RefusalKind::invalid,
                                    "送达时间应在出具之后、现在之前。",
                                    "It was served after it was issued and not later than now."};
inline const RefusalCode reason_needed{"papers.reason_needed", RefusalKind::invalid,
                                       "请写明撤回的原因。", "Say why it is withdrawn."};
inline const RefusalCode say_who_and_what{"papers.say_who_and_what", RefusalKind::invalid,
                                          "请写明哪个单位要什么证明。",
                                          "Say which body wanted which certificate."};
inline const RefusalCode future_day{"papers.future_day", RefusalKind::invalid,
                                    "日期不能在今天之后。", "The day is not after today."};
}  // namespace refusal

inline constexpr const char* slice = "papers";
inline constexpr const char* task_serve = "papers.serve";

// What whoever issues it says.
struct Wanted {
  std::string body = {};
  std::string need = {};  // Id of a lawful need.
  std::string needed_by = {};
  std::string conclusion = {};
};

struct Issuing {
  const packs::PaperKind& kind;
  const packs::Pack& pack;         // In force today.
  std::string regime;              // Of the episode it is about; empty: about none.
  std::vector<Paper> before;       // Of the same person and kind.
  std::vector<std::string> roles;  // Held over the person's place.
  std::string roles_of_kind;       // As they are called.
};
base::Result<base::Done> may_issue(const Issuing&, const Paper&, const Wanted&);

// Whether a kind is offered for an episode of that regime, or (empty) for a person as such.
bool is_about(const packs::PaperKind&, std::string_view regime);

// 和平社区居证〔2026〕1号; of a drill 演练和平社区居证〔2026〕1号.
std::string number_text(std::string_view place, std::string_view mark, const Number&,
                        std::string_view rehearsal_word);

tasks::Effects after_issuing(const Paper&);

struct Changed {
  Paper paper;
  tasks::Effects effects;
};
// Who does it: with the roles held over the person's place.
struct Doer {
  std::vector<std::string> roles;
  base::Instant now;
};
base::Result<Changed> serve(Paper, const packs::PaperKind&, Serving, const Doer&);
// It was recorded by mistake.
base::Result<Changed> undo_serving(Paper, const packs::PaperKind&, const Doer&);
base::Result<Changed> withdraw(Paper, const packs::PaperKind&, std::string reason, const Doer&);

base::Result<base::Done> check(const Demand&, base::Date today);

}  // namespace papers
