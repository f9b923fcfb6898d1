#include "papers/view.h"

#include <algorithm>
#include <stdexcept>

#include "people/store.h"

namespace papers {

PackPtr pack_of(const Context& context, const Paper& paper) {
  auto pack = context.pack_of(paper.pack_hash);
  if (!pack) throw std::runtime_error("the pack version that made a paper is not here");
  return pack;
}

const packs::PaperKind& kind_of(const packs::Pack& pack, const Paper& paper) {
  const packs::PaperKind* kind = packs::find(pack.papers, paper.kind);
  if (kind == nullptr) throw std::runtime_error("a pack has lost a paper");
  return *kind;
}

std::vector<std::string> roles_held(const http::Call& call, const Context& context,
                                    places::PlaceId place) {
  std::vector<std::string> roles;
  const auto tree = context.places.now();
  for (const identity::SessionGrant& grant : call.who.grants) {
    if (tree->contains(grant.place, place)) roles.push_back(grant.role);
  }
  return roles;
}

static bool any_of(const std::vector<std::string>& held, const std::vector<std::string>& of) {
  return std::find_first_of(held.begin(), held.end(), of.begin(), of.end()) != held.end();
}

static CanView can_of(http::Call& call, const Context& context, const Paper& paper,
                      const packs::PaperKind& kind) {
  const auto roles = roles_held(call, context, paper.place);
  return {.serve = paper.state == State::issued && call.who.may("paper.serve") &&
                   any_of(roles, kind.serve_roles),
          .withdraw = paper.state != State::withdrawn && call.who.may("paper.issue") &&
                      any_of(roles, kind.issue_roles)};
}

PaperView view_of(http::Call& call, const Context& context, const Paper& paper) {
  const auto pack = pack_of(context, paper);
  const packs::PaperKind& kind = kind_of(*pack, paper);
  PaperView view;
  view.id = paper.id;
  view.version = paper.version;
  view.number = paper.number.text;
  view.kind = paper.kind;
  view.kind_label = kind.label.in(call.language);
  view.use = paper.use;
  view.mark = paper.mark;
  view.person = people::masked(
      people::store::get(call.tx, context.vault, paper.tenant, paper.person), call.today);
  view.place = places::view_of(*context.places.now(), paper.place);
  view.event_id = paper.event;
  view.episode_id = paper.episode;
  view.body = paper.body;
  view.issued_at = paper.issued_at;
  view.issued_by = paper.issued_by;
  view.state = paper.state;
  view.serve_by = paper.serve_by;
  view.late = paper.is_late(call.now);
  if (const auto& serving = paper.serving) {
    view.served = ServedView{serving->at,      paper.served_by,   serving->how,
                             serving->receipt, serving->receiver, serving->witness};
  }
  if (paper.withdrawn_at) {
    view.withdrawn = WithdrawnView{*paper.withdrawn_at, paper.withdrawn_by, paper.withdrawn_reason};
  }
  view.can = can_of(call, context, paper, kind);
  return view;
}

}  // namespace papers
