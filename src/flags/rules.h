// Setting and ending a flag, and when its measures are due. Pure. (TIER-13, TIER-14)
#pragma once

#include <string_view>

#include "base/result.h"
#include "flags/model.h"
#include "packs/rounds_model.h"
#include "tasks/model.h"

namespace flags {

namespace refusal {
using base::RefusalCode;
using base::RefusalKind;

inline const RefusalCode unknown_flag{"flags.unknown_flag", RefusalKind::invalid,
                                      "请选是哪一种地方。", "Please choose what kind of place."};
inline const RefusalCode no_reason{"flags.no_reason", RefusalKind::invalid,
                                   "请写一句依据：谁定的、哪份文件。",
                                   "Please say by whose decision or which paper."};
inline const RefusalCode not_a_community{"flags.not_a_community", RefusalKind::invalid,
                                         "请选到社区（村）一级。",
                                         "Please choose a community or village."};
inline const RefusalCode already_set{"flags.already_set", RefusalKind::conflict,
                                     "{place}已经标为“{flag}”了。",
                                     "{place} is flagged \"{flag}\" already."};
inline const RefusalCode already_ended{"flags.already_ended", RefusalKind::conflict,
                                       "这个标记已经取消了。", "This flag has been ended already."};
}  // namespace refusal

base::Result<base::Done> may_set(const packs::PlaceFlag*, std::string_view reason);
base::Result<base::Done> may_end(const Flagged&, std::string_view reason);

// It is due today, or tomorrow when today's hour is over; and looked at again after its days.
tasks::Effects begins(const Measure&, const packs::FlagMeasure&, base::Instant now);
// The day has come: raised, unless the one before still waits. Once is once.
tasks::Effects comes_again(const Measure&, const packs::FlagMeasure&, bool waits,
                           base::Instant now);
tasks::Effects ends(MeasureId);

}  // namespace flags
