#include "tasks/rules.h"

namespace tasks {

base::Result<base::Done> may_settle_by_word(const Task& task, const Kind& kind,
                                            std::string_view outcome) {
  if (task.settled_at) return refusal::already_settled;
  if (!kind.closes_by_word) return refusal::not_by_word;
  if (outcome.empty()) return base::refuse(refusal::outcome_needed).at("outcome");
  return base::Done{};
}

}  // namespace tasks
