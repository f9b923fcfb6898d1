// Takes a published list of divisions into the register.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <optional>

#include "base/result.h"
#include "places/model.h"
#include "sql/database.h"

namespace places {

namespace refusal {
inline const base::RefusalCode day_ahead{
    "places.day_ahead", base::RefusalKind::invalid, "{day} 还没有到，行政区划按今天的使用。",
    "{day} is still to come; the register holds today's divisions."};
inline const base::RefusalCode loader_replaced{
    "places.loader_replaced", base::RefusalKind::conflict, "另一次导入正在进行，这一次已停止。",
    "Another import has taken over; this one has stopped."};
}  // namespace refusal

struct ImportSummary {
  std::array<std::size_t, level_count> listed{};  // Province first.
  std::size_t added = 0;
  std::size_t updated = 0;  // Rows that stay but changed, the ended ones included.
  std::size_t ended = 0;

  std::size_t total() const {
    std::size_t sum = 0;
    for (const std::size_t count : listed) sum += count;
    return sum;
  }
};

struct Import {
  std::filesystem::path folder;          // See division_files.h.
  std::optional<base::Date> valid_from;  // Empty: as far back as anybody asks.
  base::Date today;
  std::function<void(std::size_t written, std::size_t rows)> progress = [](auto, auto) {};
};

// Nothing is seen of a refused or broken-off import; importing the same again changes no row.
base::Result<ImportSummary> import_divisions(sql::Database&, const Import&);

// Adds places that no published list has, below places that are kept; sorted by code. What is there
// already stays as it is. Throws when a parent is nowhere.
void add_divisions(sql::Transaction&, const std::vector<Division>&);

}  // namespace places
