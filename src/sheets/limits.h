// What a table may be at most. A limit has its unit in its name.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sheets::limits {

inline constexpr std::size_t file_bytes_max = std::size_t{64} << 20;
inline constexpr std::int64_t rows_max = 1'048'576;  // This and the next but one are Excel's own.
inline constexpr std::size_t columns_max = 1000;
inline constexpr std::size_t cell_characters_max = 32'767;
// Cells may share one text, so that a short file could tell of an endless table.
inline constexpr std::size_t row_bytes_max = std::size_t{1} << 20;
inline constexpr std::size_t table_bytes_max = std::size_t{1} << 30;

inline constexpr std::size_t archive_parts_max = 4000;
inline constexpr std::size_t archive_ends_max = 4;
inline constexpr std::size_t part_bytes_max = std::size_t{1} << 30;         // Inflated.
inline constexpr std::size_t small_part_bytes_max = std::size_t{32} << 20;  // All but cells, texts.
inline constexpr std::size_t part_ratio_max = 200;                          // Inflated to packed,
inline constexpr std::size_t part_unrated_bytes = std::size_t{16} << 20;    // from here on.
inline constexpr std::size_t xml_memory_bytes_max = std::size_t{4} << 20;   // The parser's own.
inline constexpr std::size_t shared_strings_max = 2'000'000;                // Of a workbook,
inline constexpr std::size_t shared_bytes_max = std::size_t{128} << 20;     // together.
inline constexpr std::size_t relationships_max = 10'000;
inline constexpr std::size_t sheets_max = 1000;
inline constexpr std::size_t styles_max = 65'536;

inline constexpr std::size_t separator_lines_max = 10;  // Looked at to find the separator,
inline constexpr std::size_t separator_bytes_max = 64 << 10;

}  // namespace sheets::limits
