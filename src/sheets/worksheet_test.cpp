#include "sheets/worksheet.h"

#include <gtest/gtest.h>

#include <utility>

#include "sheets/limits.h"
#include "sheets/testing.h"

namespace sheets {
namespace {

using testing::Book;
using testing::Lines;
using testing::read;
using testing::workbook;

const std::string strings =
    "<si><t>张三</t></si>"
    "<si><r><rPr><b/></rPr><t>重</t></r><r><t xml:space=\"preserve\"> 点</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>zhong</t></rPh><phoneticPr fontId=\"1\"/></si>"
    "<si/>"
    "<si><t>a_x000D_\nb</t></si>"
    "<si><t>_x005F_x000A_</t></si>"
    "<si><t>&lt;&amp;&#x6751;</t></si>";
const std::string styles =
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/></cellXfs>";

Lines read_rows(const std::string& rows) {
  return read(workbook({.rows = rows, .strings = strings, .styles = styles}));
}

// What a row of this one cell reads as.
std::string read_cell(const std::string& cell) {
  const Lines lines = read_rows("<row r=\"1\">" + cell + "</row>");
  return lines.empty() ? "" : lines[0].substr(2);
}

TEST(Worksheet, ReadsEveryKindOfCell) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<c r=\"A1\"><v>36.600000000000001</v></c>", "n:36.6"},
      {"<c r=\"A1\" t=\"n\"><v>1.1010119900307101E+17</v></c>", "n:110101199003071010"},
      {"<c><v> 5\n</v></c>", "n:5"},
      {"<c t=\"s\"><v>0</v></c>", "t:张三"},
      {"<c t=\"s\"><v>1</v></c>", "t:重 点"},
      {"<c t=\"s\"><v>3</v></c>", "t:a\nb"},
      {"<c t=\"s\"><v>4</v></c>", "t:_x000A_"},
      {"<c t=\"s\"><v>5</v></c>", "t:<&村"},
      {"<c t=\"s\" s=\"1\"><v>0</v></c>", "t:张三"},
      {"<c t=\"inlineStr\"><is><t>a_x000A_b </t></is></c>", "t:a\nb "},
      {"<c t=\"inlineStr\"><is><r><t>重</t></r><r><t>点</t></r><rPh><t>zhong</t></rPh></is></c>",
       "t:重点"},
      {"<c t=\"str\"><v>_x005F_x000A_</v></c>", "t:_x000A_"},
      {"<c t=\"b\"><v>1</v></c>", "b:TRUE"},
      {"<c t=\"b\"><v>0</v></c>", "b:FALSE"},
      {"<c t=\"b\"><v>true</v></c>", "b:TRUE"},
      {"<c t=\"b\"><v>false</v></c>", "b:FALSE"},
      {"<c t=\"e\"><v>#N/A</v></c>", "e:#N/A"},
      {"<c s=\"1\"><v>44887</v></c>", "d:2022-11-22"},
      {"<c s=\"1\"><v>44887.27083</v></c>", "d:2022-11-22 06:30"},
      {"<c s=\"1\"><v>0.25</v></c>", "d:06:00"},
      {"<c s=\"1\"><v>60</v></c>", "d:1900-02-29"},
      {"<c s=\"1\"><v>-1</v></c>", "n:-1"},
      {"<c s=\"1\"><v>110101199003071234</v></c>", "n:110101199003071234"},
      {"<c s=\"2\"><v>1.5</v></c>", "d:36:00"},
      {"<c s=\"0\"><v>44887</v></c>", "n:44887"},
      {"<c t=\"d\"><v>2022-11-22T06:30:00</v></c>", "d:2022-11-22 06:30"},
      // Formulas are not worked out.
      {"<c><f>1+1</f><v>3</v></c>", "n=:3"},
      {"<c s=\"1\"><f>TODAY()</f><v>44887</v></c>", "d=:2022-11-22"},
      {"<c t=\"str\"><f>A2&amp;B2</f><v>ab</v></c>", "t=:ab"},
      {"<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "e=:#DIV/0!"},
      {"<c t=\"b\"><f>1=1</f><v>1</v></c>", "b=:TRUE"},
      {"<c><f t=\"shared\" si=\"0\"/><v>1</v></c>", "n=:1"},
      {"<c><f>1+1</f></c>", "-="},
      {"<c><f>1+1</f><v></v></c>", "-="},
      {"<c t=\"str\"><f>\"\"</f><v/></c>", "-="},
      // Nothing in it.
      {"<c s=\"1\"/>", ""},
      {"<c><v/></c>", ""},
      {"<c><v> </v></c>", ""},
      {"<c t=\"s\"><v>2</v></c>", ""},
      {"<c t=\"s\"/>", ""},
      {"<c t=\"inlineStr\"><is/></c>", ""},
      {"<c t=\"inlineStr\"><is><t></t></is></c>", ""},
      {"<c t=\"e\"/>", ""},
  };
  for (const auto& [cell, text] : cases) EXPECT_EQ(read_cell(cell), text) << cell;
}

