// bulwark import regions DIR [--valid-from DAY] [--json]
// bulwark regions search TEXT [--limit N] [--json]
// bulwark regions show CODE [--json]
//
// Answer the exit code. Throw sql::Absent when a database to be read is not there, and other
// sql::Errors as they come.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "app/console.h"
#include "base/time.h"

namespace app {

struct ImportRegions {
  std::string database;  // sqlite:PATH or postgresql://…; made and migrated.
  std::filesystem::path folder;
  std::optional<base::Date> valid_from;
  OutputForm form = OutputForm::lines;
  base::Date today;
};
int import_regions(const ImportRegions&, const Console&);

inline constexpr std::size_t regions_search_limit_default = 20;

struct SearchRegions {
  std::string database;  // Must exist.
  std::string text;
  std::size_t limit = regions_search_limit_default;
  OutputForm form = OutputForm::lines;
};
int search_regions(const SearchRegions&, const Console&);

struct ShowRegion {
  std::string database;  // Must exist.
  std::string code;
  OutputForm form = OutputForm::lines;
};
int show_region(const ShowRegion&, const Console&);

}  // namespace app
