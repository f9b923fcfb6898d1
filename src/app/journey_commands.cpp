#include "app/journey_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/describe.hpp>
#include <fstream>
#include <ostream>
#include <sstream>

#include "app/csv_file.h"
#include "app/installation.h"
#include "app/progress_bar.h"
#include "base/record.h"
#include "base/utf8.h"
#include "base/written_day.h"
#include "journeys/import.h"
#include "journeys/number.h"
#include "journeys/rules.h"
#include "journeys/seat.h"
#include "journeys/store.h"
#include "journeys/view.h"
#include "packs/store.h"
#include "workflows/arrival_shares_ride.h"

namespace app {

namespace refusal {
static const base::RefusalCode which_pack{
    "journeys.which_pack", base::RefusalKind::invalid,
    "请用 --pack 说明按哪个规则包判断同乘，可以是：{packs}。",
    "Say with --pack which pack tells who sat near; it may be: {packs}."};
static const base::RefusalCode no_list{"journeys.no_list", base::RefusalKind::absent,
                                       "没有编号为 {list}、正在使用的清单。",
                                       "No list {list} is in use."};
}  // namespace refusal

namespace {

struct FlaggedJourney {
  base::json::Value journey;
  std::vector<journeys::Flag> flags;
};
BOOST_DESCRIBE_STRUCT(FlaggedJourney, (), (journey, flags))

struct ImportedJourneys {
  base::Uuid uuid;
  std::string illness;
  bool unchanged = false;
  std::size_t journeys = 0;
  std::vector<FlaggedJourney> flagged;
};
BOOST_DESCRIBE_STRUCT(ImportedJourneys, (), (uuid, illness, unchanged, journeys, flagged))

struct MatchedRow {
  std::int64_t row = 0;
  std::vector<journeys::MatchView> matches;
  std::vector<journeys::MatchView> possible;
};
BOOST_DESCRIBE_STRUCT(MatchedRow, (), (row, matches, possible))

struct Problem {
  std::string field;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (field, message))

struct WrongRow : MatchedRow {
  std::vector<Problem> problems;
};
BOOST_DESCRIBE_STRUCT(WrongRow, (MatchedRow), (problems))

// The pack named, or the only one with contact ranges of its own: those that took theirs from a
// base say the same, and the base is taken for them.
base::Result<packs::PackPtr> pack_for(const packs::Library& library, const std::string& named) {
  std::vector<packs::PackPtr> able;
  std::string ids;
  for (const packs::PackPtr& pack : library.all_latest()) {
    if (pack->contact_ranges.empty()) continue;
    ids += (ids.empty() ? "" : " ") + pack->header.id;
    if (named.empty() || named == pack->header.id) able.push_back(pack);
  }
  const bool alike = std::all_of(able.begin(), able.end(), [&](const packs::PackPtr& pack) {
    return pack->contact_ranges == able.front()->contact_ranges;
  });
  if (!able.empty() && alike) return able.front();
  return base::refuse(refusal::which_pack).with("packs", ids);
}

base::Result<std::string> bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path)) {
    return base::refuse(refusal::file_absent).with("file", path.string());
  }
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

packs::LibraryPtr library_of(sql::Database& db) {
  return load_library(db.query([](sql::Transaction& tx) { return packs::store::all(tx); }));
}

void say_imported(const JourneyCommand& command, const ImportedJourneys& said,
                  const Console& console) {
  if (command.form == OutputForm::json) {
    console.out << base::json::record_to_text(said) << "\n";
    return;
  }
  console.out << fmt::format("{} journeys {}, {} with something odd\n", said.journeys,
                             said.unchanged ? "were there already" : "imported",
                             said.flagged.size());
  for (const FlaggedJourney& one : said.flagged) {
    console.out << "  " << base::json::to_text(one.journey);
    for (const auto flag : one.flags) {
      console.out << "  " << boost::describe::enum_to_string(flag, "");
    }
    console.out << "\n";
  }
}

// ---- Matching -----------------------------------------------------------------------------------

struct Columns {
  std::size_t date = 0;
  std::size_t number = 0;
  std::optional<std::size_t> coach;
  std::optional<std::size_t> seat;
};

base::Result<Columns> columns_of(CsvFile& file) {
  const auto opened = file.opened();
  if (!opened) return opened.refusal();
  const auto date = file.find({"date", "日期", "乘车日期"});
  const auto number = file.find({"number", "车次", "航班号", "车次/航班号", "班次"});
  if (!date) return file.column("date").refusal();
  if (!number) return file.column("number").refusal();
  return Columns{*date, *number, file.find({"coach", "车厢", "车厢号"}),
                 file.find({"seat", "座位", "座位号"})};
}

class Matching {
 public:
  Matching(const journeys::Index& index, const packs::Pack& pack, const packs::Words& words,
           const Console& console)
      : index_(index), pack_(pack), words_(words), console_(console) {}

  // Answers one row; empty fields are those of a row that is not there.
  void row(std::int64_t number, base::CsvReader& reader, const Columns& columns) {
    const auto field = [&](std::optional<std::size_t> at) {
      return at ? reader.field(*at) : std::string_view();
    };
    WrongRow said;
    said.row = number;
    journeys::Ride ride{.numbers = journeys::run_numbers(field(columns.number)),
                        .on = {},
                        .seat = journeys::read_seat(field(columns.coach), field(columns.seat))};
    const auto day = base::read_day(field(columns.date));
    if (!day) said.problems.push_back(problem("date", "bad_date"));
    if (ride.numbers.empty()) said.problems.push_back(problem("number", "bad_number"));
    if (!said.problems.empty()) return add(said);
    ride.on = *day;
    const journeys::Matches found = index_.match(ride, pack_.contact_ranges);
    said.matches = journeys::views_of(found.same_run, wording());
    said.possible = journeys::views_of(found.possible, wording());
    add(said);
  }

