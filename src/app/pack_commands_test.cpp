// The commands on made-up packs and on the program's own.
#include "app/pack_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "packs/folder.h"
#include "packs/library.h"
#include "sql/testing.h"

namespace app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PackCommands : public sql::testing::OnEachDatabase {
 protected:
  PackCommands() : clock(base::Instant{1'800'000'000'000}) {}
  ~PackCommands() override { std::filesystem::remove_all(place); }

  // The program's own pack as a folder, with one text changed; its id stays.
  std::filesystem::path folder(const std::string& from = "", const std::string& to = "") {
    const std::filesystem::path path = place / std::to_string(++count) / pack_id;
    for (const packs::Folder& one : packs::embedded_folders()) {
      if (one.name == pack_id) packs::write_folder(path, one.files);
    }
    if (from.empty()) return path;
    std::stringstream text;
    text << std::ifstream(path / "observation.toml").rdbuf();
    std::string bytes = text.str();
    bytes.replace(bytes.find(from), from.size(), to);
    std::ofstream(path / "observation.toml") << bytes;
    return path;
  }
  std::string check(const std::filesystem::path& path) {
    out.str("");
    const int exit = check_pack(path, console);
    return std::to_string(exit) + " " + out.str();
  }
  std::string import(const std::filesystem::path& path) {
    out.str("");
    err.str("");
    Installation installation(url(), key_file(), sql::OpenMode::create_or_migrate, clock);
    const int exit = import_pack(installation, path, OutputForm::lines, console);
    return std::to_string(exit) + " " + out.str() + err.str();
  }
  std::string show(ShowPolicy command) {
    out.str("");
    err.str("");
    Installation installation(url(), key_file(), sql::OpenMode::create_or_migrate, clock);
    const int exit = show_policy(installation, command, console);
    return std::to_string(exit) + " " + out.str() + err.str();
  }
  std::string key_file() const { return (place / "test.key").string(); }

  static constexpr const char* pack_id = "cn-chikungunya-2025";
  const base::TestClock clock;
  const std::filesystem::path place =
      std::filesystem::temp_directory_path() / sql::testing::unused_name();
  int count = 0;
  std::ostringstream out;
  std::ostringstream err;
  Console console{out, err, Progress::silent, base::Language::en};
};
ON_EACH_DATABASE(PackCommands);

TEST_P(PackCommands, CheckSaysWhatThePackIsOrEveryProblem) {
  EXPECT_THAT(check(folder()), HasSubstr("0 cn-chikungunya-2025 "));
  const std::string wrong = check(folder("days = 12\n", "dayz = 12\n"));
  EXPECT_THAT(wrong, HasSubstr("1 The pack cn-chikungunya-2025 was refused: 3 problems"));
  EXPECT_THAT(wrong, HasSubstr("regime self_monitoring, days: This key is missing"));
  EXPECT_THAT(wrong, HasSubstr("regime self_monitoring, dayz: There is no such key"));
}

TEST_P(PackCommands, ImportKeepsAVersionOnceAndExportGivesTheSameBytes) {
  const auto changed = folder("days = 12\n", "days = 11\n");
  EXPECT_THAT(import(changed), HasSubstr(" +"));
  EXPECT_THAT(import(changed), HasSubstr(" ="));
  EXPECT_THAT(import(folder("days = 12\n", "")),
              HasSubstr("1 The pack cn-chikungunya-2025 was refused"));
  const Installation installation(url(), key_file(), sql::OpenMode::read_existing, clock);
  const auto back = place / "back" / pack_id;
  EXPECT_EQ(export_pack(installation, pack_id, back, console), 0);
  EXPECT_EQ(packs::content_hash(packs::read_folder(back).files, {}),
            packs::content_hash(packs::read_folder(changed).files, {}));
  EXPECT_EQ(export_pack(installation, "nowhere", back, console), 1);
}

TEST_P(PackCommands, ShowGivesRowsWithCitationAndWhy) {
  import(folder());
  ShowPolicy command{.packs = {pack_id},
                     .day = *base::parse_date("2026-11-22"),
                     .event = packs::EventKind::real,
                     .region = "",
                     .topic = "regime",
                     .form = OutputForm::json};
  const std::string rows = show(command);
  EXPECT_THAT(rows, HasSubstr(R"(0 [{"topic":"regime","id":"self_monitoring")"));
  EXPECT_THAT(rows, HasSubstr(R"("text":"Self-monitoring for 12 days, )"));
  EXPECT_THAT(rows, HasSubstr("expected to finish on the last day."));
  EXPECT_THAT(rows, HasSubstr(R"("citation":{"document":"广东外语外贸大学)"));
  EXPECT_THAT(rows, HasSubstr(R"("from":"2025-08-01"},"why":"The event uses )"));
  EXPECT_THAT(rows, HasSubstr(R"("days":12)"));
  EXPECT_THAT(rows, HasSubstr(R"("cites":{)"));
  command.topic = "proposal";
  EXPECT_THAT(show(command), HasSubstr("watching your own health for 12 days, until the last day"));
  command.topic = "registration";
  EXPECT_THAT(show(command), HasSubstr(R"("text":"General rules of registration")"));
  command.topic = "weather";
  EXPECT_THAT(show(command),
              HasSubstr("1 bulwark: weather is not known here. It may be: registration notice"));
}

TEST_P(PackCommands, ShowHasNothingBeforeItsDayAndRefusesHistoryInARealEvent) {
  ShowPolicy command{.packs = {pack_id},
                     .day = *base::parse_date("2025-07-31"),
                     .event = packs::EventKind::real,
                     .region = "",
                     .topic = "regime",
                     .form = OutputForm::json};
  EXPECT_EQ(show(command), "0 []\n");
  command.day = *base::parse_date("2025-08-01");
  EXPECT_THAT(show(command), HasSubstr("self_monitoring"));
  command.packs = {"cn-covid-2020-04"};
  EXPECT_THAT(show(command), HasSubstr("1 bulwark: "));
  command.event = packs::EventKind::drill;
  EXPECT_THAT(show(command), HasSubstr("home_observation"));
  command.packs = {};
  command.event = packs::EventKind::real;
  EXPECT_THAT(show(command), Not(HasSubstr("home_observation")));
}

}  // namespace
}  // namespace app
