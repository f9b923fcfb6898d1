#include "sheets/workbook.h"

#include <gtest/gtest.h>

#include "sheets/limits.h"
#include "sheets/testing.h"

namespace sheets {
namespace {

using testing::Book;
using testing::Lines;
using testing::Parts;
using testing::parts_of;
using testing::read;
using testing::relationships;
using testing::workbook;
using testing::zipped;

const std::string one = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
const Lines is_one = {"1 n:1"};

std::string sheet_of(int number) {
  return "<worksheet><sheetData><row><c><v>" + std::to_string(number) +
         "</v></c></row></sheetData></worksheet>";
}

// Names of parts say nothing; relationships do. Their targets are from the part's folder, or from
// the top.
TEST(Workbook, IsFoundByItsRelationships) {
  const std::string book =
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"x\"/></sheets>"
      "</workbook>";
  const std::string sheet = sheet_of(1);
  const std::string external =
      "<Relationship Id=\"x\" Type=\"t/worksheet\" Target=\"no.xml\" TargetMode=\"External\"/>";
  const std::vector<Parts> cases = {
      {{"_rels/.rels", relationships({{"1", "officeDocument", "/b.xml"}})},
       {"b.xml", book},
       {"_rels/b.xml.rels", relationships({{"x", "worksheet", "s.xml"}})},
       {"s.xml", sheet}},
      {{"_rels/.rels",
        relationships({{"0", "metadata", "m.xml"}, {"1", "officeDocument", "p/q/b"}})},
       {"p/q/b", book},
       {"p/q/_rels/b.rels",
        relationships({{"y", "worksheet", "t"}, {"x", "worksheet", "../s/./s.xml"}})},
       {"p/s/s.xml", sheet}},
      {{"_rels/.rels", relationships({{"1", "officeDocument", "p/b.xml"}})},
       {"p/b.xml", book},
       {"p/_rels/b.xml.rels", relationships({{"x", "worksheet", "../../../S/Sheet1.XML"}})},
       {"s/sheet1.xml", sheet}},  // Letters in any case.
      {{"_rels/.rels", relationships({{"1", "officeDocument", "p/b.xml"}})},
       {"p/b.xml", book},
       {"p/_rels/b.xml.rels",
        "<Relationships>" + external +
            "<Relationship Id=\"x\" Type=\"http://purl.oclc.org/ooxml/x/worksheet\""
            " Target=\"/s.xml\"/></Relationships>"},
       {"s.xml", sheet}},
  };
  for (const Parts& parts : cases) EXPECT_EQ(read(zipped(parts)), is_one) << parts.begin()->second;
}

// Strict OOXML and some programs write every element with a prefix of their own.
TEST(Workbook, MayHavePrefixes) {
  const std::string spaces =
      " xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:q=\"r\">";
  Book book;
  book.parts = {
      {"xl/workbook.xml", "<x:workbook" + spaces +
                              "<x:workbookPr date1904=\"true\"/><x:sheets><x:sheet name=\"a\" "
                              "q:id=\"rId1\"/></x:sheets></x:workbook>"},
      {"xl/worksheets/sheet1.xml",
       "<x:worksheet" + spaces +
           "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c><x:c r=\"B1\" "
           "s=\"0\">"
           "<x:f>1</x:f><x:v>1</x:v></x:c><x:c r=\"C1\" t=\"inlineStr\"><x:is><x:t>村</x:t></x:is>"
           "</x:c></x:row></x:sheetData></x:worksheet>"},
      {"xl/sharedStrings.xml", "<x:sst" + spaces + "<x:si><x:t>张三</x:t></x:si></x:sst>"},
      {"xl/styles.xml",
       "<x:styleSheet" + spaces + "<x:cellXfs><x:xf numFmtId=\"14\"/></x:cellXfs></x:styleSheet>"},
  };
  EXPECT_EQ(read(workbook(book)), (Lines{"1 t:张三 d=:1904-01-02 t:村"}));
}

Parts of_sheets(const std::string& sheets) {
  return parts_of(
      {.parts = {
           {"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + sheets +
                                   "</sheets><customWorkbookViews><sheet r:id=\"z\"/>"
                                   "</customWorkbookViews></workbook>"},
           {"xl/_rels/workbook.xml.rels", relationships({{"a", "worksheet", "1.xml"},
                                                         {"b", "worksheet", "2.xml"},
                                                         {"c", "worksheet", "3.xml"},
                                                         {"d", "chartsheet", "4.xml"}})},
           {"xl/1.xml", sheet_of(1)},
           {"xl/2.xml", sheet_of(2)},
           {"xl/3.xml", sheet_of(3)},
       }});
}

TEST(Workbook, NamesItsSheets) {
  const std::string bytes = zipped(
      of_sheets("<sheet name=\"藏\" state=\"hidden\" r:id=\"b\"/><sheet name=\"图\" r:id=\"d\"/>"
                "<sheet name=\"A&amp;B\" state=\"visible\" r:id=\"c\"/><sheet name=\"深\" "
                "state=\"veryHidden\" r:id=\"a\"/>"));
  const auto names = sheet_names(bytes);
  ASSERT_TRUE(names);
  std::string text;
  for (const SheetName& sheet : *names) text += sheet.name + (sheet.hidden ? "-" : "+") + " ";
  EXPECT_EQ(text, "藏- A&B+ 深- ");
  EXPECT_EQ(read(bytes), (Lines{"1 n:3"}));  // The first that is not hidden.
  EXPECT_EQ(read(bytes, "", {.sheet = 0}), (Lines{"1 n:2"}));
  EXPECT_EQ(read(bytes, "", {.sheet = 1}), (Lines{"1 n:3"}));
  EXPECT_EQ(read(bytes, "", {.sheet = 2}), (Lines{"1 n:1"}));
  EXPECT_EQ(read(bytes, "", {.sheet = 3}), (Lines{"! sheet.no_such_sheet 4"}));
  EXPECT_EQ(read(zipped(of_sheets(""))), (Lines{"! sheet.no_such_sheet 1"}));
  EXPECT_EQ(read(zipped(of_sheets("<sheet name=\"a\" state=\"hidden\" r:id=\"b\"/>"))),
            (Lines{"1 n:2"}));
}

TEST(Workbook, CountsDaysFrom1904WhenItSaysSo) {
  const auto first = [](const std::string& properties) {
    return read(workbook({.rows = "<row><c><v>1</v></c></row>",
                          .styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>",
                          .properties = properties}))[0];
  };
  EXPECT_EQ(first(""), "1 d:1900-01-01");
  EXPECT_EQ(first("<workbookPr/>"), "1 d:1900-01-01");
  EXPECT_EQ(first("<workbookPr date1904=\"0\"/>"), "1 d:1900-01-01");
  EXPECT_EQ(first("<workbookPr date1904=\"false\"/>"), "1 d:1900-01-01");
  EXPECT_EQ(first("<workbookPr date1904=\"1\"/>"), "1 d:1904-01-02");
  EXPECT_EQ(first("<workbookPr date1904=\"true\"/>"), "1 d:1904-01-02");
}

TEST(Workbook, NeedsTheStringsAndStylesThatItNames) {
  const Parts neither = {{"xl/_rels/workbook.xml.rels",
                          relationships({{"rId1", "worksheet", "worksheets/sheet1.xml"}})},
                         {"xl/sharedStrings.xml", ""},
                         {"xl/styles.xml", ""}};
  EXPECT_EQ(read(workbook({.rows = one, .parts = neither})), is_one);
  for (const char* part :
       {"xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"}) {
    EXPECT_EQ(read(workbook({.rows = one, .parts = {{part, ""}}})),
              (Lines{"! sheet.missing_part " + std::string(part)}));
  }
}

TEST(Workbook, IsRefusedWhenItIsNone) {
  const auto changed = [](const std::string& part, const std::string& xml) {
    return read(workbook({.rows = one, .parts = {{part, xml}}}));
  };
  const Lines not_a_table = {"! sheet.not_a_table"};
  EXPECT_EQ(changed("_rels/.rels", ""), not_a_table);
  EXPECT_EQ(changed("_rels/.rels", relationships({{"1", "metadata", "m"}})), not_a_table);
  EXPECT_EQ(changed("xl/workbook.xml", "<w:document xmlns:w=\"w\"/>"), not_a_table);
  EXPECT_EQ(changed("_rels/.rels", relationships({{"1", "officeDocument", "xl/workbook.bin"}})),
            (Lines{"! sheet.binary_workbook"}));
  EXPECT_EQ(changed("xl/_rels/workbook.xml.rels", ""),
            (Lines{"! sheet.damaged_part xl/workbook.xml 1"}));
  EXPECT_EQ(changed("xl/_rels/workbook.xml.rels", relationships({})),
            (Lines{"! sheet.damaged_part xl/workbook.xml 1"}));
}

TEST(Workbook, HasLimits) {
  std::string sheets;
  for (std::size_t i = 0; i < limits::sheets_max; ++i) sheets += "<sheet name=\"a\" r:id=\"a\"/>";
  EXPECT_EQ(read(zipped(of_sheets(sheets))), is_one);
  EXPECT_EQ(read(zipped(of_sheets(sheets + "<sheet r:id=\"d\"/>"))),
            (Lines{"! sheet.damaged_part xl/workbook.xml 1"}));
  const auto padded = [](std::size_t bytes) {
    const std::string comment = "<!--" + std::string((1 << 20) - 7, ' ') + "-->";
    std::string xml = parts_of({})["xl/workbook.xml"];
    while (xml.size() + comment.size() <= bytes) xml += comment;
    xml.resize(bytes, ' ');
    return read(
        zipped(parts_of({.rows = one, .parts = {{"xl/workbook.xml", xml}}}), {.deflated = false}));
  };
  EXPECT_EQ(padded(limits::small_part_bytes_max), is_one);
  EXPECT_EQ(padded(limits::small_part_bytes_max + 1), (Lines{"! sheet.swollen xl/workbook.xml"}));
  std::vector<std::array<std::string_view, 3>> most(limits::relationships_max, {"a", "b", "c"});
  most[0] = {"1", "officeDocument", "xl/workbook.xml"};
  EXPECT_EQ(read(workbook({.rows = one, .parts = {{"_rels/.rels", relationships(most)}}})), is_one);
  most.push_back({"a", "b", "c"});
  EXPECT_EQ(read(workbook({.rows = one, .parts = {{"_rels/.rels", relationships(most)}}})),
            (Lines{"! sheet.damaged_part _rels/.rels 1"}));
}

}  // namespace
}  // namespace sheets
