#include "base/csv.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/limits.h"

namespace base {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Read {
  Rows rows;
  std::string problem;  // Code and line.
};

std::string named(const std::optional<Refusal>& problem) {
  if (!problem) return {};
  return std::string(problem->code->code) + " " + problem->values.at(0).second;
}

Read read(const std::string& text) {
  std::istringstream in(text);
  CsvReader reader(in);
  Read out;
  while (reader.next()) {
    auto& row = out.rows.emplace_back();
    for (std::size_t i = 0; i < reader.field_count(); ++i) row.emplace_back(reader.field(i));
  }
  out.problem = named(reader.problem());
  return out;
}

TEST(CsvReader, SplitsFields) {
  const std::vector<std::pair<std::string, Rows>> cases = {
      {"", {}},
      {"a,b\n", {{"a", "b"}}},
      {"a,b", {{"a", "b"}}},
      {"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
      {"a,\n", {{"a", ""}}},
      {",", {{"", ""}}},
      {"\xEF\xBB\xBF"
       "a,b\n",
       {{"a", "b"}}},
      {"\xEF\xBB\xBF"
       "\"a\",b\n",
       {{"a", "b"}}},
      {"\"a,b\",c\n", {{"a,b", "c"}}},
      {"\"say \"\"yes\"\"\",c\n", {{"say \"yes\"", "c"}}},
      {"\"two\nlines\",c\nd\n", {{"two\nlines", "c"}, {"d"}}},
      {"\"a\"\r\n\"b\"", {{"a"}, {"b"}}},
      {"\"\"\n\n\"\"", {{""}, {""}, {""}}},
      {"5' 6\",c\n", {{"5' 6\"", "c"}}},
      {"村,𡌶\n", {{"村", "𡌶"}}},
      {"a\r", {{"a"}}},
  };
  for (const auto& [text, rows] : cases) {
    const Read got = read(text);
    EXPECT_EQ(got.rows, rows) << text;
    EXPECT_EQ(got.problem, "") << text;
  }
}

TEST(CsvReader, RefusesAndNamesTheLine) {
  EXPECT_EQ(read("a\n\"b\nc").problem, "csv.open_quote 2");
  EXPECT_EQ(read("a\n\n\"b\"c\n").problem, "csv.text_after_quote 3");
  EXPECT_EQ(read("a\n\"x\ny\"\n\xBA\xCD\xC6\xBD\n").problem, "csv.not_utf8 4");  // 和平 in GB18030.
  const std::string longest(limits::csv_row_bytes_max, 'a');
  EXPECT_EQ(read(longest).problem, "");
  EXPECT_EQ(read("\"" + longest + "\"").problem, "");
  EXPECT_EQ(read(longest + "a").problem, "csv.row_too_long 1");
  EXPECT_EQ(read("\"" + longest + "a\"").problem, "csv.row_too_long 1");
  const std::string widest(limits::csv_fields_max - 1, ',');
  EXPECT_EQ(read(widest).problem, "");
  EXPECT_EQ(read("a\n" + widest + ",").problem, "csv.too_many_fields 2");
}

TEST(CsvReader, KnowsHeaderRowAndLine) {
  std::istringstream in("\xEF\xBB\xBFname, number \n\"a\nb\",1\n\nc\n");
  CsvReader reader(in);
  ASSERT_TRUE(reader.read_header());
  EXPECT_EQ(reader.column("number"), 1u);
  EXPECT_EQ(reader.column("code"), std::nullopt);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.row(), 1);
  EXPECT_EQ(reader.line(), 2);
  EXPECT_EQ(reader.field(1), "1");
  ASSERT_TRUE(reader.next());
  EXPECT_TRUE(reader.is_blank());
  EXPECT_EQ(reader.line(), 4);
  ASSERT_TRUE(reader.next());
  EXPECT_FALSE(reader.is_blank());
  EXPECT_EQ(reader.row(), 3);
  EXPECT_EQ(reader.line(), 5);
  EXPECT_EQ(reader.field(1), "");
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.next());
}

TEST(CsvReader, ReadsAcrossBlocks) {
  std::string text;
  for (int i = 0; i < 30000; ++i) text += "\"" + std::to_string(i) + "\",\"村\"\"\"\r\n";
  const Read got = read(text);
  ASSERT_EQ(got.rows.size(), 30000u);
  for (int i = 0; i < 30000; ++i) {
    ASSERT_EQ(got.rows[static_cast<std::size_t>(i)],
              (std::vector<std::string>{std::to_string(i), "村\""}));
  }
}

TEST(CsvWriter, QuotesAndIsReadBack) {
  std::string out;
  write_csv_row(out, {"a", "b,c", "say \"yes\"", "two\nlines", ""}, FormulaGuard::off);
  EXPECT_EQ(out, "a,\"b,c\",\"say \"\"yes\"\"\",\"two\nlines\",\n");
  EXPECT_EQ(read(out).rows, (Rows{{"a", "b,c", "say \"yes\"", "two\nlines", ""}}));
  out.clear();
  write_csv_row(out, std::vector<std::string>{""}, FormulaGuard::off);
  EXPECT_EQ(out, "\"\"\n");
}

TEST(CsvWriter, GuardsAgainstFormulas) {
  for (const char* evil : {"=1+1", "+86", "-1", "@a", "\ta"}) {
    std::string guarded;
    std::string plain;
    write_csv_row(guarded, {evil, "1=1"}, FormulaGuard::on);
    write_csv_row(plain, {evil, "1=1"}, FormulaGuard::off);
    EXPECT_EQ(guarded, "'" + std::string(evil) + ",1=1\n");
    EXPECT_EQ(plain, std::string(evil) + ",1=1\n");
  }
  std::string out;
  write_csv_row(out, {"\r=1"}, FormulaGuard::on);
  EXPECT_EQ(out, "\"'\r=1\"\n");
}

}  // namespace
}  // namespace base