TEST(Worksheet, RefusesWrongValues) {
  for (const char* cell : {"<c r=\"B7\"><v>abc</v></c>", "<c r=\"B7\" t=\"n\"><v>1,5</v></c>",
                           "<c r=\"B7\" t=\"s\"><v>6</v></c>", "<c r=\"B7\" t=\"s\"><v>-1</v></c>",
                           "<c r=\"B7\" t=\"s\"><v>x</v></c>", "<c r=\"B7\" t=\"b\"><v>2</v></c>",
                           "<c r=\"B7\" t=\"d\"><v>2022-02-30</v></c>"}) {
    EXPECT_EQ(read_rows("<row r=\"7\">" + std::string(cell) + "</row>"),
              (Lines{"! sheet.wrong_cell B7"}))
        << cell;
  }
}

TEST(Worksheet, KeepsPlacesAndNumbers) {
  const auto cell = [](const char* at) { return std::string("<c r=\"") + at + "\"><v>1</v></c>"; };
  const std::vector<std::pair<std::string, Lines>> cases = {
      {"", {}},
      {"<row r=\"3\">" + cell("C3") + cell("AA3") + "</row>",
       {"1", "2", "3 - - n:1 - - - - - - - - - - - - - - - - - - - - - - - n:1"}},
      {"<row r=\"2\">" + cell("B2") + "</row><row r=\"4\">" + cell("A4") + "</row>",
       {"1", "2 - n:1", "3", "4 n:1"}},
      // Rows and cells that are there, with nothing in them.
      {"<row r=\"1\"/><row r=\"2\"><c r=\"A2\" s=\"1\"/></row><row r=\"3\">" + cell("A3") +
           "<c r=\"B3\" s=\"1\"/></row><row r=\"4\"><c r=\"A4\"/></row>",
       {"1", "2", "3 n:1"}},
      // Without references, each stands behind the one before.
      {"<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r=\"3\"><c><v>3</v></c></row><row>" +
           cell("B4") + "<c><v>4</v></c></row>",
       {"1 n:1 - n:2", "2", "3 n:3", "4 - n:1 n:4"}},
      {"<row r=\"1\">" + cell("B1") + cell("A1") + "</row>", {"1 n:1 n:1"}},
      {"<row r=\"1\"><c r=\"A1\"><f>1</f></c></row>", {"1 -="}},
  };
  for (const auto& [rows, lines] : cases) EXPECT_EQ(read_rows(rows), lines) << rows;
}

TEST(Worksheet, HasAValueInAMergedCellsFirst) {
  Book book;
  book.parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"1\"/><c r=\"C1\">"
      "<v>2</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"
      "</worksheet>";
  EXPECT_EQ(read(workbook(book)), (Lines{"1 n:1 - n:2"}));
}

TEST(Worksheet, HeedsOnlyItsCells) {
  Book book;
  book.parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><cols><c r=\"?\"/></cols><row r=\"9\"/><sheetData><row r=\"1\"><c "
      "r=\"A1\"><v>1</v>"
      "</c><extLst><v>7</v></extLst></row></sheetData><row r=\"1\"><c><v>8</v></c></row>"
      "</worksheet>";
  EXPECT_EQ(read(workbook(book)), (Lines{"1 n:1"}));
}

