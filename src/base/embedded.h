// Files that stand inside the program: migrations, packs, the browser side.
#pragma once

#include <string_view>
#include <vector>

namespace base {

struct EmbeddedFile {
  std::string_view path;  // Relative, with forward slashes.
  std::string_view content;
};

struct EmbeddedEntry {  // One row of the table that cmake/embed_files.cmake writes.
  const char* path;
  const char* begin;
  const char* end;
};

std::vector<EmbeddedFile> embedded_files(const EmbeddedEntry* table);  // By path.

}  // namespace base
