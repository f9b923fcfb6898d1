#include "sheets/filled_copy.h"

#include <gtest/gtest.h>

#include "sheets/archive.h"
#include "sheets/sheet_parts.h"
#include "sheets/testing.h"

namespace sheets {

namespace {

using testing::Book;
using testing::Lines;

// Headings in row 1, an example in row 2, an empty row, a sum in row 4; styles 1 (plain), 2 (days).
std::string their_table() {
  return testing::workbook(
      {.rows = R"(<row r="1" ht="30"><c r="A1" s="1" t="s"><v>0</v></c>)"
               R"(<c r="B1" s="1" t="s"><v>1</v></c></row>)"
               R"(<row r="2"><c r="A2" s="1" t="s"><v>2</v></c>)"
               R"(<c r="B2" s="2"><v>44000</v></c></row>)"
               R"(<row r="3"><c r="A3" s="1"/><c r="B3" s="2"/></row>)"
               R"(<row r="4"><c r="A4" s="1"><f>COUNTA(A2:A3)</f><v>9</v></c></row>)",
       .strings = "<si><t>姓名</t></si><si><t>日期</t></si><si><t>例：张三</t></si>",
       .styles = R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>)",
       .parts = {{"xl/theirs.xml", "<theirs/>"}}});
}

Filling people(std::vector<std::string> names) {
  Filling filling{.first_row = 2, .last_row = 3, .rows = 0, .cleared = true, .cells = {}};
  for (const std::string& name : names) {
    const std::int64_t row = 2 + filling.rows++;
    filling.cells.push_back({row, 0, WrittenKind::text, name});
    filling.cells.push_back({row, 1, WrittenKind::day, "2026-11-22"});
  }
  return filling;
}

std::string sheet_of(const std::string& workbook) {
  const auto archive = Archive::open(workbook);
  std::string xml(100'000, '\0');
  auto part = archive->part("xl/worksheets/sheet1.xml");
  xml.resize(*part->read(xml.data(), xml.size()));
  return xml;
}

}  // namespace

TEST(FilledCopy, KeepsTheirLookAndTakesTheExampleOut) {
  const auto made = filled_copy(their_table(), people({"甲一"}));
  ASSERT_TRUE(made);
  EXPECT_EQ(testing::read(*made), (Lines{"1 t:姓名 t:日期", "2 t:甲一 d:2026-11-22", "3", "4 -="}));
  const std::string xml = sheet_of(*made);
  EXPECT_NE(xml.find(R"(<row r="1" ht="30">)"), std::string::npos);
  EXPECT_NE(xml.find(R"(<c r="A2" s="1" t="inlineStr">)"), std::string::npos);
  EXPECT_NE(xml.find(R"(<c r="B2" s="2"><v>46348</v></c>)"), std::string::npos);
  EXPECT_TRUE(Archive::open(*made)->has("xl/theirs.xml"));
}

TEST(FilledCopy, WhatStandsBelowMovesDownAndASumHoldsTheNewRows) {
  const auto made = filled_copy(their_table(), people({"甲", "乙", "丙", "丁"}));
  ASSERT_TRUE(made);
  EXPECT_EQ(testing::read(*made).size(), 6U);
  const std::string xml = sheet_of(*made);
  EXPECT_NE(xml.find(R"(<c r="A6" s="1"><f>COUNTA(A2:A5)</f></c>)"), std::string::npos) << xml;
  EXPECT_NE(xml.find(R"(<c r="B5" s="2">)"), std::string::npos);
}

TEST(FilledCopy, TextStaysTextWhateverItBeginsWith) {
  for (const std::string text : {"=HYPERLINK(\"http://x\")", "+1", "-1", "@x", "<b>&\"", " a "}) {
    const auto made = filled_copy(their_table(), people({text}));
    ASSERT_TRUE(made);
    EXPECT_EQ(testing::read(*made)[1], "2 t:" + text + " d:2026-11-22");
    EXPECT_EQ(sheet_of(*made).find("<f>HYPER"), std::string::npos);
  }
}

TEST(FilledCopy, ANumberIsOneOnlyWhenItIs) {
  Filling filling;
  filling.cells = {{1, 0, WrittenKind::number, "12"},
                   {1, 1, WrittenKind::number, "约3人"},
                   {2, 0, WrittenKind::text, "110101199003071010"},
                   {2, 1, WrittenKind::text, ""}};
  const auto made = filled_copy(their_table(), filling);
  ASSERT_TRUE(made);
  const Lines lines = testing::read(*made);
  EXPECT_EQ(lines[0], "1 n:12 t:约3人");
  EXPECT_EQ(lines[1], "2 t:110101199003071010");
}

TEST(FilledCopy, MergedCellsMoveAndThoseOfARowAreThoseOfEveryRow) {
  Book book{.rows = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>)"
                    R"(<row r="2"/>)"};
  book.parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><dimension ref=\"A1:C9\"/><sheetData>" + book.rows +
      R"(</sheetData><mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="B2:C2"/>)"
      R"(<mergeCell ref="A3:C3"/></mergeCells><pageMargins left="1"/></worksheet>)";
  const std::string workbook = testing::workbook(book);
  Filling filling{.first_row = 2, .last_row = 2, .rows = 3, .cleared = true, .cells = {}};
  const auto made = filled_copy(workbook, filling);
  ASSERT_TRUE(made);
  std::string ranges;
  const auto merged = merged_cells(*made);
  ASSERT_TRUE(merged);
  for (const CellRange& one : *merged) ranges += to_text(one) + " ";
  EXPECT_EQ(ranges, "A1:C1 B2:C2 A5:C5 B3:C3 B4:C4 ");
  EXPECT_NE(sheet_of(*made).find("<pageMargins left=\"1\"/>"), std::string::npos);
  EXPECT_EQ(sheet_of(*made).find("dimension"), std::string::npos);
}

