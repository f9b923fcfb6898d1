// Filling in: what would stand in every cell, keeping that it was filled, and the file itself.
#include <algorithm>

#include "tables/sources.h"
#include "tables/view.h"

namespace tables {

using base::Result;
using http::Call;

namespace {

struct SheetInput {
  TableId table_id;
  places::PlaceId place;
  base::Date day;
};
BOOST_DESCRIBE_STRUCT(SheetInput, (), (table_id, place, day))

struct FillInput {
  base::Uuid id;
  TableId table_id;
  places::PlaceId place_id;
  base::Date day;
  std::string purpose;
  std::vector<TypedCell> typed;
};
BOOST_DESCRIBE_STRUCT(FillInput, (), (id, table_id, place_id, day, purpose, typed))

struct FillingInput {
  TableId table_id;
  FillingId filling_id;
};
BOOST_DESCRIBE_STRUCT(FillingInput, (), (table_id, filling_id))

struct CorrectInput {
  base::Uuid id;
  TableId table_id;
  places::PlaceId place_id;
  base::Date day;
  base::Uuid person_id;
  std::string datum;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(CorrectInput, (), (id, table_id, place_id, day, person_id, datum, text))

struct ColumnView {
  std::int64_t slot = 0;
  std::string heading;
  std::string datum;
  bool correctable = false;  // A gap can be written into the record from here.
};
BOOST_DESCRIBE_STRUCT(ColumnView, (), (slot, heading, datum, correctable))

struct CellView {
  std::string text;
  CellState state = CellState::yours;
};
BOOST_DESCRIBE_STRUCT(CellView, (), (text, state))

struct RowView {
  std::string key;
  std::string link;
  std::vector<CellView> cells;
};
BOOST_DESCRIBE_STRUCT(RowView, (), (key, link, cells))

struct SheetView {
  TableId id;
  std::string name;
  std::string department;
  places::PlaceView place;
  base::Date day;
  Shape shape = Shape::list;
  bool people = false;
  bool ours = false;  // What its columns hold can be said from here.
  std::vector<ColumnView> columns;
  std::vector<RowView> rows;
  std::vector<ColumnView> alone_columns;
  RowView alone;
  Counts counts;
  std::vector<ChoiceView> purposes;
};
BOOST_DESCRIBE_STRUCT(SheetView, (),
                      (id, name, department, place, day, shape, people, ours, columns, rows,
                       alone_columns, alone, counts, purposes))

struct FilledView {
  FillingId id;
  TableId table_id;
  base::Date day;
  Counts counts;
  base::Instant at;
};
BOOST_DESCRIBE_STRUCT(FilledView, (), (id, table_id, day, counts, at))

struct FileView {
  std::string file_name;
  std::string content;  // Base64 of an .xlsx.
};
BOOST_DESCRIBE_STRUCT(FileView, (), (file_name, content))

// ---- The sheet ----------------------------------------------------------------------------------

ColumnView column_view(const Desk& desk, const Layout& layout, std::size_t slot) {
  const packs::Datum* datum = desk.dictionary.find(layout.slots[slot].datum);
  const bool of_person = datum != nullptr && datum->source >= packs::DatumSource::person_sex &&
                         datum->source <= packs::DatumSource::person_guardian &&
                         datum->source != packs::DatumSource::person_age &&
                         datum->source != packs::DatumSource::person_address;
  return {static_cast<std::int64_t>(slot), layout.slots[slot].heading, layout.slots[slot].datum,
          of_person};
}

RowView row_view(const FilledRow& row) {
  RowView view{row.key, row.link, {}};
  for (const FilledCell& cell : row.cells) view.cells.push_back({cell.shown, cell.state});
  return view;
}

SheetView sheet_view(const Desk& desk, const OnDay& on, const FilledSheet& sheet) {
  SheetView view;
  view.id = on.table.id;
  view.name = on.table.name;
  view.department = department_label(desk.context, on.table.department, desk.call.language);
  view.place = places::view_of(on.place);
  view.day = on.day;
  view.shape = on.table.layout.shape;
  view.people = asks_for_people(on.table.layout, desk.dictionary);
  const auto own = ask(desk.call, desk.context, writing, {on.event.id, on.table.place});
  view.ours = static_cast<bool>(own);
  for (const std::size_t slot : sheet.columns) {
    view.columns.push_back(column_view(desk, on.table.layout, slot));
  }
  for (const FilledRow& row : sheet.rows) view.rows.push_back(row_view(row));
  for (const std::size_t slot : sheet.single) {
    view.alone_columns.push_back(column_view(desk, on.table.layout, slot));
  }
  view.alone = row_view(sheet.alone);
  view.counts = sheet.counts;
  for (const packs::Word& word : desk.context.words()->of("table_purpose")) {
    view.purposes.push_back({word.id, word.label.in(desk.call.language)});
  }
  return view;
}

Result<SheetView> show_sheet(Call& call, const Context& context, const SheetInput& input) {
  const auto on = on_day(call, context, {input.table_id, input.place, input.day});
  if (!on) return on.refusal();
  const Desk desk(call, context);
  const auto found = sources_of(desk, *on);
  if (!found) return found.refusal();
  return sheet_view(desk, *on, fill(on->table.layout, desk.dictionary, found->rows, found->alone));
}

// ---- Keeping that it was filled in --------------------------------------------------------------

Result<base::Done> check_purpose(const Desk& desk, const OnDay& on, const std::string& purpose) {
  if (!asks_for_people(on.table.layout, desk.dictionary)) return base::Done{};
  if (desk.context.words()->has("table_purpose", purpose)) return base::Done{};
  return base::refuse(refusal::no_purpose).at("purpose");
}

struct Made {
  TableId table_id;
  FillingId filling_id;
};
BOOST_DESCRIBE_STRUCT(Made, (), (table_id, filling_id))

Result<Made> keep(Call& call, const Context& context, const FillInput& input) {
  const auto on = on_day(call, context, {input.table_id, input.place_id, input.day});
  if (!on) return on.refusal();
  if (on->event.closed_on) return refusal::event_closed;
  if (on->table.retired_at) return refusal::retired;
  const Desk desk(call, context);
  if (const auto ok = check_purpose(desk, *on, input.purpose); !ok) return ok.refusal();
  const auto found = sources_of(desk, *on);
  if (!found) return found.refusal();
  FilledSheet sheet = fill(on->table.layout, desk.dictionary, found->rows, found->alone);
  if (const auto ok = type_in(sheet, on->table.layout, input.typed); !ok) return ok.refusal();
  FilledIn one;
  one.id = {input.id};
  one.table = on->table.id;
  one.tenant = on->table.tenant;
  one.event = on->table.event;
  one.place = on->place.id;
  one.day = input.day;
  one.purpose_of_reading = input.purpose;
  one.counts = sheet.counts;
  one.typed = input.typed;
  one.at = call.now;
  one.by = call.who.account;
  store::add(call.tx, context.vault, call.actor(), one);
  return Made{one.table, one.id};
}

Result<FilledView> show_filled(Call& call, const Context& context, const Made& made) {
  const auto found = find_table(call, context, filling, made.table_id);
  if (!found) return found.refusal();
  const auto one = store::find_filling(call.tx, context.vault, found->table, made.filling_id);
  if (!one) return http::refusal::not_found;
  return FilledView{one->id, one->table, one->day, one->counts, one->at};
}

// ---- The file -----------------------------------------------------------------------------------

std::string base64(std::string_view bytes) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      three = three << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      out += at + i > bytes.size() ? '=' : digits[three >> (18 - 6 * i) & 63U];
    }
  }
  return out;
}

