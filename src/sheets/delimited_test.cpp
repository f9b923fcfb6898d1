#include "sheets/delimited.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <utility>

#include "sheets/limits.h"
#include "sheets/testing.h"

namespace sheets {
namespace {

using namespace std::string_literals;
using testing::Lines;
using testing::read;

TEST(Delimited, SplitsFields) {
  const std::vector<std::pair<std::string, Lines>> cases = {
      {"a,b", {"1 t:a t:b"}},
      {"a,b\nc,d\n", {"1 t:a t:b", "2 t:c t:d"}},
      {"a,b\r\nc,d\r\n", {"1 t:a t:b", "2 t:c t:d"}},
      {"a,b\rc,d\r", {"1 t:a t:b", "2 t:c t:d"}},  // As old Macs end a line.
      {",a,,b,,\n", {"1 - t:a - t:b"}},
      {" a , b \n", {"1 t: a  t: b "}},
      {"\"a,b\",c\n", {"1 t:a,b t:c"}},
      {"\"a;b\";c\n", {"1 t:a;b t:c"}},
      {"\"say \"\"yes\"\"\",c\n", {"1 t:say \"yes\" t:c"}},
      {"5' 6\",c\n", {"1 t:5' 6\" t:c"}},
      {"\"a\",\"\"", {"1 t:a"}},
      {"\"a\nb\",c\nd\n", {"1 t:a\nb t:c", "3 t:d"}},
      {"\"a\r\nb\rc\",d\r\ne\r\n", {"1 t:a\nb\nc t:d", "4 t:e"}},
      {"a\n\n,,\n\"\"\nb\n\n,\n", {"1 t:a", "2", "3", "4", "5 t:b"}},
      {"\n\n", {}},
      {"=\"007\",=\"\",=\"a\"b\",==\"a\"\n", {"1 t:007 - t:=\"a\"b\" t:==\"a\""}},
      {"\"=\"\"007\"\"\"\n", {"1 t:007"}},
      {"007,1.10,TRUE,#N/A,=1+1\n", {"1 t:007 t:1.10 t:TRUE t:#N/A t:=1+1"}},
  };
  for (const auto& [text, lines] : cases) EXPECT_EQ(read(text), lines) << text;
}

TEST(Delimited, FindsTheSeparator) {
  const std::vector<std::pair<std::string, char>> cases = {
      {"", ','},
      {"name", ','},
      {"a,b", ','},
      {"a;b", ';'},
      {"a\tb", '\t'},
      {"a;b,c;d", ';'},
      {"\"a,b,c\";d", ';'},
      {"\"a\n,,,\n,,,\";d", ';'},
      {"说明;;;;\na,b\nc,d\n", ','},
      {"名单,2022\na\tb\nc\td\n", '\t'},               // A title above the table.
      {"name\tplace\nli\ta, b, c\nhe\td, e\n", '\t'},  // Commas in what is written.
      {"name,number\nli,1\t\nhe,2\t\n", ','},  // A tab that keeps Excel from making it a number.
      {"a;b\n" + std::string(12, '\n') + ",,,,\n,,,,\n", ';'},  // Not so far down.
  };
  for (const auto& [text, separator] : cases) EXPECT_EQ(separator_of(text), separator) << text;
  EXPECT_EQ(read("a;b\n1,5;2\n"), (Lines{"1 t:a t:b", "2 t:1,5 t:2"}));
  EXPECT_EQ(read("a,b,c\td\n", "名单.tsv"), (Lines{"1 t:a,b,c t:d"}));
}

TEST(Delimited, HeedsExcelsRemark) {
  EXPECT_EQ(read("sep=;\r\na,b,c;d\r\n"), (Lines{"2 t:a,b,c t:d"}));
  EXPECT_EQ(read("sep=\t\na,b\tc\n"), (Lines{"2 t:a,b t:c"}));
  EXPECT_EQ(read("sep=x\na\n"), (Lines{"1 t:sep=x", "2 t:a"}));
  EXPECT_EQ(read("sep=;;\na\n"), (Lines{"1 t:sep=", "2 t:a"}));
}

std::string encoded(std::string_view utf8, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  std::string bytes(utf8.size() * 4 + 8, '\0');
  const std::int32_t size =
      ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                   utf8.data(), static_cast<std::int32_t>(utf8.size()), &error);
  if (U_FAILURE(error)) throw std::logic_error("a test cannot encode its text");
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

TEST(Delimited, ReadsEveryEncodingThatExcelSaves) {
  const std::string text = "姓名,住址\r\n张三,和平村\r\n𡌶,囧\r\n";
  const std::string tabs = "姓名\t住址\r\n张三\t和平村\r\n𡌶\t囧\r\n";
  const Lines lines = {"1 t:姓名 t:住址", "2 t:张三 t:和平村", "3 t:𡌶 t:囧"};
  EXPECT_EQ(read(text), lines);
  EXPECT_EQ(read("\xEF\xBB\xBF" + text), lines);
  EXPECT_EQ(read("\xFF\xFE" + encoded(tabs, "UTF-16LE")), lines);
  EXPECT_EQ(read("\xFE\xFF" + encoded(tabs, "UTF-16BE")), lines);
  EXPECT_EQ(read("\xFF\xFE" + encoded(text, "UTF-16LE")), lines);
  EXPECT_EQ(read(encoded(text, "gb18030")), lines);
  EXPECT_EQ(read("\xD5\xC5\xC8\xFD,\xBA\xCD\xC6\xBD\n"), (Lines{"1 t:张三 t:和平"}));
  // Some of it looks like UTF-8, but most does not.
  EXPECT_EQ(read(encoded("帷\u3000,张三,李四\n", "gb18030")),
            (Lines{"1 t:帷\u3000 t:张三 t:李四"}));
  std::string long_text;
  Lines long_lines;
  for (int row = 1; row <= 20'000; ++row) {
    long_text += "张三,和平村\n";
    long_lines.push_back(std::to_string(row) + " t:张三 t:和平村");
  }
  EXPECT_EQ(read(encoded(long_text, "gb18030")), long_lines);
}

TEST(Delimited, RefusesWhatItCannotDecode) {
  const std::vector<std::pair<std::string, Lines>> cases = {
      {"a\nb\n\xFF\xFF\n", {"! sheet.unreadable_text 3"}},  // In no encoding of these.
      {"\xEF\xBB\xBF"
       "a\n\xD5\xC5\n",
       {"! sheet.unreadable_text 2"}},
      // UTF-8 with one fault is not taken for GB18030, which it would be by its bytes.
      {"姓名,住址\n张\xB8\xB8三,村庄\n", {"! sheet.unreadable_text 2"}},
      {"\xFF\xFE"
       "a\0\n\0\0\xD8"
       "b\0"s,
       {"! sheet.unreadable_text 2"}},  // Half a character.
      {"\xFF\xFE"
       "a\0\n\0b"s,
       {"! sheet.unreadable_text 2"}},  // Half a unit.
      {"a\0b"s, {"! sheet.not_a_table"}},
      {"\xEF\xBB\xBF"
       "a\0b"s,
       {"! sheet.not_a_table"}},
      {"\xFF\xFE"
       "a\0\0\0"s,
       {"! sheet.not_a_table"}},
  };
  for (const auto& [bytes, lines] : cases) EXPECT_EQ(read(bytes), lines) << bytes;
}

TEST(Delimited, RefusesAndNamesTheLine) {
  EXPECT_EQ(read("a\n\"b\nc"), (Lines{"1 t:a", "! sheet.open_quote 2"}));
  EXPECT_EQ(read("a\n\"x\ny\"\n\"b\"c\n"),
            (Lines{"1 t:a", "2 t:x\ny", "! sheet.text_after_quote 4"}));
}

TEST(Delimited, HasLimits) {
  const auto problem = [](const std::string& text) {
    const Lines lines = read(text);
    return lines.empty() || !lines.back().starts_with("!") ? "" : lines.back();
  };
  const std::string longest(limits::cell_characters_max, 'a');
  std::string longest_in_chinese;
  for (std::size_t i = 0; i < limits::cell_characters_max; ++i) longest_in_chinese += "村";
  EXPECT_EQ(problem("x," + longest), "");
  EXPECT_EQ(problem("x," + longest_in_chinese), "");
  EXPECT_EQ(problem("x," + longest + "a"), "! sheet.cell_too_long B1 32767");
  EXPECT_EQ(problem("\nx,\"" + longest_in_chinese + "村\""), "! sheet.cell_too_long B2 32767");
  const std::string widest(limits::columns_max - 1, ',');
  EXPECT_EQ(problem(widest + "a,,,"), "");
  EXPECT_EQ(problem("a\n" + widest + ",a"), "! sheet.too_many_columns ALM2 1000");
  std::string heaviest;
  for (int i = 0; i < 32; ++i) heaviest += longest + ",";
  EXPECT_EQ(problem(heaviest + std::string(32, 'a')), "");
  EXPECT_EQ(problem("\n" + heaviest + std::string(33, 'a')), "! sheet.row_too_long 2 1024");
  std::string most(static_cast<std::size_t>(limits::rows_max), '\n');
  EXPECT_EQ(problem(most + ""), "");
  EXPECT_EQ(problem(most + "a"), "! sheet.too_many_rows 1048576");
  most.pop_back();
  EXPECT_EQ(problem(most + "a"), "");
}

}  // namespace
}  // namespace sheets
