#include "printing/printer.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace printing {

using std::chrono::milliseconds;

static Printer shell(const std::string& script, milliseconds wall_time_max = milliseconds(2000)) {
  return {.command = {"/bin/sh", "-c", script},
          .wall_time_max = wall_time_max,
          .pdf_bytes_max = 1 << 20};
}

static std::string refused(const Printer& printer, const Paper& paper = {}) {
  const auto printed = printer.print(paper);
  return printed ? "printed" : std::string(printed.refusal().code->code);
}

TEST(Printer, answers_what_the_child_wrote) {
  const auto printed = shell("cat >/dev/null; printf '%%PDF-1.5 made up'").print({});
  ASSERT_TRUE(printed);
  EXPECT_EQ(*printed, "%PDF-1.5 made up");
}

TEST(Printer, gives_the_child_the_paper_as_json) {
  Paper paper;
  paper.title = "居住证明（示例）";
  const auto printed = shell("printf '%%PDF-'; cat").print(paper);
  ASSERT_TRUE(printed);
  EXPECT_NE(printed->find("\"title\":\"居住证明（示例）\""), std::string::npos);
}

TEST(Printer, refuses_when_the_child_crashes) {
  EXPECT_EQ(refused(shell("kill -SEGV $$")), "printing.not_printed");
  EXPECT_EQ(refused(shell("printf '%%PDF-half'; kill -KILL $$")), "printing.not_printed");
}

TEST(Printer, refuses_when_the_child_fails_or_says_something_else) {
  EXPECT_EQ(refused(shell("cat >/dev/null; exit 1")), "printing.not_printed");
  EXPECT_EQ(refused(shell("cat >/dev/null; echo hello")), "printing.not_printed");
  EXPECT_EQ(refused({.command = {"/nowhere/at/all"}}), "printing.not_printed");
}

TEST(Printer, says_that_it_is_too_long_when_the_child_does) {
  EXPECT_EQ(refused(shell("cat >/dev/null; exit 3")), "printing.too_long");
}

TEST(Printer, ends_a_child_that_hangs) {
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(refused(shell("exec sleep 60", milliseconds(200))), "printing.not_printed");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

TEST(Printer, ends_a_child_that_says_too_much) {
  EXPECT_EQ(refused(shell("exec yes", milliseconds(30000))), "printing.not_printed");
}

TEST(Printer, does_not_send_more_than_a_paper_may_hold) {
  Paper paper;
  paper.paragraphs.assign(1000, std::string(2000, 'x'));
  EXPECT_EQ(refused(shell("cat >/dev/null; printf '%%PDF-'"), paper), "printing.too_long");
}

// Neither the server's database nor its connections, nor what stands in its environment.
TEST(Printer, starts_the_child_with_nothing_open_and_an_empty_environment) {
  setenv("BULWARK_SECRET", "made up", 1);
  const auto printed =
      shell("cat >/dev/null; printf '%%PDF-'; ls /proc/$$/fd | tr '\\n' ' '; env").print({});
  unsetenv("BULWARK_SECRET");
  ASSERT_TRUE(printed);
  EXPECT_TRUE(printed->starts_with("%PDF-0 1 2 ")) << *printed;
  EXPECT_EQ(printed->find("3 "), std::string::npos) << *printed;
  EXPECT_EQ(printed->find("BULWARK_SECRET"), std::string::npos);
}

}  // namespace printing
