#include <algorithm>
#include <set>

#include "packs/check.h"

namespace packs {

namespace {

class RegimeCheck {
 public:
  RegimeCheck(const Pack& pack, const Surroundings& around, const Regime& regime,
              Problems& problems)
      : pack_(pack), around_(around), regime_(regime), problems_(problems) {}

  void run() {
    check_references();
    check_slots();
    check_order_of_numbers();
    check_ending();
    check_placeholders(regime_.sentence, where("sentence"), Placeholders::of_regime, problems_);
    must(regime_.requires_order == regime_.order_min_level.has_value(), "order_min_level",
         regime_.requires_order ? "township | county | …" : "\"\"", "requires_order");
    if (regime_.voluntary) check_voluntary();
    if (regime_.restrictive()) check_restrictive();
  }

 private:
  std::string where(std::string_view key) const {
    return place_of("observation.toml", "regime", regime_.id, key);
  }
  void must(bool holds, std::string_view key, std::string_view wanted, std::string_view why) {
    if (holds) return;
    problems_.add(where(key), base::refuse(refusal::must_be)
                                  .with("wanted", std::string(wanted))
                                  .with("why", std::string(why)));
  }
  void need_role(std::string_view key, const std::string& role) {
    if (around_.roles.find(role) == nullptr)
      problems_.add(where(key), unknown_reference("[[role]]", role));
  }
  void in_order(bool holds, std::string_view earlier, std::string_view later) {
    if (holds) return;
    problems_.add(where(later), base::refuse(refusal::wrong_order)
                                    .with("later", std::string(later))
                                    .with("earlier", std::string(earlier)));
  }

  void check_references();
  void check_slots();
  void check_order_of_numbers();
  void check_ending();
  void check_voluntary();
  void check_restrictive();

