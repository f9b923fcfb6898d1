#include "imports/http.h"

#include <algorithm>

#include "base/limits.h"
#include "events/store.h"
#include "identity/crypto.h"
#include "identity/store.h"
#include "imports/store.h"
#include "imports/view.h"
#include "tasks/store.h"

namespace imports {

using base::Result;
using http::Call;

namespace refusal {
static const base::RefusalCode unknown_kind{"imports.unknown_kind", base::RefusalKind::invalid,
                                            "不能导入这种名单。",
                                            "Such a list cannot be imported."};
static const base::RefusalCode not_base64{"imports.not_base64", base::RefusalKind::malformed,
                                          "文件没有传完整，请重新选择文件。",
                                          "The file did not arrive whole; please choose it again."};
static const base::RefusalCode too_many_pieces{
    "imports.too_many_pieces", base::RefusalKind::too_large, "文件太大，请分成几份再导入。",
    "The file is too large; please split it."};
static const base::RefusalCode incomplete{"imports.incomplete", base::RefusalKind::conflict,
                                          "文件还没有传完。",
                                          "The file has not arrived whole yet."};
static const base::RefusalCode already_run{"imports.already_run", base::RefusalKind::conflict,
                                           "这份名单已经导入过了。",
                                           "This list has been imported already."};
static const base::RefusalCode still_running{"imports.still_running", base::RefusalKind::conflict,
                                             "正在导入，完成后才能撤销。",
                                             "It is still running; it can be undone when done."};
static const base::RefusalCode event_closed{"imports.event_closed", base::RefusalKind::conflict,
                                            "本次事件已经结束，不能再导入。",
                                            "The event is closed; nothing more can be imported."};
static const base::RefusalCode not_community{"imports.not_community", base::RefusalKind::invalid,
                                             "请选到社区（村）一级。",
                                             "Please choose a community or village."};
}  // namespace refusal

namespace {

// ---- Inputs -------------------------------------------------------------------------------------

struct BeginInput {
  base::Uuid id;
  identity::EventId event;
  places::PlaceId place_id;
  std::string kind;
  std::string file_name;
};
BOOST_DESCRIBE_STRUCT(BeginInput, (), (id, event, place_id, kind, file_name))

struct PieceInput {
  BatchId batch_id;
  std::int64_t number = 0;    // From 0.
  base::json::Value content;  // Base64; a text longer than a field may be.
};
BOOST_DESCRIBE_STRUCT(PieceInput, (), (batch_id, number, content))

struct OneInput {
  BatchId batch_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (batch_id))

struct PreviewInput {
  BatchId batch_id;
  std::int64_t pieces = 0;  // How many were sent.
};
BOOST_DESCRIBE_STRUCT(PreviewInput, (), (batch_id, pieces))

struct PlanInput : Plan {
  BatchId batch_id;
};
BOOST_DESCRIBE_STRUCT(PlanInput, (Plan), (batch_id))

struct ListInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place))

const Kind* kind_named(const Context& context, std::string_view id) {
  for (const Kind& kind : context.kinds) {
    if (kind.id == id) return &kind;
  }
  return nullptr;
}

constexpr const char* importing = "imports.run";

struct Opened {
  Batch batch;
  const Kind* kind = nullptr;
  events::Event event;
};

Result<Opened> find_batch(Call& call, const Context& context, BatchId id) {
  auto batch = store::find(call.tx, call.who.scope(importing), id);
  if (!batch) return http::refusal::not_found;
  const Kind* kind = kind_named(context, batch->kind);
  auto event = events::store::find(call.tx, batch->tenant, batch->event);
  if (kind == nullptr || !event) return refusal::unknown_kind;
  // Who may bring in one kind of list has no part in another.
  if (!store::find(call.tx, call.who.scope(kind->permission), id)) return http::refusal::not_found;
  return Opened{std::move(*batch), kind, std::move(*event)};
}

// One that can still be worked on.
Result<Opened> open_batch(Call& call, const Context& context, BatchId id) {
  auto opened = find_batch(call, context, id);
  if (!opened) return opened.refusal();
  if (opened->event.closed_on) return refusal::event_closed;
  if (opened->batch.state != State::receiving) return refusal::already_run;
  return opened;
}

// The file, when every piece of it is here.
Result<FilePtr> file_of(Call& call, const Context& context, const Batch& batch) {
  if (!store::is_whole(call.tx, batch)) return refusal::incomplete;
  return context.files.of(call.tx, context.vault, batch);
}

// ---- Sending ------------------------------------------------------------------------------------

Result<BatchId> begin(Call& call, const Context& context, const BeginInput& input) {
  const auto event = events::store::find(call.tx, call.who.scope(importing), input.event);
  const auto place = context.places.now()->find(input.place_id);
  const auto where = identity::store::locate(call.tx, input.place_id);
  const bool covered = place && where && call.who.scope(importing).covers(where->span.first);
  if (!event || !covered || !event->span.contains(where->span)) return http::refusal::not_found;
  if (event->closed_on) return refusal::event_closed;
  const Kind* kind = kind_named(context, input.kind);
  if (kind == nullptr || !call.who.scope(kind->permission).covers(where->span.first)) {
    return base::refuse(refusal::unknown_kind).at("kind");
  }
  if (!kind->any_level && place->level != places::Level::community) {
    return base::refuse(refusal::not_community).at("place_id");
  }
  Batch batch;
  batch.id = {input.id};
  batch.tenant = event->tenant;
  batch.event = event->id;
  batch.place = input.place_id;
  batch.kind = input.kind;
  batch.file_name = input.file_name;
  batch.started_at = call.now;
  batch.started_by = call.who.account;
  store::add(call.tx, call.actor(), batch);
  return batch.id;
}

