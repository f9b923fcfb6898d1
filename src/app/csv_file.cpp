#include "app/csv_file.h"

#include <string>

namespace app {

CsvFile::CsvFile(const std::filesystem::path& path)
    : path_(path), in_(path, std::ios::binary), reader_(in_) {
  reader_.read_header();
}

base::Result<base::Done> CsvFile::opened() const {
  if (!in_.is_open() || std::filesystem::is_directory(path_)) {
    return base::refuse(refusal::file_absent).with("file", path_.string());
  }
  if (reader_.problem()) return *reader_.problem();
  return base::Done{};
}

std::optional<std::size_t> CsvFile::find(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    if (const auto column = reader_.column(name)) return column;
  }
  return std::nullopt;
}

base::Result<std::size_t> CsvFile::column(std::string_view name) {
  const auto ok = opened();
  if (!ok) return ok.refusal();
  if (const auto column = find({name})) return *column;
  std::string found;
  for (const std::string& one : reader_.header()) found += (found.empty() ? "" : ", ") + one;
  return base::refuse(refusal::column_absent)
      .with("file", path_.string())
      .with("column", std::string(name))
      .with("found", found);
}

}  // namespace app
