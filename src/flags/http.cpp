#include "flags/http.h"

#include <algorithm>

#include "events/store.h"
#include "flags/due.h"
#include "flags/rules.h"
#include "identity/store.h"
#include "places/view.h"
#include "tasks/store.h"

namespace flags {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "places.read";
constexpr const char* flagging = "places.flag";
constexpr std::int64_t former_max = 20;

struct ListInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place))

struct CitationView {
  std::string document;
  std::string clause;
  packs::Confidence confidence = packs::Confidence::recalled;
  base::Date from;
};
BOOST_DESCRIBE_STRUCT(CitationView, (), (document, clause, confidence, from))

struct MeasureView {
  std::string label;
  std::int64_t every_days = 0;  // None: once.
  std::string role;
  std::optional<base::Instant> due_at;   // Of what waits.
  std::optional<base::Instant> done_at;  // The last time.
  bool late = false;
};
BOOST_DESCRIBE_STRUCT(MeasureView, (), (label, every_days, role, due_at, done_at, late))

struct FlaggedView {
  FlaggedId id;
  places::PlaceView place;
  places::UrbanRural urban_rural = places::UrbanRural::unknown;
  std::string flag;
  std::string label;
  std::string reason;
  base::Date from;
  std::string set_by;
  CitationView citation;
  std::vector<MeasureView> measures;
  bool may_end = false;
};
BOOST_DESCRIBE_STRUCT(FlaggedView, (),
                      (id, place, urban_rural, flag, label, reason, from, set_by, citation,
                       measures, may_end))

struct KindView {
  std::string id;
  std::string label;
  std::string hint;
  std::vector<std::string> measures;
};
BOOST_DESCRIBE_STRUCT(KindView, (), (id, label, hint, measures))

struct FormerView {
  std::string label;
  base::Date from;
  base::Date to;
  std::string end_reason;
};
BOOST_DESCRIBE_STRUCT(FormerView, (), (label, from, to, end_reason))

struct ListView {
  places::PlaceView place;
  std::vector<FlaggedView> items;
  std::vector<KindView> kinds;
  std::vector<FormerView> former;  // Of a community.
  bool may_flag = false;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (place, items, kinds, former, may_flag))

std::string label_of(const packs::PlaceFlags& rules, const std::string& flag,
                     base::Language language) {
  const packs::PlaceFlag* kind = packs::find(rules.flags, flag);
  return kind != nullptr ? kind->label.in(language) : flag;
}

MeasureView measure_view(Call& call, const Context& context, const Measure& measure) {
  const auto rules = context.rules();
  const packs::FlagMeasure* what = packs::find(rules->measures, measure.measure);
  MeasureView view;
  view.label = measure.measure;
  if (what != nullptr) {
    view.label = what->label.in(call.language);
    view.every_days = what->every.count;
    view.role = context.role_label(what->role, call.language);
  }
  const identity::TenantId tenant = measure.place.tenant;
  for (const tasks::Task& task : tasks::store::open_about(call.tx, tenant, measure.id.value)) {
    if (!view.due_at || task.due_at < *view.due_at) view.due_at = task.due_at;
  }
  view.late = view.due_at && *view.due_at < call.now;
  view.done_at = store::done_at(call.tx, tenant, measure.id);
  return view;
}

FlaggedView flagged_view(Call& call, const Context& context, const Flagged& flagged,
                         identity::EventId event) {
  const auto rules = context.rules();
  const auto tree = context.places.now();
  FlaggedView view;
  view.id = flagged.id;
  view.place = places::view_of(*tree, flagged.place);
  if (const auto place = tree->find(flagged.place)) view.urban_rural = place->urban_rural;
  view.flag = flagged.flag;
  view.label = label_of(*rules, flagged.flag, call.language);
  view.reason = flagged.reason;
  view.from = flagged.from;
  view.set_by = flagged.set_by;
  if (const packs::PlaceFlag* kind = packs::find(rules->flags, flagged.flag)) {
    const packs::Citation& cited = kind->citation;
    view.citation = {cited.document, cited.clause, cited.confidence, cited.from};
  }
  for (const Measure& measure : store::measures(call.tx, flagged)) {
    if (measure.event == event) view.measures.push_back(measure_view(call, context, measure));
  }
  const auto where = identity::store::locate(call.tx, flagged.place);
  view.may_end = where && call.who.scope(flagging).covers(where->span.first);
  return view;
}

