// What was found on a patrol: noting it, seeing to it, taking a slip back. (GRID-05)
#include <algorithm>

#include "base/limits.h"
#include "rounds/http.h"
#include "rounds/view.h"
#include "tasks/store.h"

namespace rounds {

using base::Result;
using http::Call;

namespace {

constexpr const char* reading = "rounds.read";
constexpr const char* walking = "rounds.walk";

struct NoteAsked {
  NoteId note_id;
};
BOOST_DESCRIBE_STRUCT(NoteAsked, (), (note_id))

struct NoteInput {
  PatrolId patrol_id;
  base::Uuid id;
  std::string kind;
  std::string words;
  std::optional<households::BuildingId> building_id;
  std::optional<households::HouseholdId> household_id;
};
BOOST_DESCRIBE_STRUCT(NoteInput, (), (patrol_id, id, kind, words, building_id, household_id))

struct AnswerInput {
  NoteId note_id;
  base::Uuid id;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(AnswerInput, (), (note_id, id, words))

struct WithdrawInput {
  NoteId note_id;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(WithdrawInput, (), (note_id, id))

struct NotesInput {
  identity::EventId event;
  places::PlaceId place;
  std::optional<store::Filter> filter;
  std::optional<NoteId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(NotesInput, (), (event, place, filter, cursor, limit))

struct NotesView {
  places::PlaceView place;
  std::vector<NoteView> items;
  std::optional<NoteId> next_cursor;
  std::int64_t open = 0;
  std::int64_t late = 0;
};
BOOST_DESCRIBE_STRUCT(NotesView, (), (place, items, next_cursor, open, late))

void note_look(Call& call, const Note& note) {
  call.note_read("patrol_note.read", {note.where.tenant, "patrol_note", note.id.value,
                                      note.where.event, note.where.place});
}

Result<Note> find_note(Call& call, const Context& context, std::string_view permission, NoteId id) {
  const identity::Scope scope = call.who.scope(permission);
  for (const identity::TenantId tenant : scope.tenants()) {
    auto found = store::find(call.tx, context.vault, tenant, id);
    if (found && scope.covers(found->at)) return std::move(found->note);
  }
  return http::refusal::not_found;
}

Result<NoteView> show(Call& call, const Context& context, const NoteAsked& input) {
  const auto note = find_note(call, context, reading, input.note_id);
  if (!note) return note.refusal();
  note_look(call, *note);
  return note_view(call, context, *note);
}

Result<NotesView> list(Call& call, const Context& context, const NotesInput& input) {
  const auto ground = ground_at(call, context, reading, {input.event, input.place});
  if (!ground) return ground.refusal();
  store::NotesAsked asked{ground->within(), input.filter.value_or(store::Filter::open), call.now,
                          input.cursor};
  asked.limit = std::clamp<std::int64_t>(input.limit.value_or(base::limits::page_items_default), 1,
                                         base::limits::page_items_max);
  NotesView view;
  view.place = places::view_of(ground->place);
  for (const Note& note : store::findings(call.tx, context.vault, asked)) {
    note_look(call, note);
    view.items.push_back(note_view(call, context, note));
  }
  if (static_cast<std::int64_t>(view.items.size()) == asked.limit) {
    view.next_cursor = view.items.back().id;
  }
  const auto found = store::open_findings(call.tx, ground->within(), call.now);
  view.open = found.open;
  view.late = found.late;
  return view;
}

// ---- Noting -------------------------------------------------------------------------------------

// The door's own building; refused where the door or building is not of the community.
Result<base::Done> place_note(Call& call, const Context& context, Note& note) {
  const Community community{note.where.tenant, note.where.place};
  if (note.household) {
    const auto doors = context.doors(call.tx, community);
    const auto door = std::find_if(doors.begin(), doors.end(),
                                   [&](const Door& one) { return one.id == *note.household; });
    if (door == doors.end()) return base::refuse(refusal::no_place).at("household_id");
    note.building = door->building;
    return base::Done{};
  }
  if (!note.building) return base::Done{};
  for (const Building& building : context.buildings(call.tx, community)) {
    if (building.id == *note.building) return base::Done{};
  }
  return base::refuse(refusal::no_place).at("building_id");
}

Result<Patrol> own_patrol(Call& call, PatrolId id) {
  const identity::Scope scope = call.who.scope(walking);
  for (const identity::TenantId tenant : scope.tenants()) {
    auto found = store::find(call.tx, tenant, id);
    if (!found || !scope.covers(found->at) || found->patrol.by != call.who.account) continue;
    if (found->patrol.finished_at) return refusal::walk_over;
    if (const auto open = check_open(call, found->patrol.where); !open) return open.refusal();
    return std::move(found->patrol);
  }
  return http::refusal::not_found;
}

Result<NoteAsked> record(Call& call, const Context& context, const NoteInput& input) {
  const auto patrol = own_patrol(call, input.patrol_id);
  if (!patrol) return patrol.refusal();
  const auto rules = context.rules();
  const packs::FindingKind* kind = packs::find(rules->kinds, input.kind);
  Note note;
  note.id = {input.id};
  note.patrol = patrol->id;
  note.where = patrol->where;
  note.building = input.building_id;
  note.household = input.household_id;
  note.kind = input.kind;
  note.words = input.words;
  note.at = call.now;
  note.by = call.who.account;
  if (const auto ok = check_note(note, kind); !ok) return ok.refusal();
  if (const auto ok = place_note(call, context, note); !ok) return ok.refusal();
  note.met = !kind->missed;
  note.due_at = due_of(*kind, call.now);
  store::add(call.tx, context.vault, call.actor(), note);
  tasks::store::apply(call.tx, call.actor(), note.where, noted(note, *kind));
  return NoteAsked{note.id};
}

Result<NoteAsked> answer(Call& call, const Context& context, const AnswerInput& input) {
  auto note = find_note(call, context, walking, input.note_id);
  if (!note) return note.refusal();
  if (const auto open = check_open(call, note->where); !open) return open.refusal();
  if (const auto ok = may_answer(*note, input.words); !ok) return ok.refusal();
  note->answer = input.words;
  store::answer(call.tx, context.vault, call.actor(), *note);
  tasks::store::apply(call.tx, call.actor(), note->where, note_settled(note->id));
  return NoteAsked{note->id};
}

Result<NoteAsked> withdraw(Call& call, const Context& context, const WithdrawInput& input) {
  const auto note = find_note(call, context, walking, input.note_id);
  if (!note) return note.refusal();
  if (const auto open = check_open(call, note->where); !open) return open.refusal();
  const auto may = may_withdraw(*note, call.who.account, call.now);
  if (!may) return may.refusal();
  store::withdraw(call.tx, call.actor(), *note);
  tasks::store::apply(call.tx, call.actor(), note->where, note_settled(note->id));
  return NoteAsked{note->id};
}

}  // namespace

void add_note_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<NotesInput, NotesView>("/v1/patrol-notes", reading, with(list));
  routes.get<NoteAsked, NoteView>("/v1/patrol-notes/{note_id}", reading, with(show));
  routes.post<NoteInput, NoteAsked, NoteView>("/v1/patrols/{patrol_id}/notes", walking,
                                              with(record), with(show));
  routes.post<AnswerInput, NoteAsked, NoteView>("/v1/patrol-notes/{note_id}/answers", walking,
                                                with(answer), with(show));
  routes.post<WithdrawInput, NoteAsked, NoteView>("/v1/patrol-notes/{note_id}/withdrawals", walking,
                                                  with(withdraw), with(show));
}

}  // namespace rounds
