#include "households/rules.h"

#include "base/limits.h"

namespace households {

base::Result<std::vector<std::pair<std::string, std::string>>> doors_of(const Plan& plan) {
  using namespace base::limits;
  const auto within = [](std::int64_t n, std::int64_t max) { return n >= 1 && n <= max; };
  if (!within(plan.units, units_max) || !within(plan.floors, floors_max) ||
      !within(plan.doors, doors_on_floor_max) ||
      plan.units * plan.floors * plan.doors > doors_of_plan_max) {
    return base::refuse(refusal::bad_plan)
        .with("units", std::to_string(units_max))
        .with("floors", std::to_string(floors_max))
        .with("doors", std::to_string(doors_on_floor_max))
        .at("plan");
  }
  std::vector<std::pair<std::string, std::string>> doors;
  for (std::int64_t unit = 1; unit <= plan.units; ++unit) {
    const std::string name = plan.units == 1 ? "" : std::to_string(unit) + "单元";
    for (std::int64_t floor = 1; floor <= plan.floors; ++floor) {
      for (std::int64_t door = 1; door <= plan.doors; ++door) {
        doors.emplace_back(name,
                           std::to_string(floor) + (door < 10 ? "0" : "") + std::to_string(door));
      }
    }
  }
  return doors;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that begins at `at`, without its leading zeros; `at` goes behind it.
static std::string_view number_at(const std::string& text, std::size_t& at) {
  const std::size_t begin = text.find_first_not_of('0', at);
  while (at < text.size() && is_digit(text[at])) ++at;
  if (begin == std::string::npos || begin >= at) return {};
  return std::string_view(text).substr(begin, at - begin);
}

bool door_before(const std::string& a, const std::string& b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const std::string_view left = number_at(a, i);
      const std::string_view right = number_at(b, j);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
    } else if (a[i] != b[j]) {
      return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
    } else {
      ++i;
      ++j;
    }
  }
  return a.size() - i < b.size() - j;
}

std::string address_of(const Building& building, const Household& household) {
  return building.name + household.unit + household.door;
}

}  // namespace households
