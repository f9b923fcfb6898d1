#include <algorithm>
#include <array>
#include <set>

#include "packs/check.h"

namespace packs {

enum class CountArgs { none, category, regime };  // A regime may be left out: all of them.

struct CountRow {
  std::string_view name;
  CountArgs args;
};

// What the slices register. A reading that was not taken is counted for regimes that are not
// voluntary alone.
static constexpr std::array counts{
    CountRow{"screening.arrivals_today", CountArgs::none},
    CountRow{"screening.arrivals_total", CountArgs::none},
    CountRow{"screening.incomplete_open", CountArgs::none},
    CountRow{"screening.undecided_open", CountArgs::none},
    CountRow{"screening.by_category", CountArgs::category},
    CountRow{"observation.opened_today", CountArgs::regime},
    CountRow{"observation.opened_total", CountArgs::regime},
    CountRow{"observation.ended_today", CountArgs::regime},
    CountRow{"observation.open", CountArgs::regime},
    CountRow{"observation.abnormal_today", CountArgs::regime},
    CountRow{"observation.abnormal_open", CountArgs::regime},
    CountRow{"observation.outcomes_today", CountArgs::regime},
    CountRow{"observation.readings_expected_today", CountArgs::regime},
    CountRow{"observation.readings_received_today", CountArgs::regime},
    CountRow{"observation.readings_missing_today", CountArgs::regime},
    CountRow{"tasks.overdue_open", CountArgs::none},
    CountRow{"assistance.needs_open", CountArgs::none},
    CountRow{"assistance.needs_new_today", CountArgs::none},
    CountRow{"assistance.needs_done_today", CountArgs::none},
    CountRow{"assistance.needs_late", CountArgs::none},
};

static bool counts_missing(std::string_view name) {
  return name == "observation.readings_missing_today" ||
         name == "observation.readings_expected_today";
}

static const CountRow* find_count(std::string_view name) {
  for (const CountRow& row : counts) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

bool is_count(std::string_view name) { return find_count(name) != nullptr; }

namespace {

struct CellCheck {
  const Pack& pack;
  const Words& words;
  const Form& form;
  const Cell& cell;
  Problems& problems;

  std::string where(std::string_view key) const {
    return place_of("reports.toml", "form " + form.id + " cell", cell.id, key);
  }
  const std::string* argument(std::string_view name) const {
    const auto found = cell.args.find(name);
    return found == cell.args.end() ? nullptr : &found->second;
  }
  void must_be(std::string_view key, std::string_view wanted) const {
    problems.add(where(key), base::refuse(refusal::must_be)
                                 .with("wanted", std::string(wanted))
                                 .with("why", "count = " + cell.count));
  }

  void run() const {
    const CountRow* count = find_count(cell.count);
    if (count == nullptr) return unknown_count();
    check_category(count->args == CountArgs::category);
    check_regime(count->args == CountArgs::regime);
  }
  void unknown_count() const {
    std::string known;
    for (const CountRow& row : counts) known += (known.empty() ? "" : " ") + std::string(row.name);
    problems.add(
        where("count"),
        base::refuse(refusal::unknown_word).with("value", cell.count).with("known", known));
  }
  void check_category(bool wanted) const {
    const std::string* category = argument("category");
    if (wanted != (category != nullptr))
      return must_be("args", wanted ? "{ category = \"…\" }" : "without category");
    if (category != nullptr && find(pack.categories, *category) == nullptr) {
      problems.add(where("args"), unknown_reference("[[category]]", *category));
    }
  }
  void check_regime(bool allowed) const {
    const std::string* id = argument("regime");
    if (id != nullptr && !allowed) return must_be("args", "without regime");
    const Regime* regime = id == nullptr ? nullptr : find(pack.regimes, *id);
    if (id != nullptr && regime == nullptr)
      problems.add(where("args"), unknown_reference("[[regime]]", *id));
    const bool all_voluntary = std::all_of(pack.regimes.begin(), pack.regimes.end(),
                                           [](const Regime& one) { return one.voluntary; });
    const bool voluntary = regime == nullptr ? all_voluntary : regime->voluntary;
    if (voluntary && counts_missing(cell.count)) must_be("args", "a regime that is not voluntary");
    if (regime != nullptr && voluntary)
      check_voluntary_text(cell.label, where("label"), words, problems);
  }
};

}  // namespace

// Whoever is asked or told is a role of the platform.
static void check_form_roles(const Form& form, const Surroundings& around, Problems& problems) {
  const auto check = [&](std::string_view key, const std::string& role) {
    if (around.roles.find(role) != nullptr) return;
    problems.add(place_of("reports.toml", "form", form.id, key),
                 unknown_reference("[[role]]", role));
  };
  check("confirm_role", form.confirm_role);
  check("missing_role", form.missing_role);
  check("missed_role", form.missed_role);
  for (const std::string& role : form.urgent_roles) check("urgent_roles", role);
}

void check_reports(const Pack& pack, const Surroundings& around, Problems& problems) {
  for (const Form& form : pack.forms) {
    check_form_roles(form, around, problems);
    std::set<std::string> seen;
    for (const Section& section : form.sections) {
      for (const Cell& cell : section.cells) {
        const CellCheck check{pack, around.words, form, cell, problems};
        check.run();
        if (seen.insert(cell.id).second) continue;
        problems.add(check.where("id"), base::refuse(refusal::duplicate).with("value", cell.id));
      }
    }
  }
}

}  // namespace packs
