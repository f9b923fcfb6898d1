// Which tasks a person closes by a word, and which close by what they ask for being done. Pure.
#pragma once

#include "base/result.h"
#include "tasks/kinds.h"
#include "tasks/model.h"

namespace tasks {

namespace refusal {
inline const base::RefusalCode already_settled{"tasks.already_settled", base::RefusalKind::conflict,
                                               "这件事已经办完了。", "This is already done."};
inline const base::RefusalCode outcome_needed{"tasks.outcome_needed", base::RefusalKind::invalid,
                                              "请写一句办理结果。",
                                              "Please write what came of it."};
inline const base::RefusalCode not_by_word{"tasks.not_by_word", base::RefusalKind::conflict,
                                           "这件事要办成才算完：请点进去办理。",
                                           "This closes when it is done: open it and do it."};
}  // namespace refusal

// Care, for one, is never closed by a word. (OBS-05, RULE-08)
base::Result<base::Done> may_settle_by_word(const Task&, const Kind&, std::string_view outcome);

}  // namespace tasks
