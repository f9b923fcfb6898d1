#include "events/rules.h"

#include <algorithm>

#include "base/utf8.h"

namespace events {

static packs::EventKind pack_kind(Kind kind) {
  switch (kind) {
    case Kind::real: return packs::EventKind::real;
    case Kind::review: return packs::EventKind::review;
    case Kind::drill: return packs::EventKind::drill;
  }
  return packs::EventKind::real;
}

base::Result<base::Done> may_open(const Event& event, const packs::Pack* pack, base::Date today) {
  if (event.name.empty()) return base::refuse(refusal::no_name).at("name");
  if (pack == nullptr || pack->header.kind != packs::PackKind::illness) {
    return base::refuse(refusal::unknown_pack).at("pack");
  }
  const auto& kinds = pack->header.event_kinds;
  const bool allowed = std::find(kinds.begin(), kinds.end(), pack_kind(event.kind)) != kinds.end();
  const bool is_over = pack->header.effective_to && *pack->header.effective_to < today;
  if (!allowed || (event.kind == Kind::real && is_over)) {
    return base::refuse(refusal::pack_not_for_kind).with("pack", pack->header.id).at("pack");
  }
  return base::Done{};
}

static base::Refusal already_closed(const Event& event) {
  return base::refuse(refusal::closed).with("on", base::to_string(*event.closed_on));
}

base::Result<base::Done> may_close(const Event& event, const Unfinished& left,
                                   std::string_view reason) {
  if (event.closed_on) return already_closed(event);
  if (left.watched > 0 || left.undecided > 0) {
    return base::refuse(refusal::unfinished)
        .with("watched", std::to_string(left.watched))
        .with("undecided", std::to_string(left.undecided));
  }
  if (base::trim(reason).empty()) return base::refuse(refusal::no_closing_reason).at("reason");
  return base::Done{};
}

base::Result<base::Done> may_add_area(const Event& event, const packs::Pack& pack,
                                      const OriginArea& area) {
  if (event.closed_on) return already_closed(event);
  if (packs::find(pack.origin_lists, area.list) == nullptr) {
    return base::refuse(refusal::unknown_list).with("list", area.list).at("list");
  }
  if (area.to && *area.to < area.from) {
    return base::refuse(refusal::ends_before_start).at("to");
  }
  if (area.source.empty()) return base::refuse(refusal::no_source).at("source");
  return base::Done{};
}

}  // namespace events
