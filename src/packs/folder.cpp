#include "packs/folder.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/limits.h"

namespace packs {

namespace fs = std::filesystem;

// One byte more than allowed is kept, so that the loader names the file that is too large.
static std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::string bytes(base::limits::pack_file_bytes_max + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

static std::string folder_name(const fs::path& path) {
  const fs::path whole = fs::absolute(path).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

Folder read_folder(const fs::path& path) {
  if (!fs::is_directory(path)) throw std::runtime_error("there is no folder " + path.string());
  Folder folder{folder_name(path), {}};
  for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.') || !entry.is_regular_file()) continue;
    if (folder.files.size() > base::limits::pack_files_max) break;
    folder.files.push_back({name, read_bytes(entry.path())});
  }
  return folder;
}

std::vector<Folder> folders_below(const fs::path& path) {
  std::vector<Folder> folders;
  if (!fs::is_directory(path)) return folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
    if (fs::is_regular_file(entry.path() / "pack.toml"))
      folders.push_back(read_folder(entry.path()));
  }
  std::sort(folders.begin(), folders.end(),
            [](const Folder& a, const Folder& b) { return a.name < b.name; });
  return folders;
}

void write_folder(const fs::path& path, const PackFiles& files) {
  fs::create_directories(path);
  for (const PackFile& file : files) {
    if (fs::exists(path / file.path))
      throw std::runtime_error((path / file.path).string() + " stands there already");
  }
  for (const PackFile& file : files) {
    std::ofstream out(path / file.path, std::ios::binary);
    out.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
    if (!out.flush()) throw std::runtime_error("cannot write " + (path / file.path).string());
  }
}

}  // namespace packs
