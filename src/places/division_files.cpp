#include "places/division_files.h"

#include <algorithm>
#include <fstream>
#include <unordered_set>

#include "base/csv.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "places/rules.h"

namespace places {

namespace {

struct FileOfLevel {
  Level level;
  const char* file;
  const char* parent_column;  // Null for provinces.
};

constexpr std::array<FileOfLevel, level_count> files{{
    {Level::province, "provinces.csv", nullptr},
    {Level::prefecture, "cities.csv", "provinceCode"},
    {Level::county, "areas.csv", "cityCode"},
    {Level::township, "streets.csv", "areaCode"},
    {Level::community, "villages.csv", "streetCode"},
}};

// Reads one file; `above` and `codes` hold the codes of the level above and of this one.
class LevelReader {
 public:
  LevelReader(const FileOfLevel& file, std::istream& in) : file_(file), reader_(in) {}

  using Codes = std::unordered_set<std::int64_t>;

  std::optional<base::Refusal> read(const Codes& above, Codes& codes, DivisionList& into) {
    reader_.read_header();
    if (reader_.problem()) return unreadable();
    for (const char* name : {"code", "name", file_.parent_column}) {
      if (name != nullptr && !reader_.column(name)) return column_absent(name);
    }
    while (reader_.next()) {
      if (reader_.is_blank()) continue;
      if (auto refused = read_row(above, codes, into)) return refused;
    }
    if (reader_.problem()) return unreadable();
    return std::nullopt;
  }

 private:
  std::optional<base::Refusal> read_row(const Codes& above, Codes& codes, DivisionList& into) {
    const std::string_view text = value_of("code");
    const auto code = parse_code(text);
    if (!code || level_of(*code) != file_.level) return wrong(refusal::bad_code, "code", text);
    if (!codes.insert(*code).second) return wrong(refusal::code_twice, "code", text);
    if (file_.parent_column != nullptr) {
      const std::string_view parent_text = value_of(file_.parent_column);
      const auto parent = parse_code(parent_text);
      if (!parent || parent != parent_code(*code) || !above.contains(*parent)) {
        return wrong(refusal::no_parent, file_.parent_column, parent_text);
      }
    }
    const std::string_view name = value_of("name");
    if (name.empty() || base::has_control(name) ||
        name.find_first_of("\n\t/") != std::string_view::npos ||
        base::character_count(name) > base::limits::name_characters_max) {
      return wrong(refusal::bad_name, "name", name);
    }
    into.divisions.push_back({*code, std::string(name)});
    ++into.counts[static_cast<std::size_t>(file_.level) - 1];
    return std::nullopt;
  }

  std::string_view value_of(const char* column) const {
    return base::trim(reader_.field(*reader_.column(column)));
  }

  base::Refusal wrong(const base::RefusalCode& code, const char* field,
                      std::string_view value) const {
    return base::refuse(code)
        .at(field)
        .with("file", file_.file)
        .with("row", std::to_string(reader_.row()))
        .with("field", field)
        .with("value", std::string(value));
  }

  base::Refusal column_absent(const char* column) const {
    std::string found;
    for (const std::string& name : reader_.header()) found += (found.empty() ? "" : ", ") + name;
    return base::refuse(refusal::column_absent)
        .at(column)
        .with("file", file_.file)
        .with("column", column)
        .with("found", found);
  }

  base::Refusal unreadable() const {
    return base::refuse(refusal::file_unreadable)
        .with("file", file_.file)
        .with("why", message(*reader_.problem(), base::Language::en));
  }

  const FileOfLevel& file_;
  base::CsvReader reader_;
};

}  // namespace

base::Result<DivisionList> read_divisions(const std::filesystem::path& folder) {
  std::error_code ignored;
  const bool is_package = !std::filesystem::exists(folder / files[0].file, ignored) &&
                          std::filesystem::exists(folder / "dist" / files[0].file, ignored);
  const std::filesystem::path root = is_package ? folder / "dist" : folder;
  DivisionList list;
  LevelReader::Codes above;
  for (const FileOfLevel& file : files) {
    std::ifstream in(root / file.file, std::ios::binary);
    if (!in) return base::refuse(refusal::file_absent).with("file", (root / file.file).string());
    LevelReader::Codes codes;
    if (auto refused = LevelReader(file, in).read(above, codes, list)) return *std::move(refused);
    above = std::move(codes);
  }
  std::sort(list.divisions.begin(), list.divisions.end(),
            [](const Division& a, const Division& b) { return a.code < b.code; });
  return list;
}

}  // namespace places
