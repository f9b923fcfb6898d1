// Packs as folders on disk.
#pragma once

#include <filesystem>
#include <vector>

#include "packs/loader.h"

namespace packs {

// The regular files directly in it, without hidden ones; its name is the folder's own. Throws
// std::runtime_error when it is no folder, or when a file is larger than a pack may hold.
Folder read_folder(const std::filesystem::path&);

// The folders below it that hold a pack.toml, by name. Empty when there is no such place.
std::vector<Folder> folders_below(const std::filesystem::path&);

// Writes the files byte for byte, making the folder. Throws when one of them stands there already.
void write_folder(const std::filesystem::path&, const PackFiles&);

}  // namespace packs
