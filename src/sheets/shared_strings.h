// The texts of a workbook, which its cells name by number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sheets/xml.h"

namespace sheets {

class SharedStrings final : public Elements {
 public:
  explicit SharedStrings(std::size_t bytes_max = limits::shared_bytes_max)
      : bytes_max_(bytes_max) {}

  std::optional<std::string_view> at(std::size_t number) const;

  void begin(std::string_view name, const Attributes&) override;
  void end(std::string_view name) override;
  void text(std::string_view) override;

 private:
  std::size_t bytes_max_;
  std::string text_;                 // One behind the other, for there may be a million of them.
  std::vector<std::uint32_t> ends_;  // Where each ends.
  bool in_item_ = false;
  bool in_text_ = false;
  bool in_reading_ = false;  // How the text is pronounced, which stands beside it.
};

}  // namespace sheets
