#include <algorithm>
#include <array>

#include "packs/check.h"

namespace packs {

// The ten clarities by number; the registering page has a field for each.
static constexpr std::array clarity_ids{"count",       "arrival_time",     "origin", "transport",
                                        "stops",       "shared_transport", "health", "precautions",
                                        "particulars", "contact"};

static void check_clarities(const Pack& pack, Problems& problems) {
  for (std::size_t i = 0; i < clarity_ids.size(); ++i) {
    const Clarity* clarity = find(pack.clarities, clarity_ids[i]);
    const int number = static_cast<int>(i) + 1;
    if (clarity == nullptr) {
      problems.add("arrivals.toml, clarity",
                   base::refuse(refusal::missing_key)
                       .with("wanted", std::string("[[clarity]] id = \"") + clarity_ids[i] + "\""));
    } else if (clarity->number != number) {
      problems.add(place_of("arrivals.toml", "clarity", clarity->id, "number"),
                   base::refuse(refusal::must_be)
                       .with("wanted", std::to_string(number))
                       .with("why", "packs/README.md"));
    }
  }
  for (const Clarity& clarity : pack.clarities) {
    if (std::find(clarity_ids.begin(), clarity_ids.end(), clarity.id) != clarity_ids.end())
      continue;
    std::string known;
    for (const char* id : clarity_ids) known += (known.empty() ? "" : " ") + std::string(id);
    problems.add(
        place_of("arrivals.toml", "clarity", clarity.id, "id"),
        base::refuse(refusal::unknown_word).with("value", clarity.id).with("known", known));
  }
}

namespace {

// What a predicate's arguments name must be in the pack.
struct References {
  const Pack& pack;
  const std::string& where;
  Problems& problems;

  void need(bool there, std::string_view kind, const std::string& value) const {
    if (!there) problems.add(where, unknown_reference(kind, value));
  }
  void operator()(const StayedInOrigin& q) const {
    need(find(pack.origin_lists, q.list) != nullptr, "[[list]]", q.list);
  }
  void operator()(const HasProof& q) const {
    need(find(pack.proofs, q.kind) != nullptr, "[[proof]]", q.kind);
  }
  void operator()(const CategoryIs& q) const {
    need(find(pack.categories, q.id) != nullptr, "[[category]]", q.id);
  }
  void operator()(const Diagnosed& q) const {
    need(q.illness == pack.header.illness, "illness", q.illness);
  }
  void operator()(const FromAbroad&) const {}
  void operator()(const HasSymptom&) const {}
  void operator()(const TemperatureAtLeast&) const {}
  void operator()(const SharedWithCase&) const {}
  void operator()(const HolidayReturn&) const {}
};

}  // namespace

static void check_predicate(const Predicate& predicate, const References& references) {
  if (predicate.kind == Predicate::Kind::is) std::visit(references, predicate.question);
  for (const Predicate& one : predicate.of) check_predicate(one, references);
}

static void check_outcomes(const Pack& pack, const Proposal& proposal, Problems& problems) {
  const auto check = [&](const std::string& id, std::string_view key) {
    if (find(pack.regimes, id) != nullptr || find(pack.advices, id) != nullptr) return;
    problems.add(place_of("arrivals.toml", "proposal", proposal.id, key),
                 unknown_reference("[[regime]] | [[advice]]", id));
  };
  check(proposal.propose, "propose");
  for (const std::string& id : proposal.alternatives) check(id, "alternatives");
}

static void check_proposal(const Pack& pack, const Surroundings& around, const Proposal& proposal,
                           Problems& problems) {
  const auto where = [&](std::string_view key) {
    return place_of("arrivals.toml", "proposal", proposal.id, key);
  };
  for (const std::string& id : proposal.categories) {
    if (find(pack.categories, id) == nullptr)
      problems.add(where("category"), unknown_reference("[[category]]", id));
  }
  for (const std::string& role : proposal.confirm_roles) {
    if (around.roles.find(role) == nullptr)
      problems.add(where("confirm_roles"), unknown_reference("[[role]]", role));
  }
  check_outcomes(pack, proposal, problems);
  const Regime* regime = find(pack.regimes, proposal.propose);
  check_placeholders(proposal.sentence, where("sentence"),
                     regime != nullptr ? Placeholders::of_regime : Placeholders::none, problems);
  check_placeholders(proposal.reason, where("reason"), Placeholders::none, problems);
  if (regime == nullptr || !regime->voluntary) return;
  check_voluntary_text(proposal.sentence, where("sentence"), around.words, problems);
  check_voluntary_text(proposal.reason, where("reason"), around.words, problems);
}

void check_arrivals(const Pack& pack, const Surroundings& around, Problems& problems) {
  check_clarities(pack, problems);
  if (around.roles.find(pack.registration.follow_up_role) == nullptr) {
    problems.add(place_of("arrivals.toml", "registration", pack.registration.id, "follow_up_role"),
                 unknown_reference("[[role]]", pack.registration.follow_up_role));
  }
  const std::string& look_role = pack.declaring.look_role;
  if (!look_role.empty() && around.roles.find(look_role) == nullptr) {
    problems.add(place_of("declaring.toml", "declaring", pack.declaring.id, "look_role"),
                 unknown_reference("[[role]]", look_role));
  }
  for (const Category& category : pack.categories) {
    const std::string where = place_of("arrivals.toml", "category", category.id, "when");
    check_predicate(category.when, {pack, where, problems});
  }
  for (const Proposal& proposal : pack.proposals) {
    const std::string where = place_of("arrivals.toml", "proposal", proposal.id, "when");
    check_predicate(proposal.when, {pack, where, problems});
    check_proposal(pack, around, proposal, problems);
  }
  for (const Advice& advice : pack.advices) {
    if (find(pack.regimes, advice.id) == nullptr) continue;
    problems.add(place_of("arrivals.toml", "advice", advice.id, "id"),
                 base::refuse(refusal::duplicate).with("value", advice.id));
  }
}

}  // namespace packs
