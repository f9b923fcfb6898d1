#include "app/places_commands.h"

#include <fmt/format.h>

#include <array>
#include <boost/describe.hpp>
#include <ostream>

#include "app/progress_bar.h"
#include "base/record.h"
#include "places/import.h"
#include "places/store.h"
#include "sql/database.h"

namespace app {

namespace refusal {
static const base::RefusalCode no_such_region{"places.absent", base::RefusalKind::absent,
                                              "没有代码为 {code} 的行政区划。",
                                              "No place has the code {code} today."};
}  // namespace refusal

// What a described struct is called here is what the JSON calls it.
struct ImportedRegions {
  std::size_t province = 0;
  std::size_t prefecture = 0;
  std::size_t county = 0;
  std::size_t township = 0;
  std::size_t community = 0;
  std::size_t total = 0;
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t ended = 0;
};
BOOST_DESCRIBE_STRUCT(ImportedRegions, (),
                      (province, prefecture, county, township, community, total, added, updated,
                       ended))

struct FoundRegion {
  std::string code;
  std::string name;
  std::string path;
};
BOOST_DESCRIBE_STRUCT(FoundRegion, (), (code, name, path))

struct FoundRegions {
  std::size_t total = 0;
  std::vector<FoundRegion> places;
};
BOOST_DESCRIBE_STRUCT(FoundRegions, (), (total, places))

struct ShownRegion {
  std::string code;
  std::string name;
  places::Level level;
  std::string path;
  std::optional<std::string> parent;
};
BOOST_DESCRIBE_STRUCT(ShownRegion, (), (code, name, level, path, parent))

int import_regions(const ImportRegions& command, const Console& console) {
  const auto db = sql::open(command.database, sql::OpenMode::create_or_migrate);
  const auto imported = [&] {
    ProgressBar bar(console);
    return places::import_divisions(
        *db, {.folder = command.folder,
              .valid_from = command.valid_from,
              .today = command.today,
              .progress = [&](std::size_t done, std::size_t all) { bar.show(done, all); }});
  }();
  if (!imported) return console.refuse(imported.refusal());
  const auto& listed = imported->listed;
  const ImportedRegions said{listed[0],       listed[1],         listed[2],
                             listed[3],       listed[4],         imported->total(),
                             imported->added, imported->updated, imported->ended};
  if (command.form == OutputForm::json) {
    console.out << base::json::record_to_text(said) << "\n";
  } else {
    console.out << fmt::format(
        "{} provinces, {} prefectures, {} counties, {} townships, {} communities: {} places; "
        "{} rows added, {} updated, {} ended\n",
        said.province, said.prefecture, said.county, said.township, said.community, said.total,
        said.added, said.updated, said.ended);
  }
  return exit_done;
}

static std::shared_ptr<const places::Tree> load_tree(const std::string& database) {
  const auto db = sql::open(database, sql::OpenMode::read_existing);
  return db->query([](sql::Transaction& tx) { return places::store::load_tree(tx); });
}

int search_regions(const SearchRegions& command, const Console& console) {
  const auto found = load_tree(command.database)->search(command.text, command.limit);
  FoundRegions said{.total = found.total, .places = {}};
  for (const places::Place& place : found.places) {
    said.places.push_back({place.code, place.name, place.path});
  }
  if (command.form == OutputForm::json) {
    console.out << base::json::record_to_text(said) << "\n";
    return exit_done;
  }
  for (const FoundRegion& place : said.places) {
    console.out << place.code << "  " << place.path << "\n";
  }
  console.out << fmt::format("{} of {}\n", said.places.size(), said.total);
  return exit_done;
}

int show_region(const ShowRegion& command, const Console& console) {
  const auto tree = load_tree(command.database);
  const auto id = tree->by_code(command.code);
  if (!id) return console.refuse(base::refuse(refusal::no_such_region).with("code", command.code));
  const places::Place place = *tree->find(*id);
  ShownRegion said{place.code, place.name, place.level, place.path, std::nullopt};
  if (place.parent) said.parent = places::code_of(*place.parent);
  if (command.form == OutputForm::json) {
    console.out << base::json::record_to_text(said) << "\n";
    return exit_done;
  }
  console.out << fmt::format("code    {}\nname    {}\nlevel   {}\npath    {}\nparent  {}\n",
                             said.code, said.name, boost::describe::enum_to_string(said.level, ""),
                             said.path, said.parent.value_or("-"));
  return exit_done;
}

}  // namespace app
