// Every number here is made up.
#include "app/identity_number_commands.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace app {
namespace {

struct Said {
  int exit = 0;
  std::string out;
  std::string err;
};

Said check(const std::string& text, OutputForm form = OutputForm::lines) {
  const auto file = std::filesystem::temp_directory_path() /
                    ("bulwark_numbers_" + std::to_string(getpid()) + ".csv");
  std::ofstream(file, std::ios::binary) << text;
  std::ostringstream out;
  std::ostringstream err;
  const Console console{out, err, Progress::silent, base::Language::en};
  const int exit = check_identity_numbers({file, form, *base::make_date(2026, 3, 8)}, console);
  std::filesystem::remove(file);
  std::string said = err.str();
  if (const auto at = said.find(file.string()); at != std::string::npos) {
    said.replace(at, file.string().size(), "FILE");
  }
  return {exit, out.str(), said};
}

const std::string header = "number,verdict,reason,birth_date,sex\n";

TEST(CheckIdentityNumbers, AnswersEveryRowInOrder) {
  const Said said = check(
      "\xEF\xBB\xBFname,\"number\",note\r\n"
      "甲,110101199003078670,\"two\r\nlines\"\r\n"
      "乙,,\r\n"
      "\r\n"
      "丙\r\n"
      "丁,13010219900101004x,\r\n"
      "戊,\"1,2\",\r\n"
      "己,110101199003078671,\r\n"
      "\r\n\r\n");
  EXPECT_EQ(said.exit, 0);
  EXPECT_EQ(said.err, "");
  EXPECT_EQ(said.out, header +
                          "110101199003078670,valid,,1990-03-07,male\n"
                          ",invalid,empty,,\n"
                          ",invalid,empty,,\n"
                          ",invalid,empty,,\n"
                          "13010219900101004x,valid,,1990-01-01,female\n"
                          "\"1,2\",invalid,length,,\n"
                          "110101199003078671,invalid,check_digit,,\n");
}

TEST(CheckIdentityNumbers, SpeaksJson) {
  EXPECT_EQ(check("number\n110101199003078670\nx\n", OutputForm::json).out,
            "[\n"
            "{\"row\":1,\"number\":\"110101199003078670\",\"verdict\":\"valid\",\"reason\":\"\","
            "\"birth_date\":\"1990-03-07\",\"sex\":\"male\"},\n"
            "{\"row\":2,\"number\":\"x\",\"verdict\":\"invalid\",\"reason\":\"length\","
            "\"birth_date\":\"\",\"sex\":\"\"}\n]\n");
  EXPECT_EQ(check("number\n", OutputForm::json).out, "[\n]\n");
  EXPECT_EQ(check("number\n").out, header);
}

TEST(CheckIdentityNumbers, RefusesAFileItCannotRead) {
  const Said column = check("name,Number\n");
  EXPECT_EQ(column.exit, 1);
  EXPECT_EQ(column.err, "bulwark: FILE has no column number; it has: name, Number.\n");
  const Said encoding = check("number\n110101199003078670\n\xBA\xCD\n");
  EXPECT_EQ(encoding.exit, 1);
  EXPECT_EQ(encoding.out, "");
  EXPECT_EQ(encoding.err, "bulwark: Line 3 is not UTF-8; save the file as CSV in UTF-8.\n");

  std::ostringstream out;
  std::ostringstream err;
  const Console console{out, err, Progress::silent, base::Language::zh};
  EXPECT_EQ(check_identity_numbers({"absent.csv", OutputForm::lines, {}}, console), 1);
  EXPECT_EQ(err.str(), "bulwark: 找不到文件 absent.csv。\n");
  EXPECT_EQ(check_identity_numbers({"/", OutputForm::lines, {}}, console), 1);
}

}  // namespace
}  // namespace app
