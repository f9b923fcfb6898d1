#include "imports/file.h"

#include <algorithm>

namespace imports {

static constexpr std::size_t files_kept_max = 3;  // A hundred thousand rows are some 50 MB each.

static base::Result<FilePtr> read_file(std::string bytes, const std::string& name) {
  const auto opened = sheets::open_table(std::move(bytes), name);
  if (!opened) return opened.refusal();
  auto file = std::make_shared<File>();
  sheets::Table& table = **opened;
  while (table.next()) {
    if (!table.cells().empty()) file->rows.push_back({table.row(), table.cells()});
  }
  if (table.problem()) return *table.problem();
  return FilePtr(std::move(file));
}

base::Result<FilePtr> Files::of(sql::Transaction& tx, identity::Vault& vault, const Batch& batch) {
  {
    const std::lock_guard lock(mutex_);
    for (const Kept& one : kept_) {
      if (one.batch == batch.id) return one.file;
    }
  }
  auto file = read_file(store::bytes_of(tx, vault, batch), batch.file_name);
  if (!file) return file;
  const std::lock_guard lock(mutex_);
  kept_.push_front({batch.id, *file});
  if (kept_.size() > files_kept_max) kept_.pop_back();
  return file;
}

void Files::forget(BatchId id) {
  const std::lock_guard lock(mutex_);
  std::erase_if(kept_, [&](const Kept& one) { return one.batch == id; });
}

}  // namespace imports
