#include "base/embedded.h"

namespace base {

std::vector<EmbeddedFile> embedded_files(const EmbeddedEntry* table) {
  std::vector<EmbeddedFile> files;
  for (; table->path != nullptr; ++table) {
    files.push_back(
        {table->path, {table->begin, static_cast<std::size_t>(table->end - table->begin)}});
  }
  return files;
}

}  // namespace base