  const Pack& pack_;
  const Surroundings& around_;
  const Regime& regime_;
  Problems& problems_;
};

void RegimeCheck::check_references() {
  for (const std::string& id : regime_.symptoms) {
    if (find(pack_.symptoms, id) == nullptr)
      problems_.add(where("symptoms"), unknown_reference("[[symptom]]", id));
  }
  if (!regime_.next.empty() && find(pack_.regimes, regime_.next) == nullptr) {
    problems_.add(where("next"), unknown_reference("[[regime]]", regime_.next));
  }
  need_role("remind_role", regime_.remind_role);
  need_role("care_role", regime_.care_role);
  need_role("escalate_role", regime_.escalate_role);
  for (const std::string& role : regime_.open_roles) need_role("open_roles", role);
  for (const std::string& role : regime_.end_roles) need_role("end_roles", role);
  for (const std::string& role : regime_.early_end_roles) need_role("early_end_roles", role);
  for (const std::string& kind : regime_.requires_care_kinds) {
    if (around_.words.has("care_kind", kind)) continue;
    problems_.add(where("requires_care_kinds"), base::refuse(refusal::unknown_word)
                                                    .with("value", kind)
                                                    .with("known", around_.words.ids("care_kind")));
  }
}

// In the order of the day, one after the other, so that a reading belongs to one slot.
void RegimeCheck::check_slots() {
  std::set<std::string> seen;
  int free_from = -1;
  for (const Slot& slot : regime_.slots) {
    if (!seen.insert(slot.id).second) {
      problems_.add(where("slots"), base::refuse(refusal::duplicate).with("value", slot.id));
    }
    in_order(slot.from_minute < slot.to_minute && slot.from_minute >= free_from, "from", "slots");
    free_from = slot.to_minute;
  }
}

void RegimeCheck::check_order_of_numbers() {
  in_order(regime_.plausible_min < regime_.fever_from, "plausible_min_tenths", "fever_from_tenths");
  in_order(regime_.fever_from <= regime_.plausible_max, "fever_from_tenths",
           "plausible_max_tenths");
  in_order(regime_.warn_before_end <= regime_.days, "warn_days_before_end", "days");
  in_order(regime_.days <= regime_.max_days, "days", "max_days");
  in_order(regime_.test_days.empty() || regime_.test_days.back() <= regime_.days, "test_days",
           "days");
  in_order(!regime_.urgent || regime_.fever_from <= regime_.urgent->from, "fever_from_tenths",
           "urgent");
}

void RegimeCheck::check_ending() {
  const auto& reasons = regime_.end_reasons;
  const bool word =
      std::find(reasons.begin(), reasons.end(), EndReason::persons_word) != reasons.end();
  must(word == regime_.ends_on_word, "end_reasons",
       regime_.ends_on_word ? "[ …, \"persons_word\" ]" : "without \"persons_word\"",
       "ends_on_word");
}

void RegimeCheck::check_voluntary() {
  const std::string_view why = "voluntary = true";
  must(regime_.agreement_required, "agreement_required", "true", why);
  must(regime_.ends_on_word, "ends_on_word", "true", why);
  must(!regime_.requires_order, "requires_order", "false", why);
  must(!regime_.requires_notice_to_release, "requires_notice_to_release", "false", why);
  must(regime_.missing_reminders <= 1, "missing_reminders", "1", why);
  must(!regime_.restrictive(), "code", "Q3 | Q4 | Q5", why);
  const Words& words = around_.words;
  check_voluntary_text(regime_.label, where("label"), words, problems_);
  check_voluntary_text(regime_.sentence, where("sentence"), words, problems_);
  check_voluntary_text(regime_.open_label, where("open_label"), words, problems_);
  check_voluntary_text(regime_.end_label, where("end_label"), words, problems_);
  for (const Slot& slot : regime_.slots) {
    check_voluntary_text(slot.label, where("slots"), words, problems_);
  }
}

// A role that may be granted in a community is the community's, whatever its name.
void RegimeCheck::check_restrictive() {
  must(regime_.requires_order, "requires_order", "true", "code = Q1 | Q2");
  const auto refuse_community = [&](std::string_view key, const std::vector<std::string>& roles) {
    for (const std::string& id : roles) {
      const identity::Role* role = around_.roles.find(id);
      if (role == nullptr || !role->levels.contains(places::Level::community)) continue;
      problems_.add(where(key), base::refuse(refusal::community_opens).with("value", id));
    }
  };
  refuse_community("open_roles", regime_.open_roles);
  refuse_community("early_end_roles", regime_.early_end_roles);
  std::string missing;
  for (const Word& kind : around_.words.of("care_kind")) {
    const auto& named = regime_.requires_care_kinds;
    if (std::find(named.begin(), named.end(), kind.id) == named.end()) missing += " " + kind.id;
  }
  if (missing.empty()) return;
  problems_.add(where("requires_care_kinds"),
                base::refuse(refusal::care_kinds_missing).with("value", missing.substr(1)));
}

void check_household_rules(const Pack& pack, const Surroundings& around, Problems& problems) {
  for (const HouseholdRule& rule : pack.household_rules) {
    const auto where = [&](std::string_view key) {
      return place_of("cases.toml", "household_rule", rule.id, key);
    };
    if (around.roles.find(rule.role) == nullptr) {
      problems.add(where("role"), unknown_reference("[[role]]", rule.role));
    }
    if (!rule.propose.empty() && find(pack.regimes, rule.propose) == nullptr) {
      problems.add(where("propose"), unknown_reference("[[regime]]", rule.propose));
    }
    check_placeholders(rule.sentence, where("sentence"), Placeholders::none, problems);
  }
}

}  // namespace

void check_regimes(const Pack& pack, const Surroundings& around, Problems& problems) {
  for (const Regime& regime : pack.regimes) RegimeCheck(pack, around, regime, problems).run();
  check_household_rules(pack, around, problems);
  check_placeholders(pack.doubt.sentence,
                     place_of("observation.toml", "doubt", pack.doubt.id, "sentence"),
                     Placeholders::of_doubt, problems);
}

}  // namespace packs