Result<BatchId> send_piece(Call& call, const Context& context, const PieceInput& input) {
  const auto opened = open_batch(call, context, input.batch_id);
  if (!opened) return opened.refusal();
  const auto* text = input.content.as<std::string>();
  const auto bytes = text != nullptr ? identity::base64_decoded(*text) : std::nullopt;
  if (!bytes) return base::refuse(refusal::not_base64).at("content");
  if (input.number < 0 || input.number >= base::limits::import_pieces_max) {
    return base::refuse(refusal::too_many_pieces).at("number");
  }
  context.files.forget(opened->batch.id);
  store::add_piece(call.tx, context.vault, opened->batch, input.number, *bytes, call.now);
  return opened->batch.id;
}

// ---- Looking ------------------------------------------------------------------------------------

Result<PreviewView> preview(Call& call, const Context& context, const PreviewInput& input) {
  const auto opened = open_batch(call, context, input.batch_id);
  if (!opened) return opened.refusal();
  if (store::pieces(call.tx, opened->batch) != input.pieces) return refusal::incomplete;
  const auto file = file_of(call, context, opened->batch);
  if (!file) return file.refusal();
  call.note_read("import.read", store::about(opened->batch));
  return preview_view(**file, opened->kind->fields(), call.language);
}

Result<CheckView> check(Call& call, const Context& context, const PlanInput& input) {
  const auto opened = open_batch(call, context, input.batch_id);
  if (!opened) return opened.refusal();
  const std::vector<Field> fields = opened->kind->fields();
  if (const auto ok = check_plan(input, fields); !ok) return ok.refusal();
  const auto file = file_of(call, context, opened->batch);
  if (!file) return file.refusal();
  const Target target{opened->batch, opened->event.pack, call.actor(), call.today};
  return check_view(**file, input, *opened->kind, target, call.language);
}

// ---- Running ------------------------------------------------------------------------------------

Result<BatchId> run(Call& call, const Context& context, const PlanInput& input) {
  auto opened = open_batch(call, context, input.batch_id);
  if (!opened) return opened.refusal();
  Batch& batch = opened->batch;
  if (const auto ok = check_plan(input, opened->kind->fields()); !ok) return ok.refusal();
  const auto file = file_of(call, context, batch);
  if (!file) return file.refusal();
  batch.plan = input;
  batch.state = State::running;
  batch.rows = static_cast<std::int64_t>(data_rows(**file, input));
  store::save(call.tx, batch);
  opened->kind->show(call.tx, batch, call.actor());
  store::record(call.tx, call.actor(), batch, "import.started");
  tasks::store::apply(call.tx, call.actor(), {batch.tenant, batch.event, batch.place},
                      {tasks::LookAgain{"imports", batch.id.value, "run", call.now}});
  return batch.id;
}

Result<BatchId> undo(Call& call, const Context& context, const OneInput& input) {
  auto opened = find_batch(call, context, input.batch_id);
  if (!opened) return opened.refusal();
  Batch& batch = opened->batch;
  if (batch.state == State::running) return refusal::still_running;
  if (batch.state == State::undone) return batch.id;
  batch.state = State::undone;
  store::save(call.tx, batch);
  opened->kind->show(call.tx, batch, call.actor());
  store::forget_pieces(call.tx, batch);
  store::record(call.tx, call.actor(), batch, "import.undone");
  context.files.forget(batch.id);
  return batch.id;
}

Result<BatchView> show(Call& call, const Context& context, const BatchId& id) {
  const auto opened = find_batch(call, context, id);
  if (!opened) return opened.refusal();
  return batch_view(call.tx, opened->batch);
}

Result<BatchView> show_one(Call& call, const Context& context, const OneInput& input) {
  return show(call, context, input.batch_id);
}

Result<ListView> list(Call& call, const Context& context, const ListInput& input) {
  const identity::Scope scope = call.who.scope(importing);
  const auto event = events::store::find(call.tx, scope, input.event);
  const auto where = identity::store::locate(call.tx, input.place);
  if (!event || !where || !scope.covers(where->span.first)) return http::refusal::not_found;
  ListView view;
  for (const Batch& batch : store::of_place(call.tx, event->tenant, event->id, input.place)) {
    const Kind* kind = kind_named(context, batch.kind);
    const bool theirs =
        kind != nullptr && call.who.scope(kind->permission).covers(where->span.first);
    if (theirs && batch.state != State::receiving) {
      view.items.push_back(batch_view(call.tx, batch));
    }
  }
  for (const Kind& kind : context.kinds) {
    if (!call.who.scope(kind.permission).covers(where->span.first)) continue;
    view.kinds.push_back({kind.id, kind.label.in(call.language)});
  }
  return view;
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListInput, ListView>("/v1/imports", importing, with(list));
  routes.post<BeginInput, BatchId, BatchView>("/v1/imports", importing, with(begin), with(show));
  routes.get<OneInput, BatchView>("/v1/imports/{batch_id}", importing, with(show_one));
  routes.post<PieceInput, BatchId, BatchView>("/v1/imports/{batch_id}/pieces", importing,
                                              with(send_piece), with(show));
  routes.get<PreviewInput, PreviewView>("/v1/imports/{batch_id}/preview", importing, with(preview));
  routes.search<PlanInput, CheckView>("/v1/imports/{batch_id}/checks", importing, with(check));
  routes.post<PlanInput, BatchId, BatchView>("/v1/imports/{batch_id}/runs", importing, with(run),
                                             with(show));
  routes.post<OneInput, BatchId, BatchView>("/v1/imports/{batch_id}/undoing", importing, with(undo),
                                            with(show));
}

}  // namespace imports
