#include "sheets/table.h"

#include <gtest/gtest.h>

#include <utility>

#include "sheets/limits.h"
#include "sheets/testing.h"

namespace sheets {
namespace {

using namespace std::string_literals;
using testing::Lines;
using testing::read;
using testing::workbook;
using testing::zipped;

TEST(Table, NamesColumnsAsPeopleDo) {
  const std::vector<std::pair<std::size_t, std::string>> cases = {
      {0, "A"},    {1, "B"},     {25, "Z"},    {26, "AA"},    {27, "AB"},
      {701, "ZZ"}, {702, "AAA"}, {999, "ALL"}, {16383, "XFD"}};
  for (const auto& [column, letters] : cases) EXPECT_EQ(column_letters(column), letters);
  EXPECT_EQ(cell_name(1, 7), "B7");
}

// What Excel keeps a locked workbook in: a directory of streams with names in UTF-16.
const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;
const std::string locked_name = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s;

TEST(Table, IsRecognisedByItsContent) {
  const std::string book = workbook({.rows = "<row><c><v>1</v></c></row>"});
  const std::vector<std::pair<std::string, Lines>> cases = {
      {book, {"1 n:1"}},
      {"a,b\n", {"1 t:a t:b"}},
      {"PK,name\n", {"1 t:PK t:name"}},
      {"<5,name\n", {"1 t:<5 t:name"}},
      {"", {"! sheet.empty_file"}},
      {compound + "Workbook", {"! sheet.old_workbook"}},
      {compound + std::string(600, '\0') + locked_name, {"! sheet.locked"}},
      {"<html><table>", {"! sheet.web_page"}},
      {"\xEF\xBB\xBF \r\n<!DOCTYPE html>", {"! sheet.web_page"}},
      {"<?xml version=\"1.0\"?><?mso-application?>", {"! sheet.web_page"}},
      {"<META charset=\"gbk\">", {"! sheet.web_page"}},
      {"%PDF-1.7\nxyz", {"! sheet.not_a_table"}},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"s, {"! sheet.not_a_table"}},
      {"\x89PNG\r\n\x1A\n\0\0\0"s, {"! sheet.not_a_table"}},
      {zipped({{"a.txt", "a"}}), {"! sheet.not_a_table"}},
      {zipped({{"content.xml", "<a/>"}, {"mimetype", "x"}}), {"! sheet.open_document"}},
      {"PK\3\4", {"! sheet.damaged_file"}},
      {"PK\5\6"s + std::string(18, '\0'), {"! sheet.not_a_table"}},  // An archive of nothing.
  };
  for (const auto& [bytes, lines] : cases) {
    for (const char* name : {"", "a.xlsx", "a.csv", "a.xls"}) {
      EXPECT_EQ(read(bytes, name), lines) << name << " " << bytes.substr(0, 20);
    }
    const auto names = sheet_names(bytes);
    if (names) EXPECT_EQ(names->size(), bytes == book ? 1u : 0u);
    else EXPECT_EQ(testing::told(names.refusal()), lines[0]);
  }
}

TEST(Table, HasALimitOfBytes) {
  std::string bytes(limits::file_bytes_max, '\0');
  EXPECT_TRUE(sheet_names(bytes));
  bytes += 'a';
  EXPECT_EQ(testing::told(sheet_names(bytes).refusal()), "! sheet.file_too_large 64");
  EXPECT_EQ(read(std::move(bytes)), (Lines{"! sheet.file_too_large 64"}));
}

TEST(Table, IsBlankBeyondARowsEnd) {
  auto opened = open_table("a,,c\n\n,,\nd\n\n", "");
  const auto table = std::move(*opened);
  EXPECT_EQ(table->cells().size(), 0u);
  EXPECT_EQ(table->row(), 0);
  ASSERT_TRUE(table->next());
  EXPECT_EQ(table->cells().size(), 3u);
  EXPECT_EQ(table->cell(0).text, "a");
  EXPECT_EQ(table->cell(1).kind, Cell::Kind::blank);
  EXPECT_EQ(table->cell(2).text, "c");
  EXPECT_EQ(table->cell(3).kind, Cell::Kind::blank);
  for (const std::int64_t row : {2, 3}) {
    ASSERT_TRUE(table->next());
    EXPECT_EQ(table->row(), row);
    EXPECT_TRUE(table->cells().empty());
    EXPECT_EQ(table->cell(0).kind, Cell::Kind::blank);
  }
  ASSERT_TRUE(table->next());
  EXPECT_EQ(table->cell(0).text, "d");
  EXPECT_FALSE(table->next());
  EXPECT_FALSE(table->next());
  EXPECT_FALSE(table->problem());
}

TEST(Table, StaysRefused) {
  auto opened = open_table("a\n\"b\"c\nd\n", "");
  const auto table = std::move(*opened);
  EXPECT_TRUE(table->next());
  EXPECT_FALSE(table->next());
  ASSERT_TRUE(table->problem());
  EXPECT_EQ(table->problem()->code, &refusal::text_after_quote);
  EXPECT_FALSE(table->next());
}

// A sender who is refused is told what to do, in both languages, and every value stands in both.
TEST(Table, RefusesWithAWayOut) {
  std::size_t count = 0;
  for (const base::RefusalCode* code : base::refusal_codes()) {
    if (!code->code.starts_with("sheet.")) continue;
    ++count;
    EXPECT_NE(code->zh.find("请"), std::string_view::npos) << code->code;
    for (const char* value : {"{max}", "{part}", "{line}", "{cell}", "{row}", "{number}"}) {
      EXPECT_EQ(code->zh.find(value) == std::string_view::npos,
                code->en.find(value) == std::string_view::npos)
          << code->code << value;
    }
    EXPECT_TRUE(code->en.ends_with(".")) << code->code;
  }
  EXPECT_EQ(count, 25u);
}

}  // namespace
}  // namespace sheets
