// What may be opened, and where. Pure. (contracts.md 2, 6; AMB-25: historic packs are retired as a
// whole and run only in review and drill.)
#pragma once

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
}  // namespace refusal

base::Result<base::Done> may_open(const Event&, const packs::Pack*, base::Date today);
base::Result<base::Done> may_add_area(const Event&, const packs::Pack&, const OriginArea&);

}  // namespace events
