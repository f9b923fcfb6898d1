// The published lists of journeys: a JSON array of objects with id, t_date, t_start, t_end, t_type
// (1 flight, 2 train, 3 metro, 4 coach, 5 city bus, 6 taxi, 7 ship, 8 and up other), t_no,
// t_no_sub, t_pos_start, t_pos_end, who, verified. The numbers of t_type are the publishers'; 3 and
// up are as recalled. Our own addition, where known: t_vehicle, "sealed" or "ventilated". Other
// fields are passed over.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "journeys/model.h"

namespace journeys {

namespace refusal {
inline const base::RefusalCode not_a_list{
    "journeys.not_a_list", base::RefusalKind::malformed,
    "这不是同乘信息的清单：应是一个 JSON 数组，每项是一段行程。",
    "This is no list of journeys: it should be one JSON array, one object a journey."};
inline const base::RefusalCode not_a_journey{
    "journeys.not_a_journey", base::RefusalKind::invalid,
    "第 {number} 项不是一段行程，或者没有编号 id。请改正后再导入，什么也没有写入。",
    "Item {number} is no journey, or has no id. Put it right and import again; nothing was kept."};
inline const base::RefusalCode too_many{
    "journeys.too_many", base::RefusalKind::too_large, "一次最多 {max} 段行程，请分成几个文件。",
    "{max} journeys at most at one time; please split the file."};
}  // namespace refusal

// In the order of the file. What is odd about one is flagged and kept (model.h); of two with the
// same id both are kept and flagged.
base::Result<std::vector<CaseJourney>> read_journeys(std::string_view json);

}  // namespace journeys