  void blank(std::int64_t number) {
    WrongRow said;
    said.row = number;
    said.problems = {problem("date", "bad_date"), problem("number", "bad_number")};
    add(said);
  }

  std::string json() && { return (text_.empty() ? "[" : std::move(text_)) + "\n]\n"; }
  std::string lines() && { return std::move(text_); }
  void write_lines() { as_lines_ = true; }

 private:
  packs::Wording wording() const { return {words_, console_.language, "journeys"}; }
  Problem problem(const char* field, const char* word) const {
    return {field, wording().say({word, {}})};
  }

  void add(const WrongRow& said) {
    if (as_lines_) return add_lines(said);
    text_ += text_.empty() ? "[\n" : ",\n";
    if (said.problems.empty()) {
      text_ += base::json::record_to_text(static_cast<const MatchedRow&>(said));
    } else {
      text_ += base::json::record_to_text(said);
    }
  }

  void add_lines(const WrongRow& said) {
    for (const Problem& one : said.problems) {
      text_ += fmt::format("{}\t{}\t{}\n", said.row, one.field, one.message);
    }
    const auto each = [&](const std::vector<journeys::MatchView>& all, std::string_view kind) {
      for (const journeys::MatchView& one : all) {
        text_ +=
            fmt::format("{}\t{}\t{}\t{}\t{}\n", said.row, kind, base::json::to_text(one.journey),
                        boost::describe::enum_to_string(one.contact, ""), one.why);
      }
    };
    each(said.matches, "match");
    each(said.possible, "possible");
  }

  const journeys::Index& index_;
  const packs::Pack& pack_;
  const packs::Words& words_;
  const Console& console_;
  bool as_lines_ = false;
  std::string text_;
};

}  // namespace

int import_journeys(const JourneyCommand& command, const Console& console) {
  const auto bytes = bytes_of(command.file);
  if (!bytes) return console.refuse(bytes.refusal());
  const auto db = sql::open(command.database, sql::OpenMode::create_or_migrate);
  const auto pack = pack_for(*library_of(*db), command.pack);
  if (!pack) return console.refuse(pack.refusal());
  const auto imported = [&] {
    ProgressBar bar(console);
    return journeys::import_journeys(
        *db, {.illness = (*pack)->header.illness,
              .name = command.file.filename().string(),
              .bytes = *bytes,
              .actor = {.account = {}, .at = command.now},
              .in_use =
                  [&](sql::Transaction& tx) {
                    workflows::compare_again(tx, (*pack)->header.illness, command.now);
                  },
              .progress = [&](std::size_t done, std::size_t all) { bar.show(done, all); }});
  }();
  if (!imported) return console.refuse(imported.refusal());
  ImportedJourneys said{.uuid = imported->list.value,
                        .illness = (*pack)->header.illness,
                        .unchanged = imported->already_there,
                        .journeys = imported->journeys.size(),
                        .flagged = {}};
  for (const journeys::CaseJourney& one : imported->journeys) {
    if (!one.flags.empty()) said.flagged.push_back({*base::json::parse(one.source), one.flags});
  }
  say_imported(command, said, console);
  return exit_done;
}

int withdraw_journeys(const JourneyCommand& command, const Console& console) {
  const auto id = base::parse_uuid(command.list);
  const auto db = sql::open(command.database, sql::OpenMode::read_existing);
  bool done = false;
  db->write([&](sql::Transaction& tx) {
    const auto list = id ? journeys::store::find(tx, {*id}) : std::nullopt;
    done = list && journeys::store::withdraw(tx, {{}, command.now}, list->id);
    if (done) workflows::compare_again(tx, list->illness, command.now);
    return sql::Outcome::keep;
  });
  if (!done) return console.refuse(base::refuse(refusal::no_list).with("list", command.list));
  return exit_done;
}

int match_journeys(const JourneyCommand& command, const Console& console) {
  CsvFile file(command.file);
  const auto columns = columns_of(file);
  if (!columns) return console.refuse(columns.refusal());
  const auto db = sql::open(command.database, sql::OpenMode::read_existing);
  const packs::LibraryPtr library = library_of(*db);
  const auto pack = pack_for(*library, command.pack);
  if (!pack) return console.refuse(pack.refusal());
  const journeys::Index index(db->query([&](sql::Transaction& tx) {
    return journeys::store::all_in_use(tx, (*pack)->header.illness);
  }));
  Matching matching(index, **pack, library->words(), console);
  if (command.form == OutputForm::lines) matching.write_lines();
  base::CsvReader& reader = file.reader();
  std::int64_t answered = 0;
  while (reader.next()) {
    if (reader.is_blank()) continue;
    while (answered + 1 < reader.row()) matching.blank(++answered);
    matching.row(++answered, reader, *columns);
  }
  if (reader.problem()) return console.refuse(*reader.problem());
  console.out << (command.form == OutputForm::json ? std::move(matching).json()
                                                   : std::move(matching).lines());
  return exit_done;
}

}  // namespace app
