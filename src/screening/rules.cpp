#include "screening/rules.h"

#include <algorithm>
#include <array>

#include "base/phone.h"

namespace screening {

// ---- The ten clarities ------------------------------------------------------------------------

using Unclear = std::vector<Phrase>;

static Unclear unless(bool clear, const char* word) {
  return clear ? Unclear{} : Unclear{{word, {}}};
}

// Only dated journeys, with a place or from abroad, are clear.
static Unclear origin(const Declaration& said) {
  if (said.journeys.empty()) return {{"origin_missing", {}}};
  Unclear unclear;
  for (std::size_t i = 0; i < said.journeys.size(); ++i) {
    const Journey& journey = said.journeys[i];
    const std::string number = std::to_string(i + 1);
    if (!journey.abroad && !journey.from_place_id) {
      unclear.push_back({"origin_no_place", {{"number", number}}});
    }
    if (!journey.stayed_from || !journey.stayed_to) {
      unclear.push_back({"origin_no_days", {{"number", number}}});
    }
  }
  return unclear;
}

static Unclear transport(const Declaration& said, const packs::Pack& pack) {
  if (said.transports.empty()) return {{"transport_missing", {}}};
  Unclear unclear;
  for (const Leg& leg : said.transports) {
    const packs::Transport* mode = packs::find(pack.transports, leg.mode);
    if (mode == nullptr || !mode->numbered || !leg.number.empty()) continue;
    unclear.push_back({"transport_no_number", {{"transport", mode->label}}});
  }
  return unclear;
}

static bool on_one_run(const std::vector<SharedRide>& rides) {
  return std::any_of(rides.begin(), rides.end(), [](const auto& ride) { return ride.same_run; });
}

static Unclear shared_transport(const Declaration& said) {
  if (!said.shared_with_case) return {{"shared_not_asked", {}}};
  return unless(*said.shared_with_case != Shared::unknown, "shared_not_known");
}

static Unclear health(const Declaration& said) {
  Unclear unclear = unless(said.well.has_value(), "well_not_asked");
  if (!said.temperature) unclear.push_back({"temperature_not_taken", {}});
  const bool unwell = said.well && !*said.well;
  if (unwell && said.symptoms.empty()) unclear.push_back({"complaint_not_named", {}});
  return unclear;
}

static Unclear particulars(const people::Particulars& who) {
  Unclear unclear = unless(!who.name.empty(), "name_missing");
  if (who.sex == people::Sex::unknown) unclear.push_back({"sex_missing", {}});
  if (!who.birth_date) unclear.push_back({"birth_date_missing", {}});
  return unclear;
}

static Unclear unclear_about(std::string_view id, const Declaration& said,
                             const people::Particulars& who, const packs::Pack& pack) {
  if (id == "arrival_time") return unless(said.arrived_on.has_value(), "arrival_time_missing");
  if (id == "origin") return origin(said);
  if (id == "transport") return transport(said, pack);
  if (id == "stops") return unless(said.stops.has_value(), "stops_not_asked");
  if (id == "shared_transport") return shared_transport(said);
  if (id == "health") return health(said);
  if (id == "precautions") return unless(said.precautions.has_value(), "precautions_not_asked");
  if (id == "particulars") return particulars(who);
  if (id == "contact") return unless(who.phone.has_value(), "contact_missing");
  return {};  // `count` is computed from the records and always clear.
}

int Score::clear() const {
  return static_cast<int>(std::count_if(items.begin(), items.end(),
                                        [](const Clarity& c) { return c.unclear.empty(); }));
}

Score score(const Declaration& said, const people::Particulars& who, const packs::Pack& pack,
            const std::vector<SharedRide>& rides) {
  Score score;
  for (const packs::Clarity& clarity : pack.clarities) {
    const bool found = clarity.id == "shared_transport" && on_one_run(rides);
    score.items.push_back(
        {&clarity, found ? Unclear{} : unclear_about(clarity.id, said, who, pack)});
  }
  return score;
}

std::string leads_of(const std::vector<SharedRide>& rides) {
  std::string leads;
  for (const SharedRide& ride : rides) {
    const bool near = ride.contact == journeys::Contact::close;
    leads += (leads.empty() ? "" : " ") + std::string(ride.same_run ? "" : "?") + ride.journey +
             (near ? "!" : "");
  }
  return leads;
}

// ---- The decision -----------------------------------------------------------------------------

static bool blank(const std::optional<std::string>& text) {
  return !text || text->find_first_not_of(" \t\n") == std::string::npos;
}

static bool holds_one(const Decider& decider, const std::vector<std::string>& roles) {
  return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
    return std::find(decider.roles.begin(), decider.roles.end(), role) != decider.roles.end();
  });
}

static base::Result<base::Done> check_agreement(const packs::Regime& regime,
                                                const Proposed& proposed, const Choice& choice) {
  if (!regime.agreement_required) return base::Done{};
  if (!choice.agreement || blank(choice.agreement->in_words)) {
    return base::refuse(refusal::agreement_needed).at("agreement.in_words");
  }
  if (proposed.guardian_agrees_below && choice.agreement->given_by != GivenBy::guardian) {
    return base::refuse(refusal::guardian_agreement_needed)
        .with("age", std::to_string(*proposed.guardian_agrees_below))
        .at("agreement.given_by");
  }
  return base::Done{};
}

