// What an episode's days are counted from, and the end that follows from it, with its working.
// Pure. A further exposure never shortens; a withdrawn one may; the pack's maximum is passed only
// by an order, and no order asks for more days than the exposures do. (OBS-02, RULE-07;
// 传染病防治法 2025 art 17, 58: not beyond the scope and the term; policy-rules.md 5)
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "observation/rules.h"

namespace observation {

namespace refusal {
inline const base::RefusalCode exposure_in_future{
    "observation.exposure_in_future", base::RefusalKind::invalid, "{day} 还没有到，不能记为暴露。",
    "{day} has not come yet; it cannot be an exposure."};
inline const base::RefusalCode exposure_known{
    "observation.exposure_known", base::RefusalKind::conflict, "{day} 的这次暴露已经记过。",
    "This exposure of {day} is already recorded."};
inline const base::RefusalCode exposure_withdrawn{"observation.exposure_withdrawn",
                                                  base::RefusalKind::conflict, "这次暴露已经撤销。",
                                                  "This exposure has already been withdrawn."};
inline const base::RefusalCode unknown_exposure{"observation.unknown_exposure",
                                                base::RefusalKind::absent, "没有这次暴露的记录。",
                                                "There is no such exposure."};
inline const base::RefusalCode determined_by_needed{
    "observation.determined_by_needed", base::RefusalKind::invalid,
    "请写明由哪家机构、哪份文书判定：密切接触由疾控机构判定，社区不判定。",
    "Say which institution and paper determined it: the CDC determines contacts, not the "
    "community."};
inline const base::RefusalCode not_over_maximum{
    "observation.not_over_maximum", base::RefusalKind::conflict,
    "按暴露计算到 {last} 为止，没有超过规则包的最长期限，不需要延长。",
    "Counted from the exposures it ends on {last}, within the maximum; there is nothing to "
    "extend."};
inline const base::RefusalCode beyond_exposures{
    "observation.beyond_exposures", base::RefusalKind::invalid,
    "延长不能超过按暴露计算的 {last}，也不能早于 {cap}。",
    "It cannot be extended past {last}, which the exposures give, nor to before {cap}."};
inline const base::RefusalCode voluntary_not_ordered{
    "observation.voluntary_not_ordered", base::RefusalKind::conflict,
    "这是自愿服务，不能下令延长；本人愿意可以另外开始一次。",
    "This is voluntary and cannot be ordered to go on; the person may agree to a new one."};
}  // namespace refusal

// How the last day comes about.
struct Working {
  struct Line {
    ExposureId exposure;
    base::Date last;  // What this exposure alone asks for.
    bool stands = true;
    bool decides = false;
  };
  std::vector<Line> lines;              // In the order given.
  std::optional<base::Date> exposures;  // The last day that those which stand ask for; empty: none.
  base::Date at_most;                   // By the pack's maximum, or by the order that extends it.
  base::Date last;

  bool is_capped() const { return exposures && *exposures > at_most; }
};
Working work_out(const Episode&, const packs::Regime&, const std::vector<Exposure>&,
                 base::Date today);

// The first exposure of an episode that opens: what it counts from. It bears the episode's id.
Exposure first_exposure(const Episode&, const ExposureWords&);

struct Recounted {
  Episode episode;
  Exposure exposure;  // The one added or withdrawn.
  tasks::Effects effects;
};
base::Result<Recounted> add_exposure(const Episode&, const packs::Regime&,
                                     const std::vector<Exposure>&, Exposure, base::Instant now);
base::Result<Recounted> withdraw_exposure(const Episode&, const packs::Regime&,
                                          const std::vector<Exposure>&, ExposureId, Withdrawal);

struct Extension {
  base::Date to;
  std::string order_reference;
};
base::Result<Changed<Episode>> extend(const Episode&, const packs::Regime&,
                                      const std::vector<Exposure>&, const Extension&,
                                      base::Instant now);

}  // namespace observation
