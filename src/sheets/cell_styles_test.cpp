#include "sheets/cell_styles.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "sheets/limits.h"
#include "sheets/testing.h"

namespace sheets {
namespace {

using testing::Lines;
using testing::read;
using testing::workbook;

TEST(CellStyles, KnowsTheBuiltInFormats) {
  const auto is_day = [](std::uint32_t id) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 ||
           (id >= 50 && id <= 58);
  };
  for (std::uint32_t id = 0; id < 100; ++id) {
    const NumberFormat want = is_day(id) ? NumberFormat::day
                              : id == 46 ? NumberFormat::elapsed
                                         : NumberFormat::number;
    EXPECT_EQ(built_in_format(id), want) << id;
  }
}

TEST(CellStyles, TellsDaysByTheCode) {
  const std::vector<std::pair<std::string, NumberFormat>> cases = {
      {"", NumberFormat::number},
      {"General", NumberFormat::number},
      {"G/通用格式", NumberFormat::number},
      {"@", NumberFormat::number},
      {"#,##0.00_ ;[Red]-#,##0.00 ", NumberFormat::number},
      {"0.00E+00", NumberFormat::number},
      {"[$-804]0", NumberFormat::number},
      {"[>=100]0;0.0", NumberFormat::number},
      {"0\"day\"", NumberFormat::number},
      {"0\\d", NumberFormat::number},
      {"0_d", NumberFormat::number},
      {"0*d", NumberFormat::number},
      {"0\"d", NumberFormat::number},  // A quote that never ends.
      {"0[h", NumberFormat::number},
      {"yyyy-mm-dd", NumberFormat::day},
      {"YYYY/M/D", NumberFormat::day},
      {"d", NumberFormat::day},
      {"D", NumberFormat::day},
      {"yyyy\"年\"m\"月\"d\"日\";@", NumberFormat::day},
      {"[$-804]yyyy\"年\"m\"月\"", NumberFormat::day},
      {"[DBNum1]m\"月\"d\"日\"", NumberFormat::day},
      {"上午/下午h\"时\"mm\"分\"", NumberFormat::day},
      {"h:mm AM/PM", NumberFormat::day},
      {"ss", NumberFormat::day},
      {"\"d\"0;d", NumberFormat::day},
      {"[h]:mm", NumberFormat::elapsed},
      {"[mm]:ss", NumberFormat::elapsed},
      {"[Red][h]:mm", NumberFormat::elapsed},
  };
  for (const auto& [code, format] : cases) EXPECT_EQ(format_of_code(code), format) << code;
}

// Of a cell with each of the styles, and one beyond them.
Lines styled(const std::string& styles) {
  std::string rows;
  for (const char* style : {"0", "1", "2"}) {
    rows += std::string("<row><c s=\"") + style + "\"><v>44887.5</v></c></row>";
  }
  return read(workbook({.rows = rows, .styles = styles}));
}

TEST(CellStyles, AreThoseOfCells) {
  const Lines days = {"1 n:44887.5", "2 d:2022-11-22 12:00", "3 n:44887.5"};
  EXPECT_EQ(styled("<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>"), days);
  EXPECT_EQ(styled("<numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;\"/></numFmts>"
                   "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                   "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>"
                   "<dxfs><dxf><numFmt numFmtId=\"170\" formatCode=\"0\"/></dxf></dxfs>"),
            days);
  EXPECT_EQ(styled("<numFmts><numFmt numFmtId=\"170\" formatCode=\"d\"/></numFmts>"
                   "<dxfs><dxf><numFmt numFmtId=\"170\" formatCode=\"0\"/></dxf></dxfs>"
                   "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>"
                   "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"),
            days);
  // A workbook's own format goes before the one built in.
  EXPECT_EQ(styled("<numFmts><numFmt numFmtId=\"14\" formatCode=\"0\"/>"
                   "<numFmt numFmtId=\"4\" formatCode=\"d\"/></numFmts>"
                   "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"4\"/></cellXfs>"),
            days);
  EXPECT_EQ(styled("<cellXfs><xf numFmtId=\"46\"/><xf numFmtId=\"0\"/></cellXfs>"),
            (Lines{"1 d:1077300:00", "2 n:44887.5", "3 n:44887.5"}));
}

TEST(CellStyles, HaveALimit) {
  std::string most = "<cellXfs>";
  for (std::size_t i = 0; i < limits::styles_max; ++i) most += "<xf/>";
  EXPECT_EQ(styled(most + "</cellXfs>").size(), 3u);
  EXPECT_EQ(styled(most + "<xf/></cellXfs>"), (Lines{"! sheet.damaged_part xl/styles.xml 1"}));
  EXPECT_EQ(styled("<cellXfs><xf numFmtId=\"a\"/></cellXfs>"),
            (Lines{"! sheet.damaged_part xl/styles.xml 1"}));
}

}  // namespace
}  // namespace sheets
