#include "sheets/archive.h"

#include <algorithm>
#include <new>

#include "sheets/refusals.h"

namespace sheets {

static bool has_more_than(std::size_t count_max, std::string_view mark, std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t at = bytes.find(mark); at != std::string_view::npos;
       at = bytes.find(mark, at + mark.size())) {
    if (++count > count_max) return true;
  }
  return false;
}

// libzip reads the whole directory when it opens an archive, once for every end of an archive that
// it finds in the last 64 KiB: 350 KB made for it cost a minute. One end is usual, and another when
// an archive is packed inside.
static bool is_costly_to_open(std::string_view bytes) {
  static constexpr std::size_t tail_bytes = (64 << 10) + 64;
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), tail_bytes));
  return has_more_than(limits::archive_parts_max, "PK\1\2", bytes) ||
         has_more_than(limits::archive_ends_max, "PK\5\6", tail);
}

static const base::RefusalCode& refusal_of(int zip_error) {
  const bool locked = zip_error == ZIP_ER_NOPASSWD || zip_error == ZIP_ER_WRONGPASSWD ||
                      zip_error == ZIP_ER_ENCRNOTSUPP;
  if (zip_error == ZIP_ER_MEMORY) throw std::bad_alloc();
  return locked ? refusal::locked : refusal::damaged_file;
}

base::Result<Archive> Archive::open(std::string_view bytes) {
  if (is_costly_to_open(bytes)) return refusal::not_a_table;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) throw std::bad_alloc();
  zip_t* zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip == nullptr) {
    zip_source_free(source);
    const int code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    return refusal_of(code);
  }
  return Archive(zip);
}

// Names of parts are the same in any case of letters, and not every program keeps to one.
std::int64_t Archive::index(const std::string& part) const {
  const std::int64_t exact = zip_name_locate(zip_.get(), part.c_str(), 0);
  return exact >= 0 ? exact : zip_name_locate(zip_.get(), part.c_str(), ZIP_FL_NOCASE);
}

bool Archive::has(const std::string& part) const { return index(part) >= 0; }

base::Result<Part> Archive::part(const std::string& name, std::uint64_t bytes_max) const {
  const std::int64_t at = index(name);
  if (at < 0) return base::refuse(refusal::missing_part).with("part", name);
  zip_stat_t stat;
  Part part;
  part.file_.reset(zip_fopen_index(zip_.get(), static_cast<std::uint64_t>(at), 0));
  if (!part.file_ || zip_stat_index(zip_.get(), static_cast<std::uint64_t>(at), 0, &stat) != 0) {
    return refusal_of(zip_error_code_zip(zip_get_error(zip_.get())));
  }
  part.name_ = name;
  part.packed_bytes_ = stat.comp_size;
  part.bytes_max_ = bytes_max;
  return part;
}

base::Result<std::size_t> Part::read(char* to, std::size_t size) {
  const std::int64_t got = zip_fread(file_.get(), to, size);
  if (got < 0) return refusal_of(zip_error_code_zip(zip_file_get_error(file_.get())));
  read_bytes_ += static_cast<std::uint64_t>(got);
  const bool too_dense = read_bytes_ > limits::part_unrated_bytes &&
                         read_bytes_ / limits::part_ratio_max > packed_bytes_;
  if (read_bytes_ > bytes_max_ || too_dense) {
    return base::refuse(refusal::swollen).with("part", name_);
  }
  return static_cast<std::size_t>(got);
}

}  // namespace sheets