// Rural places first. (TIER-12)
void sort(std::vector<FlaggedView>& items) {
  std::stable_sort(items.begin(), items.end(), [](const FlaggedView& a, const FlaggedView& b) {
    const auto is_rural = [](const FlaggedView& one) {
      return one.urban_rural == places::UrbanRural::rural;
    };
    return is_rural(a) && !is_rural(b);
  });
}

Result<ListView> list(Call& call, const Context& context, const ListInput& input) {
  const auto where = identity::store::locate(call.tx, input.place);
  const auto place = context.places.now()->find(input.place);
  const bool covered = where && place && call.who.scope(reading).covers(where->span.first);
  if (!covered || !where->tenant) return http::refusal::not_found;
  const auto rules = context.rules();
  ListView view;
  view.place = places::view_of(*place);
  for (const Flagged& flagged : store::standing(call.tx, *where->tenant, where->span)) {
    view.items.push_back(flagged_view(call, context, flagged, input.event));
  }
  sort(view.items);
  for (const packs::PlaceFlag& kind : rules->flags) {
    KindView& row = view.kinds.emplace_back(
        KindView{kind.id, kind.label.in(call.language), kind.hint.in(call.language), {}});
    for (const packs::FlagMeasure& measure : rules->measures) {
      if (measure.flag == kind.id) row.measures.push_back(measure.label.in(call.language));
    }
  }
  if (place->level == places::Level::community) {
    for (const Flagged& one : store::former(call.tx, *where->tenant, place->id, former_max)) {
      view.former.push_back({label_of(*rules, one.flag, call.language), one.from,
                             base::date_of(*one.ended_at), one.end_reason});
    }
  }
  view.may_flag = call.who.scope(flagging).covers(where->span.first);
  return view;
}

// ---- Setting and ending -------------------------------------------------------------------------

struct SetInput {
  base::Uuid id;
  identity::EventId event;  // What is shown afterwards; the flag holds for all.
  places::PlaceId place_id;
  std::string flag;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SetInput, (), (id, event, place_id, flag, reason))

struct EndInput {
  FlaggedId flagged_id;
  base::Uuid id;
  identity::EventId event;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndInput, (), (flagged_id, id, event, reason))

void begin_in_open_events(Call& call, const Context& context, const Flagged& flagged,
                          const identity::Span& span) {
  for (const events::Event& event : events::store::open_events(call.tx)) {
    if (event.tenant != flagged.tenant || !event.span.contains(span)) continue;
    begin_measures(call.tx, context, call.actor(), {flagged, event.id});
  }
}

Result<ListInput> set(Call& call, const Context& context, const SetInput& input) {
  const auto where = identity::store::locate(call.tx, input.place_id);
  const auto place = context.places.now()->find(input.place_id);
  const bool covered = where && place && call.who.scope(flagging).covers(where->span.first);
  if (!covered || !where->tenant) return base::refuse(http::refusal::not_found).at("place_id");
  if (place->level != places::Level::community) {
    return base::refuse(refusal::not_a_community).at("place_id");
  }
  const auto rules = context.rules();
  const packs::PlaceFlag* kind = packs::find(rules->flags, input.flag);
  if (const auto ok = may_set(kind, input.reason); !ok) return ok.refusal();
  for (const Flagged& one : store::standing(call.tx, *where->tenant, where->span)) {
    if (one.flag != input.flag) continue;
    return base::refuse(refusal::already_set)
        .with("place", place->name)
        .with("flag", kind->label.in(call.language))
        .at("flag");
  }
  Flagged flagged;
  flagged.id = {input.id};
  flagged.tenant = *where->tenant;
  flagged.place = input.place_id;
  flagged.flag = input.flag;
  flagged.reason = input.reason;
  flagged.from = call.today;
  store::add(call.tx, call.actor(), flagged);
  begin_in_open_events(call, context, flagged, where->span);
  return ListInput{input.event, input.place_id};
}

Result<ListInput> end(Call& call, const Context&, const EndInput& input) {
  auto flagged = store::find(call.tx, call.who.scope(flagging), input.flagged_id);
  if (!flagged) return http::refusal::not_found;
  if (const auto ok = may_end(*flagged, input.reason); !ok) return ok.refusal();
  flagged->end_reason = input.reason;
  store::end(call.tx, call.actor(), *flagged);
  end_measures(call.tx, call.actor(), *flagged);
  return ListInput{input.event, flagged->place};
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListInput, ListView>("/v1/place-flags", reading, with(list));
  routes.post<SetInput, ListInput, ListView>("/v1/place-flags", flagging, with(set), with(list));
  routes.post<EndInput, ListInput, ListView>("/v1/place-flags/{flagged_id}/ends", flagging,
                                             with(end), with(list));
}

}  // namespace flags
