#include "packs/problems.h"

#include "base/limits.h"

namespace packs {

void Problems::add(std::string where, base::Refusal problem) {
  if (list_.size() >= base::limits::pack_problems_max) return;
  list_.push_back(std::move(problem).at(std::move(where)));
}

base::Refusal Problems::refuse(std::string_view pack) && {
  base::Refusal refusal = base::refuse(refusal::refused)
                              .with("pack", std::string(pack))
                              .with("count", std::to_string(list_.size()));
  refusal.problems = std::move(list_);
  return refusal;
}

std::string describe(const base::Refusal& refusal, base::Language language) {
  std::string out = base::message(refusal, language) + "\n";
  for (const base::Refusal& problem : refusal.problems) {
    out += "  " + problem.field + ": " + base::message(problem, language) + "\n";
  }
  return out;
}

}  // namespace packs