TEST(Worksheet, IsRefusedWhenItsPlacesAreWrong) {
  const Lines damaged = {"! sheet.damaged_part xl/worksheets/sheet1.xml 1"};
  for (const char* rows :
       {"<row r=\"0\"/>", "<row r=\"-1\"/>", "<row r=\"x\"/>", "<row r=\"2\"/><row r=\"2\"/>",
        "<row r=\"2\"/><row r=\"1\"/>", "<c><v>1</v></c>", "<row><c r=\"1\"/></row>",
        "<row><c r=\"a1\"/></row>", "<row><c r=\"AAAA1\"/></row>", "<row><c t=\"q\"/></row>",
        "<row><c s=\"-1\"/></row>"}) {
    EXPECT_EQ(read_rows(rows), damaged) << rows;
  }
  EXPECT_EQ(read_rows("<row r=\"1\"><c><v>1</v></c></row>\n<row r=\"1\"/>"),
            (Lines{"1 n:1", "! sheet.damaged_part xl/worksheets/sheet1.xml 2"}));
}

TEST(Worksheet, IsReadToItsEndBeforeItIsGood) {
  Book book;
  const std::string rows = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>";
  for (const char* rest : {"", "</worksheet", "</workbook>", "<a></worksheet>", "</worksheet>x"}) {
    book.parts["xl/worksheets/sheet1.xml"] = rows + rest;
    EXPECT_EQ(read(workbook(book)),
              (Lines{"1 n:1", "! sheet.damaged_part xl/worksheets/sheet1.xml 1"}))
        << rest;
  }
}

std::string inline_cell(const std::string& text) {
  return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string problem(const std::string& rows) {
  const Lines lines = read_rows(rows);
  return lines.empty() || !lines.back().starts_with("!") ? "" : lines.back();
}

TEST(Worksheet, HasLimits) {
  EXPECT_EQ(problem("<row r=\"1048576\"/>"), "");
  EXPECT_EQ(problem("<row r=\"1048577\"/>"), "! sheet.too_many_rows 1048576");
  EXPECT_EQ(problem("<row r=\"1\"><c r=\"ALL1\"><v>1</v></c></row>"), "");
  EXPECT_EQ(problem("<row r=\"1\"><c r=\"ALM1\"><v>1</v></c></row>"),
            "! sheet.too_many_columns ALM1 1000");
  EXPECT_EQ(problem("<row r=\"1\"><c r=\"XFD1\" s=\"1\"/></row>"), "");  // Coloured, but empty.
  const std::string longest(limits::cell_characters_max, 'a');
  EXPECT_EQ(problem("<row>" + inline_cell(longest) + "</row>"), "");
  EXPECT_EQ(problem("<row><c/>" + inline_cell(longest + "a") + "</row>"),
            "! sheet.cell_too_long B1 32767");
  EXPECT_EQ(problem("<row><c/>" + inline_cell(std::string(500'000, ' ')) + "</row>"),
            "! sheet.cell_too_long B1 32767");
  std::string escapes;
  for (int i = 0; i < 40'000; ++i) escapes += "_x0000_";
  EXPECT_EQ(problem("<row>" + inline_cell(escapes) + "</row>"), "! sheet.cell_too_long A1 32767");
  std::string heaviest = "<row>";
  for (int i = 0; i < 32; ++i) heaviest += inline_cell(longest);
  EXPECT_EQ(problem(heaviest + inline_cell(std::string(32, 'a')) + "</row>"), "");
  EXPECT_EQ(problem(heaviest + inline_cell(std::string(33, 'a')) + "</row>"),
            "! sheet.row_too_long 1 1024");
}

TEST(Worksheet, HasALimitOfText) {
  std::string row = "<row>";
  for (int i = 0; i < 32; ++i) row += "<c t=\"s\"><v>0</v></c>";
  row += "</row>";
  std::string rows;
  for (int i = 0; i < 1024; ++i) rows += row;
  const std::string longest(limits::cell_characters_max, 'a');
  const auto last = [&](const std::string& more) {
    auto opened = open_table(
        workbook({.rows = rows + more, .strings = "<si><t>" + longest + "</t></si>"}), "");
    const auto table = std::move(*opened);
    while (table->next()) continue;
    return table->problem() ? testing::told(*table->problem()) : std::to_string(table->row());
  };
  EXPECT_EQ(last(""), "1024");
  EXPECT_EQ(last(row), "! sheet.too_much_text");
}

}  // namespace
}  // namespace sheets
