#include "sheets/cell_text.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace sheets {
namespace {

TEST(CellText, WritesNumbersInFull) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"0", "0"},
      {"-0", "0"},
      {"0.0", "0"},
      {"7", "7"},
      {"007", "7"},
      {" 36.6 ", "36.6"},
      {"36.600000000000001", "36.6"},
      {"36.5", "36.5"},
      {"37.0", "37"},
      {".5", "0.5"},
      {"5.", "5"},
      {"+5", "5"},
      {"-1.25E+3", "-1250"},
      {"1.5e-5", "0.000015"},
      {"0.30000000000000004", "0.30000000000000004"},
      {"13800138000", "13800138000"},
      {"1.3800138E10", "13800138000"},
      {"123456789012345", "123456789012345"},  // 15 digits and 16: the two ways to write them.
      {"1234567890123456", "1234567890123456"},
      {"9007199254740991", "9007199254740991"},  // 2^53 and its neighbours.
      {"9007199254740992", "9007199254740992"},
      {"9007199254740993", "9007199254740993"},
      {"9.007199254740991E15", "9007199254740991"},
      {"110101199003071234", "110101199003071234"},
      {"1.1010119900307101E+17", "110101199003071010"},
      {"1.10101199003071E+17", "110101199003071000"},
      {"-1.1010119900307101E+17", "-110101199003071010"},
      {"123456789012345678901E-1", "12345678901234567890.1"},
      {"00110101199003071234.50", "110101199003071234.5"},
      {"110101199003071234.0", "110101199003071234"},
      {"1E39", "1" + std::string(39, '0')},
      {"1E40", "1E40"},  // Nobody reads that many digits: as the file has it.
      {"1.5E+300", "1.5E+300"},
      {"1E-300", "1e-300"},
  };
  for (const auto& [written, text] : cases) {
    const auto number = read_number(written);
    ASSERT_TRUE(number) << written;
    EXPECT_EQ(number->text, text) << written;
  }
  EXPECT_EQ(read_number("1.5E+3")->value, 1500);
}

TEST(CellText, KnowsWhatIsNoNumber) {
  for (const char* written : {"", " ", "-", ".", "abc", "1a", "1,5", "1 2", "0x10", "inf", "nan",
                              "1E", "1E+", "1E99999", "1E400", "--1", "1.2.3"}) {
    EXPECT_FALSE(read_number(written)) << written;
  }
}

struct Serial {
  double serial;
  const char* of_1900;
  const char* of_1904;
};

TEST(CellText, WritesDays) {
  const std::vector<Serial> cases = {
      {0, "00:00", "00:00"},
      {0.25, "06:00", "06:00"},
      {0.9999999, "23:59", "23:59"},
      {1, "1900-01-01", "1904-01-02"},
      {59, "1900-02-28", "1904-02-29"},
      {60, "1900-02-29", "1904-03-01"},  // Excel's own day.
      {61, "1900-03-01", "1904-03-02"},
      {44887, "2022-11-22", "2026-11-23"},
      {44887.25, "2022-11-22 06:00", "2026-11-23 06:00"},
      {44887.416666666664, "2022-11-22 10:00", "2026-11-23 10:00"},
      {44887.41666666, "2022-11-22 10:00", "2026-11-23 10:00"},  // A little less than ten.
      {44887.999999, "2022-11-23", "2026-11-24"},
      {44887.0001, "2022-11-22 00:00", "2026-11-23 00:00"},
      {2958465, "9999-12-31", "-"},
      {2958466, "-", "-"},
      {2957003, "9995-12-30", "9999-12-31"},
      {2957004, "9995-12-31", "-"},
      {-1, "-", "-"},
      {1e300, "-", "-"},
  };
  for (const Serial& one : cases) {
    EXPECT_EQ(day_text(one.serial, FirstDay::of_1900).value_or("-"), one.of_1900) << one.serial;
    EXPECT_EQ(day_text(one.serial, FirstDay::of_1904).value_or("-"), one.of_1904) << one.serial;
  }
}

TEST(CellText, WritesElapsedHours) {
  EXPECT_EQ(elapsed_text(0.5), "12:00");
  EXPECT_EQ(elapsed_text(1.5), "36:00");
  EXPECT_EQ(elapsed_text(10.0 + 1.0 / 1440), "240:01");
  EXPECT_EQ(elapsed_text(-0.5), std::nullopt);
  EXPECT_EQ(elapsed_text(2958466), std::nullopt);
}

TEST(CellText, ReadsDaysInWords) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"2022-11-22", "2022-11-22"},
      {" 2022-11-22 ", "2022-11-22"},
      {"2022-11-22T00:00:00", "2022-11-22"},
      {"2022-11-22T00:00:00.000Z", "2022-11-22"},
      {"2022-11-22T06:30", "2022-11-22 06:30"},
      {"2022-11-22T06:30:15.5Z", "2022-11-22 06:30"},
      {"2022-11-22T00:00:30", "2022-11-22 00:00"},
      {"T06:30:00", "06:30"},
      {"06:30:00", "06:30"},
      {"", "-"},
      {"2022-02-30", "-"},
      {"2022-11-22 06:30", "-"},
      {"2022-11-2206:30", "-"},
      {"2022-11-22T25:00", "-"},
      {"2022-11-22T06:30x", "-"},
      {"22.11.2022", "-"},
  };
  for (const auto& [value, text] : cases) {
    EXPECT_EQ(iso_day_text(value).value_or("-"), text) << value;
  }
}

TEST(CellText, TurnsEscapesBack) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"村", "村"},
      {"a_b", "a_b"},
      {"a_x000A_b", "a\nb"},
      {"a_x000a_b", "a\nb"},
      {"a_x000D_b", "a\nb"},
      {"a_x000D_\nb", "a\nb"},
      {"a_x000D__x000A_b", "a\nb"},
      {"a\rb\r\nc", "a\nb\nc"},
      {"a_x0009_b", "a\tb"},
      {"a_x0000_b_x001F_c", "abc"},
      {"_x005F_x000D_", "_x000D_"},
      {"_x000", "_x000"},
      {"_x00G0_", "_x00G0_"},
      {"_x4E2D_", "_x4E2D_"},  // XML can hold it, so this is what was meant.
      {"_x000D", "_x000D"},
      {"_x000Dz", "_x000Dz"},
  };
  for (const auto& [kept, text] : cases) {
    std::string got = kept;
    unescape(got);
    EXPECT_EQ(got, text) << kept;
  }
  std::string behind = "_x000A__x000A_";
  unescape(behind, 7);
  EXPECT_EQ(behind, "_x000A_\n");
}

TEST(CellText, ReadsWholeNumbers) {
  EXPECT_EQ(whole_number("0"), 0u);
  EXPECT_EQ(whole_number("4294967295"), 4294967295u);
  for (const char* wrong : {"", "-1", "+1", " 1", "1x", "4294967296"}) {
    EXPECT_EQ(whole_number(wrong), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace sheets
