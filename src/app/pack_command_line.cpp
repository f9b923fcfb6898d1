// The options of `pack` and `policy`.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "app/pack_commands.h"

namespace app {

namespace {

// What the command line fills in; it lives as long as the program.
struct PackLine {
  std::string& database;
  bool& json;
  std::function<int()>& action;
  base::SystemClock clock = {};
  std::filesystem::path folder = {};
  std::string id = {};
  std::string day = {};
  std::string event = "real";
  ShowPolicy show = {};

  OutputForm form() const { return json ? OutputForm::json : OutputForm::lines; }
  Installation open(sql::OpenMode mode) const {
    return Installation(database, key_file_of(database), mode, clock);
  }
};

Console console() {
  const char* language = std::getenv("LANG");
  const bool is_zh = language != nullptr && std::string_view(language).starts_with("zh");
  return {std::cout, std::cerr, Progress::silent, is_zh ? base::Language::zh : base::Language::en};
}

CLI::App* command(CLI::App& parent, PackLine& line, const char* name, const char* what,
                  const std::function<int()>& run) {
  CLI::App* made = parent.add_subcommand(name, what);
  made->add_option("--db", line.database, "sqlite:PATH or postgresql://…");
  made->add_flag("--json", line.json, "one JSON document on standard output");
  made->callback([&line, run] { line.action = run; });
  return made;
}

void add_pack(CLI::App& root, PackLine& line) {
  CLI::App* group = root.add_subcommand("pack", "policy packs (防控规则包)");
  group->require_subcommand(1);
  const auto add = [&](const char* name, const char* what, const std::function<int()>& run) {
    return command(*group, line, name, what, run);
  };
  add("check", "every problem of a pack's folder",
      [&line] { return check_pack(line.folder, console()); })
      ->add_option("DIR", line.folder)
      ->required();
  add("import", "keep a pack; it does nothing until an event uses it",
      [&line] {
        Installation installation = line.open(sql::OpenMode::create_or_migrate);
        return import_pack(installation, line.folder, line.form(), console());
      })
      ->add_option("DIR", line.folder)
      ->required();
  CLI::App* made = add("export", "write a pack's files, byte for byte, into DIR", [&line] {
    const Installation installation = line.open(sql::OpenMode::read_existing);
    return export_pack(installation, line.id, line.folder, console());
  });
  made->add_option("ID", line.id, "its id, or the hash of a version")->required();
  made->add_option("DIR", line.folder)->required();
}

void add_policy(CLI::App& root, PackLine& line) {
  CLI::App* group = root.add_subcommand("policy", "the rules in force");
  group->require_subcommand(1);
  CLI::App* made =
      command(*group, line, "show", "what is in force, where it is from and why", [&line] {
        const Installation installation = line.open(sql::OpenMode::read_existing);
        line.show.day =
            line.day.empty() ? base::date_of(line.clock.now()) : *base::parse_date(line.day);
        boost::describe::enum_from_string(line.event.c_str(), line.show.event);
        line.show.form = line.form();
        return show_policy(installation, line.show, console());
      });
  made->add_option("--pack", line.show.packs, "ID, or ID@CODE of the place it is bound to");
  made->add_option("--region", line.show.region, "division code");
  made->add_option("--topic", line.show.topic, "a table's or a file's name, as regime, arrivals");
  made->add_option("--event-kind", line.event)->check(CLI::IsMember({"real", "review", "drill"}));
  made->add_option("--day", line.day)->check([](const std::string& day) {
    return base::parse_date(day) ? std::string() : "not a day: write YYYY-MM-DD";
  });
}

}  // namespace

void add_packs(CLI::App& root, std::string& database, bool& json, std::function<int()>& action) {
  static PackLine line{.database = database, .json = json, .action = action};
  add_pack(root, line);
  add_policy(root, line);
}

}  // namespace app