static const base::RefusalCode& person_needed(std::string_view kind) {
  if (kind == "food") return refusal::food_person_needed;
  if (kind == "medicine") return refusal::medicine_person_needed;
  if (kind == "comfort") return refusal::comfort_person_needed;
  return refusal::emergency_transport_person_needed;
}

static bool named(const std::vector<CarePerson>& care, std::string_view kind) {
  return std::any_of(care.begin(), care.end(), [&](const CarePerson& person) {
    return boost::describe::enum_to_string(person.kind, "") == kind;
  });
}

static base::Result<base::Done> check_care(const packs::Regime& regime, const Choice& choice) {
  for (std::size_t i = 0; i < choice.care.size(); ++i) {
    const CarePerson& person = choice.care[i];
    const std::string path = "care[" + std::to_string(i) + "]";
    const auto incomplete = [&](const char* field) {
      return base::refuse(refusal::care_person_incomplete).at(path + field);
    };
    if (blank(person.name)) return incomplete(".name");
    if (!base::parse_phone(person.phone)) return incomplete(".phone");
  }
  base::Refusal missing = base::refuse(refusal::care_needed).at("care");
  for (const std::string& kind : regime.requires_care_kinds) {
    if (named(choice.care, kind)) continue;
    missing.problems.push_back(base::refuse(person_needed(kind)).at("care"));
  }
  if (missing.problems.empty()) return base::Done{};
  const std::string count = std::to_string(missing.problems.size());
  return std::move(missing).with("count", count);
}

static base::Result<base::Done> check_regime(const packs::Regime& regime, const Proposed& proposed,
                                             const Choice& choice) {
  const auto agreed = check_agreement(regime, proposed, choice);
  if (!agreed) return agreed.refusal();
  if (regime.requires_order && blank(choice.order_reference)) {
    return base::refuse(refusal::order_needed).at("order_reference");
  }
  return check_care(regime, choice);
}

base::Result<Arrival> decide(Arrival arrival, const Proposed& proposed, const Choice& choice,
                             const Decider& decider) {
  if (arrival.decision) return refusal::already_decided;
  if (proposed.options.empty()) return refusal::nothing_proposed;
  const Option* option = find(proposed, choice.choice);
  if (option == nullptr) return base::refuse(refusal::not_offered).at("choice");
  if (!holds_one(decider, option->confirm_roles)) return refusal::role_needed;
  const bool alternative = option != &proposed.options.front();
  if (alternative && blank(choice.reason)) return base::refuse(refusal::reason_needed).at("reason");
  if (option->regime != nullptr) {
    const auto checked = check_regime(*option->regime, proposed, choice);
    if (!checked) return checked.refusal();
  }
  arrival.decision = Decision{.choice = option->id,
                              .reason = choice.reason,
                              .agreement = choice.agreement,
                              .order_reference = choice.order_reference,
                              .decided_at = decider.at,
                              .decided_by = decider.account,
                              .episode = {}};
  return arrival;
}

// ---- Tasks ------------------------------------------------------------------------------------

static const char* const slice = "screening";

static base::Instant minutes_after(base::Instant at, int minutes) {
  return {at.ms + std::int64_t{minutes} * 60 * 1000};
}

static tasks::Effect decide_effect(const Arrival& arrival, const Proposed& proposed,
                                   const packs::Registration& policy) {
  const bool waits = !arrival.decision && !proposed.options.empty() &&
                     !proposed.options.front().confirm_roles.empty();
  if (!waits) return tasks::Settle{slice, arrival.id.value, "screening.decide"};
  return tasks::Raise{.slice = slice,
                      .subject = arrival.id.value,
                      .kind = "screening.decide",
                      .due_at = minutes_after(arrival.recorded_at, policy.decide_due_minutes),
                      .role = proposed.options.front().confirm_roles.front(),
                      .detail = {{"choice", proposed.options.front().id}}};
}

static tasks::Effect incomplete_effect(const Arrival& arrival, const Score& score,
                                       const packs::Registration& policy) {
  if (score.complete()) return tasks::Settle{slice, arrival.id.value, "screening.incomplete"};
  return tasks::Raise{
      .slice = slice,
      .subject = arrival.id.value,
      .kind = "screening.incomplete",
      .due_at = minutes_after(arrival.recorded_at, policy.incomplete_due_minutes),
      .role = policy.follow_up_role,
      .detail = {
          {"clear", score.clear()}, {"of", score.of()}, {"open", score.of() - score.clear()}}};
}

tasks::Effects lead_effects(const Arrival& arrival, std::string_view before,
                            const packs::Pack& pack, base::Instant now) {
  const packs::ContactLead& lead = pack.contact_lead;
  if (arrival.leads == before || lead.role.empty()) return {};
  const tasks::Settle settle{slice, arrival.id.value, "screening.shared_ride"};
  if (arrival.leads.empty()) return {settle};
  return {settle, tasks::Raise{.slice = slice,
                               .subject = arrival.id.value,
                               .kind = "screening.shared_ride",
                               .due_at = minutes_after(now, lead.due_minutes),
                               .role = lead.role,
                               .asked = tasks::Asked::again}};
}

tasks::Effects effects(const Arrival& arrival, const Score& score, const Proposed& proposed,
                       const packs::Pack& pack) {
  return {decide_effect(arrival, proposed, pack.registration),
          incomplete_effect(arrival, score, pack.registration)};
}

}  // namespace screening