// As the records are now; what was typed is as it was.
Result<FileView> file(Call& call, const Context& context, const FillingInput& input) {
  const auto table = find_table(call, context, filling, input.table_id);
  if (!table) return table.refusal();
  const auto one = store::find_filling(call.tx, context.vault, table->table, input.filling_id);
  if (!one) return http::refusal::not_found;
  const auto on = on_day(call, context, {one->table, one->place, one->day});
  if (!on) return on.refusal();
  const Desk desk(call, context);
  const auto found = sources_of(desk, *on);
  if (!found) return found.refusal();
  FilledSheet sheet = fill(on->table.layout, desk.dictionary, found->rows, found->alone);
  std::vector<TypedCell> typed = one->typed;
  std::erase_if(typed, [&](const TypedCell& cell) {
    const auto held = [&](const SourceRow& row) { return row.key == cell.row; };
    return !cell.row.empty() && std::none_of(found->rows.begin(), found->rows.end(), held);
  });
  if (const auto ok = type_in(sheet, on->table.layout, typed); !ok) return ok.refusal();
  const std::string workbook = store::file_of(call.tx, context.vault, on->table);
  const auto made =
      context.filled_copy(workbook, filling_of(sheet, on->table.layout, desk.dictionary));
  if (!made) return made.refusal();
  for (const identity::AuditSubject& person : found->people) {
    call.note_read("person.in_table", person, {{"purpose", one->purpose_of_reading}});
  }
  call.note_read("table.read", store::about(on->table), {{"purpose", one->purpose_of_reading}});
  return FileView{on->table.name + " " + on->place.name + " " + base::to_string(on->day) + ".xlsx",
                  base64(*made)};
}

// ---- Nothing is typed twice ---------------------------------------------------------------------

Result<SheetInput> correct(Call& call, const Context& context, const CorrectInput& input) {
  const auto on = on_day(call, context, {input.table_id, input.place_id, input.day});
  if (!on) return on.refusal();
  if (on->event.closed_on) return refusal::event_closed;
  const Desk desk(call, context);
  const packs::Datum* datum = desk.dictionary.find(input.datum);
  if (datum == nullptr) return base::refuse(refusal::unknown_datum).with("value", input.datum);
  const auto done = context.correct(call, {input.person_id, datum->source, input.text});
  if (!done) return done.refusal();
  return SheetInput{input.table_id, input.place_id, input.day};
}

}  // namespace

void add_filling_routes(http::Routes& routes, const Context& context) {
  const auto with = http::with(context);
  routes.get<SheetInput, SheetView>("/v1/tables/{table_id}/sheet", filling, with(show_sheet));
  routes.post<FillInput, Made, FilledView>("/v1/tables/{table_id}/fillings", filling, with(keep),
                                           with(show_filled));
  routes.get<FillingInput, FileView>("/v1/tables/{table_id}/fillings/{filling_id}/file", filling,
                                     with(file));
  routes.post<CorrectInput, SheetInput, SheetView>("/v1/tables/{table_id}/corrections", filling,
                                                   with(correct), with(show_sheet));
}

}  // namespace tables