TEST(FilledCopy, RefusesWhatItCannotKeepWhole) {
  const auto code = [](const base::Result<std::string>& made) {
    return made ? std::string("made") : std::string(made.refusal().code->code);
  };
  EXPECT_EQ(code(filled_copy("no zip", {})), "sheet.damaged_file");
  EXPECT_EQ(code(filled_copy(testing::workbook({.parts = {{"xl/vbaProject.bin", "x"}}}), {})),
            "sheet.macros");
  EXPECT_EQ(
      code(filled_copy(
          testing::workbook({.parts = {{"xl/worksheets/sheet1.xml", "<!DOCTYPE x><worksheet/>"}}}),
          {})),
      "sheet.damaged_file");
  const std::string shared = testing::workbook(
      {.rows = R"(<row r="1"/><row r="2"><c r="A2"><f t="shared" si="0" ref="A2:A3">B2</f></c>)"
               R"(</row>)"});
  Filling filling{.first_row = 1, .last_row = 1, .rows = 2, .cleared = true, .cells = {}};
  EXPECT_EQ(code(filled_copy(shared, filling)), "sheet.no_room");
}

TEST(FilledCopy, TheOrderOfFormulasIsForgotten) {
  const std::string workbook = testing::workbook(
      {.parts = {{"xl/calcChain.xml", "<calcChain/>"},
                 {"[Content_Types].xml",
                  R"(<Types><Override PartName="/xl/calcChain.xml" ContentType="c"/></Types>)"}}});
  const auto made = filled_copy(workbook, {});
  ASSERT_TRUE(made);
  EXPECT_FALSE(Archive::open(*made)->has("xl/calcChain.xml"));
}

struct MovedCase {
  const char* formula;
  const char* moved;
};

class MovedFormula : public ::testing::TestWithParam<MovedCase> {};

TEST_P(MovedFormula, LeadsToWhereTheRowsAreNow) {
  EXPECT_EQ(moved_formula(GetParam().formula, 10, 5), GetParam().moved);
}

INSTANTIATE_TEST_SUITE_P(
    Formulas, MovedFormula,
    ::testing::Values(MovedCase{"SUM(A2:A10)", "SUM(A2:A15)"}, MovedCase{"A9+A11", "A9+A16"},
                      MovedCase{"$B$10*2", "$B$15*2"}, MovedCase{"\"A10\"&A10", "\"A10\"&A15"},
                      MovedCase{"LOG10(A2)", "LOG10(A2)"}, MovedCase{"Sheet2!A10", "Sheet2!A10"},
                      MovedCase{"'A10'!B10", "'A10'!B10"}, MovedCase{"总数A10", "总数A10"},
                      MovedCase{"", ""}, MovedCase{"A10A", "A10A"}));

TEST(PlainWorkbook, HoldsTheTextsOfATableThatCameAsCsv) {
  EXPECT_EQ(testing::read(plain_workbook({{"姓名", "=1+1"}, {}, {"", "x"}})),
            (Lines{"1 t:姓名 t:=1+1", "2", "3 - t:x"}));
}

}  // namespace sheets
