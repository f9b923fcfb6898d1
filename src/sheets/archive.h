// A zip archive in memory, whose parts are read in pieces and within limits.
#pragma once

#include <zip.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sheets/limits.h"

namespace sheets {

class Part {
 public:
  // Up to `size` bytes; 0 at the end, when the checksum was right.
  base::Result<std::size_t> read(char* to, std::size_t size);
  const std::string& name() const { return name_; }

 private:
  friend class Archive;
  struct Closed {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };

  std::unique_ptr<zip_file_t, Closed> file_;
  std::string name_;
  std::uint64_t packed_bytes_ = 0;
  std::uint64_t read_bytes_ = 0;
  std::uint64_t bytes_max_ = 0;
};

class Archive {
 public:
  // `bytes` have to outlive it, and it has to outlive its parts.
  static base::Result<Archive> open(std::string_view bytes);

  bool has(const std::string& part) const;
  base::Result<Part> part(const std::string& name,
                          std::uint64_t bytes_max = limits::part_bytes_max) const;

 private:
  struct Discarded {
    void operator()(zip_t* zip) const { zip_discard(zip); }
  };

  explicit Archive(zip_t* zip) : zip_(zip) {}
  std::int64_t index(const std::string& part) const;

  std::unique_ptr<zip_t, Discarded> zip_;
};

}  // namespace sheets
