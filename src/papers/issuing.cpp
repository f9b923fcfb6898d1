#include "papers/issuing.h"

#include <algorithm>

#include "base/utf8.h"
#include "events/store.h"
#include "papers/store.h"
#include "papers/token.h"
#include "papers/view.h"
#include "tasks/store.h"

namespace papers {

using base::Language;
using base::Result;
using http::Call;
using packs::PaperKind;

namespace {

// Where the person is, in which event, under which pack.
struct Ground {
  events::Event event;
  PackPtr pack;
  std::optional<EpisodeFacts> episode;
  std::string regime() const { return episode ? episode->regime : ""; }
};

Result<Ground> ground_of(Call& call, const Context& context, const people::Person& person,
                         const std::optional<base::Uuid>& episode) {
  auto event = events::store::find(call.tx, person.tenant, person.event);
  if (!event) return http::refusal::not_found;
  auto pack = context.rules(call.tx, *event, person.place, call.today);
  if (!pack) return pack.refusal();
  Ground ground{std::move(*event), std::move(*pack), std::nullopt};
  if (!episode) return ground;
  ground.episode = context.episode(call.tx, person.tenant, *episode);
  if (!ground.episode || ground.episode->person != person.id) return http::refusal::not_found;
  return ground;
}

std::string roles_text(const Context& context, const PaperKind& kind, Language language) {
  std::string text;
  for (const std::string& role : kind.issue_roles) {
    text += (text.empty() ? "" : "、") + context.role_label(role, language);
  }
  return text;
}

// The nearest place over the person's where the caller holds a role that issues the kind.
const identity::SessionGrant* issuer_of(const Call& call, const Context& context,
                                        const PaperKind& kind, places::PlaceId place) {
  const auto tree = context.places.now();
  const identity::SessionGrant* nearest = nullptr;
  for (const identity::SessionGrant& grant : call.who.grants) {
    const auto& roles = kind.issue_roles;
    if (std::find(roles.begin(), roles.end(), grant.role) == roles.end()) continue;
    if (!tree->contains(grant.place, place)) continue;
    if (nearest == nullptr || tree->contains(nearest->place, grant.place)) nearest = &grant;
  }
  return nearest;
}

std::string place_name(const Context& context, places::PlaceId place) {
  return places::view_of(*context.places.now(), place).name;
}

std::string proposed_body(const Context& context, const PaperKind& kind, places::PlaceId place) {
  std::string body = kind.body.zh;
  base::replace_all(body, "{place}", place_name(context, place));
  return body;
}

std::string mark_of(const Context& context, const events::Event& event) {
  const packs::Words& words = *context.words();
  std::string mark;
  if (event.kind != events::Kind::real) {
    mark = words.label("paper_mark", boost::describe::enum_to_string(event.kind, ""), Language::zh);
  }
  if (context.is_demonstration()) {
    mark += (mark.empty() ? "" : " · ") + words.label("paper_mark", "demonstration", Language::zh);
  }
  return mark;
}

Paper draft(const Call& call, const people::Person& person, const PaperKind& kind,
            const Asked& asked) {
  Paper paper;
  paper.id = asked.id;
  paper.tenant = person.tenant;
  paper.event = person.event;
  paper.place = person.place;
  paper.person = person.id;
  paper.episode = asked.episode;
  paper.lawful_basis = person.lawful_basis;
  paper.kind = kind.id;
  paper.use = kind.use;
  paper.title = kind.label.zh;
  paper.body = asked.wanted.body;
  paper.issued_at = call.now;
  if (!kind.serve_roles.empty()) {
    paper.serve_role = kind.serve_role;
    paper.serve_by = base::Instant{call.now.ms + std::int64_t{kind.serve_due_minutes} * 60'000};
  }
  return paper;
}

struct Drafted {
  const Paper& paper;
  const Wanted& wanted;
};

Result<base::Done> check(Call& call, const Context& context, const Ground& ground,
                         const Drafted& drafted) {
  const Paper& paper = drafted.paper;
  const PaperKind& kind = *packs::find(ground.pack->papers, paper.kind);
  Issuing issuing{.kind = kind,
                  .pack = *ground.pack,
                  .regime = ground.regime(),
                  .before = {},
                  .roles = roles_held(call, context, paper.place),
                  .roles_of_kind = roles_text(context, kind, call.language)};
  for (Paper& before : store::of_person(call.tx, context.vault, paper.tenant, paper.person)) {
    if (before.kind == kind.id) issuing.before.push_back(std::move(before));
  }
  return may_issue(issuing, paper, drafted.wanted);
}

// Its number, from the place where the caller holds the role that issues it.
void number(Call& call, const Context& context, const Ground& ground, Paper& paper) {
  const PaperKind& kind = *packs::find(ground.pack->papers, paper.kind);
  const auto* grant = issuer_of(call, context, kind, paper.place);
  paper.pack_hash = ground.pack->hash;
  paper.issued_role = grant->role;
  paper.mark = mark_of(context, ground.event);
  Number& number = paper.number;
  number.place = grant->place;
  number.rehearsal = ground.event.kind != events::Kind::real;
  number.year = base::split(call.today).year;
  number.serial = store::next_serial(call.tx, paper.tenant, kind.id, number);
  number.text = number_text(place_name(context, number.place), kind.mark, number,
                            context.words()->label("paper", "rehearsal", Language::zh));
}

Facts facts_of(const Context& context, const people::Person& person, const Ground& ground,
               const Paper& paper) {
  Facts facts;
  facts.who = person.particulars;
  facts.episode = ground.episode;
  const auto place = places::view_of(*context.places.now(), person.place);
  facts.place = place.name;
  facts.place_path = place.path;
  base::replace_all(facts.place_path, "/", "");
  facts.now = paper.issued_at;
  facts.number = paper.number.text;
  facts.mark = paper.mark;
  return facts;
}

}  // namespace

Result<Offers> offers_for(Call& call, const Context& context, const people::Person& person,
                          const std::optional<base::Uuid>& episode) {
  const auto ground = ground_of(call, context, person, episode);
  if (!ground) return ground.refusal();
  Offers offers;
  if (ground->event.closed_on) return offers;
  for (const PaperKind& kind : ground->pack->papers) {
    if (!is_about(kind, ground->regime())) continue;
    const auto* grant = issuer_of(call, context, kind, person.place);
    if (grant == nullptr || !call.who.may("paper.issue")) {
      offers.elsewhere.push_back(
          {kind.label.in(call.language), roles_text(context, kind, call.language)});
      continue;
    }
    OfferView& offer = offers.offers.emplace_back();
    offer.kind = kind.id;
    offer.label = kind.label.in(call.language);
    offer.use = kind.use;
    offer.body = proposed_body(context, kind, grant->place);
    if (kind.use != packs::PaperUse::residence_proof) continue;
    for (const packs::LawfulNeed& need : ground->pack->lawful_needs) {
      offer.needs.push_back({need.id, need.label.in(call.language)});
    }
  }
  return offers;
}

Result<PaperId> issue(Call& call, const Context& context, const people::Person& person,
                      const Asked& asked) {
  const auto ground = ground_of(call, context, person, asked.episode);
  if (!ground) return ground.refusal();
  if (ground->event.closed_on) return refusal::event_closed;
  const PaperKind* kind = packs::find(ground->pack->papers, asked.kind);
  if (kind == nullptr) return base::refuse(refusal::not_a_kind).at("kind");
  Paper paper = draft(call, person, *kind, asked);
  if (const auto may = check(call, context, *ground, {paper, asked.wanted}); !may) {
    return may.refusal();
  }
  number(call, context, *ground, paper);
  Facts facts = facts_of(context, person, *ground, paper);
  facts.wanted = asked.wanted;
  facts.filled = asked.filled;
  const printing::Paper content = compose(*kind, *ground->pack, *context.words(), facts);
  store::add(call.tx, call.actor(), paper,
             {context.vault, content, token_of(context.vault, paper.tenant, paper.id)});
  tasks::store::apply(call.tx, call.actor(), {paper.tenant, paper.event, paper.place},
                      after_issuing(paper));
  return paper.id;
}

}  // namespace papers
