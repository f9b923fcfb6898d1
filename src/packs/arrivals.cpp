// arrivals.toml: what is asked on arrival and what is proposed.
#include "packs/entries.h"

namespace packs {

static void registration_keys(Reader& in, Registration& into) {
  in.days("look_back_days", into.look_back, {.min = 1});
  in.flag("id_number_required", into.id_number_required);
  in.id("follow_up_role", into.follow_up_role);
  in.number("decide_due_minutes", into.decide_due_minutes, {.min = 1});
  in.number("incomplete_due_minutes", into.incomplete_due_minutes, {.min = 1});
  in.number("guardian_below_years", into.guardian_below_years);
}

static void notice_keys(Reader& in, Notice& into) {
  in.text("title", into.title);
  in.text("text", into.text);
}

static void clarity_keys(Reader& in, Clarity& into) {
  in.number("number", into.number, {.min = 1, .max = 10});
  if (in.has("computed")) in.flag("computed", into.computed);
  in.text("label", into.label);
  in.text("question", into.question);
}

static void transport_keys(Reader& in, Transport& into) {
  if (in.has("numbered")) in.flag("numbered", into.numbered);
  in.text("label", into.label);
  in.text("number_hint", into.number_hint);
}

template <class T>
static void label_key(Reader& in, T& into) {
  in.text("label", into.label);
}

static void category_keys(Reader& in, Category& into) {
  in.text("label", into.label);
  in.string("key_population", into.key_population, Blank::allowed);
  if (!into.key_population.empty() && !is_key_population(into.key_population)) {
    in.problem("key_population",
               base::refuse(refusal::wrong_type).with("wanted", "\"KEYP-01\" | \"\""));
  }
  read_predicate(in, "when", into.when);
}

static void proposal_keys(Reader& in, Proposal& into) {
  in.strings("category", into.categories);
  read_predicate(in, "when", into.when);
  in.id("propose", into.propose);
  in.strings("alternatives", into.alternatives, Blank::allowed);
  in.strings("confirm_roles", into.confirm_roles);
  in.text("sentence", into.sentence);
  in.text("reason", into.reason);
}

static void advice_keys(Reader& in, Advice& into) {
  in.text("title", into.title);
  in.text("text", into.text);
}

void read_arrivals(Reader& in, Desk& desk) {
  read_single(in, "registration", &Pack::registration, desk, registration_keys);
  read_single(in, "notice", &Pack::notice, desk, notice_keys);
  read_list(in, "clarity", Blank::refused, &Pack::clarities, desk, clarity_keys);
  read_list(in, "transport", Blank::refused, &Pack::transports, desk, transport_keys);
  read_list(in, "symptom", Blank::allowed, &Pack::symptoms, desk, label_key<Symptom>);
  read_list(in, "precaution", Blank::allowed, &Pack::precautions, desk, label_key<Precaution>);
  read_list(in, "proof", Blank::allowed, &Pack::proofs, desk, label_key<Proof>);
  read_list(in, "category", Blank::refused, &Pack::categories, desk, category_keys);
  read_list(in, "proposal", Blank::refused, &Pack::proposals, desk, proposal_keys);
  read_list(in, "advice", Blank::refused, &Pack::advices, desk, advice_keys);
}

}  // namespace packs
