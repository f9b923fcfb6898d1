// The options of `pack` and `policy`.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "app/pack_commands.h"
#include "app/pack_in_force.h"
#include "events/store.h"

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
  std::string event_kind = "real";
  std::string event = {};  // Id; brings its pack, kind and place.
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

const base::RefusalCode no_such_event{"policy.no_such_event", base::RefusalKind::absent,
                                      "没有编号为 {event} 的事件。", "There is no event {event}."};

// The question as the event asks it. False when there is no such event.
bool ask_for_event(const Installation& installation, const std::string& text, ShowPolicy& show) {
  const auto id = base::parse_uuid(text);
  const auto found = installation.database->query([&](sql::Transaction& tx) {
    std::optional<events::Event> match;
    for (const events::Event& event : events::store::open_events(tx)) {
      if (id && event.id.value == *id) match = event;
    }
    return match;
  });
  if (!found) return false;
  show.packs = {found->pack};
  show.event = pack_kind(found->kind);
  const auto place = installation.places.now()->find(found->place);
  if (show.region.empty() && place) show.region = place->code;
  return true;
}

void add_policy(CLI::App& root, PackLine& line) {
  CLI::App* group = root.add_subcommand("policy", "the rules in force");
  group->require_subcommand(1);
  CLI::App* made =
      command(*group, line, "show", "what is in force, where it is from and why", [&line] {
        const Installation installation = line.open(sql::OpenMode::read_existing);
        line.show.day =
            line.day.empty() ? base::date_of(line.clock.now()) : *base::parse_date(line.day);
        boost::describe::enum_from_string(line.event_kind.c_str(), line.show.event);
        line.show.form = line.form();
        if (!line.event.empty() && !ask_for_event(installation, line.event, line.show)) {
          return console().refuse(base::refuse(no_such_event).with("event", line.event));
        }
        return show_policy(installation, line.show, console());
      });
  made->add_option("--pack", line.show.packs, "ID, or ID@CODE of the place it is bound to");
  made->add_option("--region", line.show.region, "division code");
  made->add_option("--event", line.event, "an event's id: its pack, kind and place");
  made->add_option("--topic", line.show.topic, "a table's or a file's name, as regime, arrivals");
  made->add_option("--event-kind", line.event_kind)
      ->check(CLI::IsMember({"real", "review", "drill"}));
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
