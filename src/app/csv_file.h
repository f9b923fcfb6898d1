// A CSV file named on the command line, its columns found by name.
#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "base/csv.h"
#include "base/result.h"

namespace app {

namespace refusal {
inline const base::RefusalCode file_absent{"file.absent", base::RefusalKind::absent,
                                           "找不到文件 {file}。", "There is no file {file}."};
inline const base::RefusalCode column_absent{"file.column_absent", base::RefusalKind::invalid,
                                             "{file} 没有列 {column}，只有：{found}。",
                                             "{file} has no column {column}; it has: {found}."};
}  // namespace refusal

class CsvFile {
 public:
  explicit CsvFile(const std::filesystem::path&);

  // A column by its name, or refused: no such file, no header, no such column.
  base::Result<std::size_t> column(std::string_view name);
  // The first of these names that is there.
  std::optional<std::size_t> find(std::initializer_list<std::string_view> names) const;
  base::Result<base::Done> opened() const;
  base::CsvReader& reader() { return reader_; }

 private:
  std::filesystem::path path_;
  std::ifstream in_;
  base::CsvReader reader_;
};

}  // namespace app
