// Which cells show a number as a day: a workbook says it in the number format of their style.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "sheets/xml.h"

namespace sheets {

enum class NumberFormat { number, day, elapsed };  // "elapsed" is [h]:mm, hours beyond 24 too.

NumberFormat built_in_format(std::uint32_t id);
NumberFormat format_of_code(std::string_view code);  // Such as yyyy"年"m"月"d"日".

class CellStyles final : public Elements {
 public:
  NumberFormat at(std::size_t style) const;

  void begin(std::string_view name, const Attributes&) override;
  void end(std::string_view name) override;

 private:
  enum class Section { other, formats, cells };  // Formats for other uses have the same names.

  Section section_ = Section::other;
  std::map<std::uint32_t, NumberFormat> formats_;  // By id, the workbook's own.
  std::vector<std::uint32_t> format_ids_;          // By style.
};

}  // namespace sheets
