// What may become of a case, and what that asks for in the household. Pure. (CASE-01; RULE-09,
// RULE-10, RULE-13; every rule is the pack's)
#pragma once

#include "base/result.h"
#include "cases/model.h"
#include "packs/model.h"
#include "tasks/model.h"

namespace cases {

namespace refusal {
inline const base::RefusalCode state_does_not_follow{
    "cases.state_does_not_follow", base::RefusalKind::conflict,
    "“{from}”之后不能直接记为“{to}”。可以记为：{may}。",
    "\"{to}\" does not follow \"{from}\". It may become: {may}."};
inline const base::RefusalCode in_future{"cases.in_future", base::RefusalKind::invalid,
                                         "{day} 还没有到。", "{day} has not come yet."};
inline const base::RefusalCode before_last{"cases.before_last", base::RefusalKind::invalid,
                                           "{day} 早于上一次的日期 {before}。",
                                           "{day} lies before the day recorded last, {before}."};
inline const base::RefusalCode determined_by_needed{
    "cases.determined_by_needed", base::RefusalKind::invalid,
    "请写明由哪家机构、哪份文书诊断或判定：社区不判定病例。",
    "Say which institution and paper determined it: the community determines no case."};
inline const base::RefusalCode case_known{
    "cases.case_known", base::RefusalKind::conflict, "这个人已经有病例记录，请在那份记录上更新。",
    "This person already has a case record; update that one."};
inline const base::RefusalCode follow_settled{"cases.follow_settled", base::RefusalKind::conflict,
                                              "这件事已经办过了。",
                                              "This has been settled already."};
inline const base::RefusalCode note_needed{"cases.note_needed", base::RefusalKind::invalid,
                                           "请写一句办得怎么样。", "Please say what came of it."};
inline const base::RefusalCode not_declined{
    "cases.not_declined", base::RefusalKind::conflict,
    "这不是自愿的，不能记为“本人不愿意”。请由有权的机构处理。",
    "This is not voluntary and cannot be declined; the institution with the power decides."};
inline const base::RefusalCode not_yours{
    "cases.not_yours", base::RefusalKind::forbidden, "要不要观察由有权的机构确认，社区不能替它定。",
    "Whether somebody is watched is for the institution with the power, not for the community."};
inline const base::RefusalCode open_it{
    "cases.open_it", base::RefusalKind::conflict,
    "这一项要开始观察或监测才算办完；不需要的，请写明原因后选“不需要”。",
    "This one is done by opening the regime; say why where it is not needed."};
}  // namespace refusal

inline constexpr const char* slice = "cases";

// What may follow a state.
std::vector<packs::CaseState> may_become(packs::CaseState);

struct Change {
  packs::CaseState state = packs::CaseState::suspected;
  base::Date on;
  std::optional<base::Date> onset_on;
  std::optional<base::Date> isolated_on;
  Words words;
};
// A new case, or what becomes of one.
base::Result<Case> recorded(Case, const Change&, base::Date today);
base::Result<Case> changed(Case, const Change&, base::Date today);

// The last day that the household was together with the person.
base::Date last_together(const Case&);

// What the pack's rules ask for now. Whoever's age is not known is not taken for an adult: a child
// alone at home is asked after rather than overlooked.
struct Home {
  std::vector<Member> others;
  Member person;
};
std::vector<Follow> asked(const Case&, const packs::Pack&, const Home&, base::Instant now);

// The tasks for what is asked at the case's place and not settled; settles those of which nothing
// is left.
tasks::Effects tasks_of(const Case&, const std::vector<Follow>&);
// The same about one person who is looked after elsewhere: a task of its own, there.
tasks::Effects tasks_of_moved(const Case&, const Follow&);

enum class Answer { done, declined, not_needed };
BOOST_DESCRIBE_ENUM(Answer, done, declined, not_needed)
struct Settling {
  Answer answer = Answer::done;
  std::string note;
  bool may_open = false;  // The one who answers may open a regime.
};
base::Result<Follow> settle(Follow, const packs::Pack&, const Settling&);

// Whether nothing is asked any more: a case that was excluded has no household.
bool drops_all(packs::CaseState);

}  // namespace cases
