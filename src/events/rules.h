// What may be opened, and where. Pure. (contracts.md 2, 6; AMB-25: historic packs are retired as a
// whole and run only in review and drill.)
#pragma once

#include <string_view>

#include "base/result.h"
#include "events/model.h"
#include "packs/model.h"

namespace events {

namespace refusal {
inline const base::RefusalCode unknown_pack{"events.unknown_pack", base::RefusalKind::invalid,
                                            "没有这个防控规则包。", "There is no such pack."};
inline const base::RefusalCode pack_not_for_kind{
    "events.pack_not_for_kind", base::RefusalKind::conflict,
    "规则包“{pack}”已经停用，只能用于复盘或演练。",
    "The pack {pack} has ended and runs in reviews and drills only."};
inline const base::RefusalCode not_below_county{
    "events.not_below_county", base::RefusalKind::invalid,
    "防控事件要开在一个县（市、区）或它下面的地方。",
    "An event is opened for a county or a place below one."};
inline const base::RefusalCode no_name{"events.no_name", base::RefusalKind::invalid,
                                       "请给事件起个名字。", "Please name the event."};
inline const base::RefusalCode unknown_list{"events.unknown_list", base::RefusalKind::invalid,
                                            "规则包里没有这个名单：{list}。",
                                            "The pack has no list {list}."};
inline const base::RefusalCode ends_before_start{
    "events.ends_before_start", base::RefusalKind::invalid, "结束日不能早于开始日。",
    "The last day cannot lie before the first."};
inline const base::RefusalCode no_source{"events.no_source", base::RefusalKind::invalid,
                                         "请写明依据（文件或公布的网页名称）。",
                                         "Please name the source."};
inline const base::RefusalCode closed{"events.closed", base::RefusalKind::conflict,
                                      "事件已在 {on} 关闭。", "The event was closed on {on}."};
inline const base::RefusalCode unfinished{
    "events.unfinished", base::RefusalKind::conflict,
    "还有 {watched} 人在监测或观察、{undecided} 人的登记没有处理，都办完以后才能结束事件。",
    "{watched} people are still watched over and {undecided} arrivals undecided; an event is "
    "closed when nothing is left to do."};
inline const base::RefusalCode no_closing_reason{
    "events.no_closing_reason", base::RefusalKind::invalid,
    "请写明结束的依据：结束后，个人信息会被销毁，不能恢复。",
    "Please say why: closing destroys the personal content for good."};
}  // namespace refusal

base::Result<base::Done> may_open(const Event&, const packs::Pack*, base::Date today);
// What keeps an event from being closed.
struct Unfinished {
  std::int64_t watched = 0;    // Open episodes.
  std::int64_t undecided = 0;  // Arrivals without a decision.
};
base::Result<base::Done> may_close(const Event&, const Unfinished&, std::string_view reason);
base::Result<base::Done> may_add_area(const Event&, const packs::Pack&, const OriginArea&);

}  // namespace events
