// observation.toml: the regimes, what care may come to, which readings are doubted. cases.toml:
// what a case in the household asks for.
#include "packs/entries.h"

namespace packs {

static void read_slots(Reader& in, std::vector<Slot>& into) {
  if (in.has("slots")) into.clear();
  in.tables("slots", Blank::refused, [&](Reader& row) {
    Slot& slot = into.emplace_back();
    row.id("id", slot.id);
    row.text("label", slot.label);
    row.minute("from", slot.from_minute);
    row.minute("to", slot.to_minute);
  });
}

static void read_until(Reader& in, std::optional<Until>& into) {
  if (!in.has("until")) return;
  in.table("until", [&](Reader& until) {
    into.emplace();
    until.days("min_days_after_onset", into->min_days_after_onset, {.min = 1});
    until.number("normal_hours", into->normal_hours);
  });
}

static void read_urgent(Reader& in, std::optional<Urgent>& into) {
  if (!in.has("urgent")) return;
  in.table("urgent", [&](Reader& urgent) {
    into.emplace();
    urgent.tenths("from_tenths", into->from);
    urgent.number("due_minutes", into->due_minutes, {.min = 1});
    urgent.text("text", into->text);
  });
}

static void read_order_level(Reader& in, std::optional<places::Level>& into) {
  std::string word;
  in.string("order_min_level", word, Blank::allowed);
  if (!in.has("order_min_level")) return;
  into.reset();
  if (!word.empty()) in.choice("order_min_level", into.emplace());
}

static void period_keys(Reader& in, Regime& into) {
  in.days("days", into.days, {.min = 1});
  in.days("max_days", into.max_days, {.min = 1});
  in.choice("count_from", into.count_from);
  in.number("first_day_number", into.first_day_number, {.max = 1});
  read_until(in, into.until);
  in.days("warn_days_before_end", into.warn_before_end);
  if (in.has("test_days")) in.day_numbers("test_days", into.test_days);
  if (in.has("next")) in.string("next", into.next, Blank::allowed);
  if (in.has("follow_up_days")) in.day_numbers("follow_up_days", into.follow_up_days);
}

static void reading_keys(Reader& in, Regime& into) {
  read_slots(in, into.slots);
  in.number("reading_grace_minutes", into.reading_grace_minutes);
  in.tenths("fever_from_tenths", into.fever_from);
  read_urgent(in, into.urgent);
  in.choice("fever_site", into.fever_site);
  in.tenths("plausible_min_tenths", into.plausible_min);
  in.tenths("plausible_max_tenths", into.plausible_max);
  in.strings("symptoms", into.symptoms, Blank::allowed);
  in.number("missing_reminders", into.missing_reminders);
  in.id("remind_role", into.remind_role);
  in.id("care_role", into.care_role);
  in.id("escalate_role", into.escalate_role);
  in.number("care_due_minutes", into.care_due_minutes, {.min = 1});
}

static void power_keys(Reader& in, Regime& into) {
  in.flag("voluntary", into.voluntary);
  in.flag("agreement_required", into.agreement_required);
  in.flag("ends_on_word", into.ends_on_word);
  in.strings("open_roles", into.open_roles);
  in.strings("end_roles", into.end_roles);
  in.strings("early_end_roles", into.early_end_roles);
  in.flag("requires_order", into.requires_order);
  read_order_level(in, into.order_min_level);
  in.flag("requires_notice_to_release", into.requires_notice_to_release);
  in.strings("requires_care_kinds", into.requires_care_kinds, Blank::allowed);
  in.choices("end_reasons", into.end_reasons);
}

static void regime_keys(Reader& in, Regime& into) {
  in.choice("code", into.code);
  in.text("label", into.label);
  in.text("sentence", into.sentence);
  period_keys(in, into);
  reading_keys(in, into);
  power_keys(in, into);
  in.text("open_label", into.open_label);
  in.text("end_label", into.end_label);
}

static void outcome_keys(Reader& in, Outcome& into) { in.text("label", into.label); }

static void doubt_keys(Reader& in, Doubt& into) {
  in.number("same_in_a_row", into.same_in_a_row, {.min = 2});
  in.number("within_minutes", into.within_minutes, {.min = 1});
  in.text("sentence", into.sentence);
}

void read_observation(Reader& in, Desk& desk) {
  read_list(in, "regime", Blank::allowed, &Pack::regimes, desk, regime_keys);
  read_list(in, "outcome", Blank::allowed, &Pack::outcomes, desk, outcome_keys);
  read_single(in, "doubt", &Pack::doubt, desk, doubt_keys);
}

static void household_keys(Reader& in, HouseholdRule& into) {
  in.choices("states", into.states);
  in.choice("whom", into.whom);
  in.strings("key_populations", into.key_populations, Blank::allowed);
  for (const std::string& group : into.key_populations) {
    if (is_key_population(group)) continue;
    in.problem("key_populations",
               base::refuse(refusal::wrong_type).with("wanted", "[\"KEYP-15\", …]"));
  }
  if (in.has("below_years")) in.number("below_years", into.below_years, {.min = 1});
  if (in.has("alone_below_years")) {
    in.number("alone_below_years", into.alone_below_years, {.min = 1});
  }
  in.string("propose", into.propose, Blank::allowed);
  in.id("role", into.role);
  in.number("due_minutes", into.due_minutes, {.min = 1});
  in.text("sentence", into.sentence);
}

void read_cases(Reader& in, Desk& desk) {
  read_list(in, "household_rule", Blank::allowed, &Pack::household_rules, desk, household_keys);
}

}  // namespace packs
