#include "tables/http.h"

#include <algorithm>

#include "identity/crypto.h"
#include "sheets/sheet_parts.h"
#include "tables/view.h"

namespace tables {

using base::Result;
using http::Call;

namespace {

constexpr std::size_t file_bytes_max = 600'000;

// ---- Inputs -------------------------------------------------------------------------------------

struct ListInput {
  identity::EventId event;
  places::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (event, place))

struct OneInput {
  TableId table_id;
};
BOOST_DESCRIBE_STRUCT(OneInput, (), (table_id))

// The blank table as it came, and what a person says where it was read wrongly.
struct FileInput {
  identity::EventId event;
  places::PlaceId place_id;
  std::string file_name;
  base::json::Value content;  // Base64.
  std::optional<Shape> shape;
  std::optional<std::int64_t> header_first;
  std::optional<std::int64_t> header_last;
};
BOOST_DESCRIBE_STRUCT(FileInput, (),
                      (event, place_id, file_name, content, shape, header_first, header_last))

struct SlotInput {
  std::int64_t row = 0;
  std::int64_t column = 0;
  std::string datum;
  std::string constant;
};
BOOST_DESCRIBE_STRUCT(SlotInput, (), (row, column, datum, constant))

struct WordsInput {
  std::string name;
  std::string department;
  Cadence cadence = Cadence::daily;
  std::string due_time;
  std::optional<std::int64_t> due_weekday;
  std::optional<base::Date> due_on;
  std::string row_set;
  std::vector<SlotInput> slots;
};
BOOST_DESCRIBE_STRUCT(WordsInput, (),
                      (name, department, cadence, due_time, due_weekday, due_on, row_set, slots))

struct RegisterInput : FileInput, WordsInput {
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(RegisterInput, (FileInput, WordsInput), (id))

struct ChangeInput : WordsInput {
  TableId table_id;
  std::int64_t base_version = 0;
};
BOOST_DESCRIBE_STRUCT(ChangeInput, (WordsInput), (table_id, base_version))

struct RetireInput {
  TableId table_id;
  bool retired = false;
};
BOOST_DESCRIBE_STRUCT(RetireInput, (), (table_id, retired))

// ---- The file -----------------------------------------------------------------------------------

Result<std::string> bytes_of(const FileInput& input) {
  const auto* text = input.content.as<std::string>();
  const auto bytes = text != nullptr ? identity::base64_decoded(*text) : std::nullopt;
  if (!bytes) return base::refuse(refusal::not_base64).at("content");
  if (bytes->size() > file_bytes_max) {
    return base::refuse(refusal::file_too_large)
        .with("max", std::to_string(file_bytes_max / 1000))
        .at("content");
  }
  return *bytes;
}

struct ReadFile {
  std::string workbook;  // What is filled in: of a CSV one that says the same.
  Grid grid;
  Proposed proposed;
};

Result<std::string> workbook_of(const std::string& bytes, const std::string& name) {
  if (bytes.starts_with("PK")) return bytes;
  const auto table = sheets::open_table(bytes, name);
  if (!table) return table.refusal();
  std::vector<std::vector<std::string>> rows;
  while ((*table)->next()) {
    auto& row = rows.emplace_back();
    for (const sheets::Cell& cell : (*table)->cells()) row.push_back(cell.text);
  }
  if ((*table)->problem()) return *(*table)->problem();
  return sheets::plain_workbook(rows);
}

Result<ReadFile> read_file(const FileInput& input, const Dictionary& dictionary) {
  const auto bytes = bytes_of(input);
  if (!bytes) return bytes.refusal();
  auto workbook = workbook_of(*bytes, input.file_name);
  if (!workbook) return workbook.refusal();
  auto merged = sheets::merged_cells(*workbook);
  if (!merged) return merged.refusal();
  const auto table = sheets::open_table(*workbook, input.file_name);
  if (!table) return table.refusal();
  auto grid = Grid::read(**table, std::move(*merged));
  if (!grid) return grid.refusal();
  auto proposed = propose(*grid, dictionary, {input.shape, input.header_first, input.header_last});
  if (!proposed) return proposed.refusal();
  return ReadFile{std::move(*workbook), std::move(*grid), std::move(*proposed)};
}

// ---- Looking ------------------------------------------------------------------------------------

Result<RegisterView> list(Call& call, const Context& context, const ListInput& input) {
  const auto asked = ask(call, context, reading, {input.event, input.place});
  if (!asked) return asked.refusal();
  return register_view(Desk(call, context), *asked);
}

Result<ProposalView> look_at(Call& call, const Context& context, const FileInput& input) {
  const auto asked = ask(call, context, writing, {input.event, input.place_id});
  if (!asked) return asked.refusal();
  const Desk desk(call, context);
  const auto file = read_file(input, desk.dictionary);
  if (!file) return file.refusal();
  const auto around = store::around(call.tx, context.vault, asked->area);
  return proposal_view(desk, file->grid, file->proposed, around);
}

Result<TableView> show(Call& call, const Context& context, const TableId& id) {
  const auto found = find_table(call, context, reading, id);
  if (!found) return found.refusal();
  const auto asked = ask(call, context, reading, {found->table.event, found->table.place});
  std::vector<DemandedTable> around{found->table};
  if (asked) around = store::around(call.tx, context.vault, asked->area);
  return table_view(Desk(call, context), found->table, around);
}

Result<TableView> show_one(Call& call, const Context& context, const OneInput& input) {
  return show(call, context, input.table_id);
}

// ---- Saying what it is --------------------------------------------------------------------------

Result<base::Done> say(DemandedTable& table, const WordsInput& input, const Desk& desk) {
  const auto minute = base::parse_minute(input.due_time);
  if (!minute) return base::refuse(refusal::bad_time).at("due");
  table.name = input.name;
  table.department = input.department;
  table.due = {input.cadence, *minute, input.due_weekday.value_or(0), input.due_on};
  table.row_set = input.row_set;
  for (const SlotInput& said : input.slots) {
    const auto slot = std::find_if(
        table.layout.slots.begin(), table.layout.slots.end(),
        [&](const Slot& one) { return one.row == said.row && one.column == said.column; });
    if (slot == table.layout.slots.end()) return base::refuse(refusal::no_such_slot).at("slots");
    slot->datum = said.datum;
    slot->constant = said.constant;
  }
  return check(table, desk.dictionary, desk.platform->row_sets);
}

Result<TableId> add(Call& call, const Context& context, const RegisterInput& input) {
  const auto asked = ask(call, context, writing, {input.event, input.place_id});
  if (!asked) return asked.refusal();
  if (asked->event.closed_on) return refusal::event_closed;
  const Desk desk(call, context);
  auto file = read_file(input, desk.dictionary);
  if (!file) return file.refusal();
  DemandedTable table;
  table.id = {input.id};
  table.tenant = asked->event.tenant;
  table.event = asked->event.id;
  table.place = asked->place.id;
  table.file_name = input.file_name;
  table.layout = std::move(file->proposed.layout);
  table.made_at = call.now;
  table.made_by = call.who.account;
  if (const auto ok = say(table, input, desk); !ok) return ok.refusal();
  store::add(call.tx, context.vault, call.actor(), table, file->workbook);
  return table.id;
}

// Only who reaches the place that it is asked of says what it is; those below fill it in.
Result<OneTable> own_table(Call& call, const Context& context, TableId id) {
  auto found = open_table(call, context, writing, id);
  if (!found) return found;
  const auto asked = ask(call, context, writing, {found->table.event, found->table.place});
  if (!asked) return asked.refusal();
  return found;
}

Result<TableId> change(Call& call, const Context& context, const ChangeInput& input) {
  auto found = own_table(call, context, input.table_id);
  if (!found) return found.refusal();
  DemandedTable& table = found->table;
  if (table.version != input.base_version) return http::changed_meanwhile(table.id);
  if (const auto ok = say(table, input, Desk(call, context)); !ok) return ok.refusal();
  if (!store::save(call.tx, context.vault, call.actor(), table, "table.changed")) {
    return http::changed_meanwhile(table.id);
  }
  return table.id;
}

Result<TableId> retire(Call& call, const Context& context, const RetireInput& input) {
  auto found = own_table(call, context, input.table_id);
  if (!found) return found.refusal();
  DemandedTable& table = found->table;
  if (table.retired_at.has_value() == input.retired) return table.id;
  table.retired_at = input.retired ? std::optional(call.now) : std::nullopt;
  const char* action = input.retired ? "table.retired" : "table.kept";
  if (!store::save(call.tx, context.vault, call.actor(), table, action)) {
    return http::changed_meanwhile(table.id);
  }
  return table.id;
}

}  // namespace

void add_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<ListInput, RegisterView>("/v1/tables", reading, with(list));
  routes.search<FileInput, ProposalView>("/v1/tables/proposals", writing, with(look_at));
  routes.post<RegisterInput, TableId, TableView>("/v1/tables", writing, with(add), with(show));
  routes.get<OneInput, TableView>("/v1/tables/{table_id}", reading, with(show_one));
  routes.put<ChangeInput, TableId, TableView>("/v1/tables/{table_id}", writing, with(change),
                                              with(show));
  routes.put<RetireInput, TableId, TableView>("/v1/tables/{table_id}/retirement", writing,
                                              with(retire), with(show));
}

}  // namespace tables
