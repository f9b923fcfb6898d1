// The command line: bulwark COMMAND. What a command does stands in its own file.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

#include "app/account_commands.h"
#include "app/demonstration.h"
#include "app/docs_commands.h"
#include "app/identity_number_commands.h"
#include "app/installation.h"
#include "app/journey_commands.h"
#include "app/pack_commands.h"
#include "app/places_commands.h"
#include "app/report_commands.h"
#include "app/serve.h"
#include "app/table_child.h"
#include "app/wiring.h"
#include "printing/printer.h"

namespace app {

namespace {

constexpr int exit_usage = 2;
constexpr std::size_t public_url_bytes_max = 200;

// What every command shares.
struct Common {
  base::SystemClock clock;
  std::string database;
  bool json = false;

  Common() {
    const char* named = std::getenv("BULWARK_DB");
    database = named != nullptr ? named : "sqlite:var/bulwark.db";
  }
  OutputForm form() const { return json ? OutputForm::json : OutputForm::lines; }
  base::Date today() const { return base::date_of(clock.now()); }
  Console console() const {
    const bool watched = isatty(STDERR_FILENO) == 1;
    const char* language = std::getenv("LANG");
    const bool is_en = language == nullptr || std::string_view(language).substr(0, 2) != "zh";
    return {std::cout, std::cerr, watched ? Progress::bar : Progress::silent,
            is_en ? base::Language::en : base::Language::zh};
  }
  Installation open(sql::OpenMode mode) const {
    return Installation(database, key_file_of(database), mode, clock);
  }
};

using Action = std::function<int()>;

CLI::App* command(CLI::App& parent, Common& common, const char* name, const char* what) {
  CLI::App* made = parent.add_subcommand(name, what);
  made->add_option("--db", common.database, "sqlite:PATH or postgresql://…");
  made->add_flag("--json", common.json, "one JSON document on standard output");
  return made;
}

// A day that exists, or a usage error.
CLI::Validator day_validator() {
  return CLI::Validator(
      [](const std::string& text) {
        return base::parse_date(text) ? std::string() : "not a day: write YYYY-MM-DD";
      },
      "YYYY-MM-DD");
}

// Short enough for a code on paper, and without a path's last slash.
CLI::Validator public_url_validator() {
  return CLI::Validator(
      [](const std::string& text) {
        const bool known = text.starts_with("https://") || text.starts_with("http://");
        const bool fits = text.size() <= public_url_bytes_max && !text.ends_with('/');
        return known && fits ? std::string() : "not an address: write https://name";
      },
      "URL");
}

void add_places(CLI::App& root, Common& common, Action& action) {
  CLI::App* import = root.add_subcommand("import", "bring lists in");
  import->require_subcommand(1);
  static ImportRegions regions;
  static std::string valid_from;
  CLI::App* made = command(*import, common, "regions", "the administrative tree (five CSV files)");
  made->add_option("DIR", regions.folder)->required();
  made->add_option("--valid-from", valid_from, "the first day of this list")
      ->check(day_validator());
  made->callback([&] {
    action = [&] {
      regions.database = common.database;
      regions.form = common.form();
      regions.today = common.today();
      if (!valid_from.empty()) regions.valid_from = base::parse_date(valid_from);
      return import_regions(regions, common.console());
    };
  });

  CLI::App* group = root.add_subcommand("regions", "look a place up");
  group->require_subcommand(1);
  static SearchRegions search;
  made = command(*group, common, "search", "by name or pinyin initials");
  made->add_option("TEXT", search.text)->required();
  made->add_option("--limit", search.limit)->check(CLI::PositiveNumber);
  made->callback([&] {
    action = [&] {
      search.database = common.database;
      search.form = common.form();
      return search_regions(search, common.console());
    };
  });
  static ShowRegion show;
  made = command(*group, common, "show", "by division code");
  made->add_option("CODE", show.code)->required();
  made->callback([&] {
    action = [&] {
      show.database = common.database;
      show.form = common.form();
      return show_region(show, common.console());
    };
  });
}

// `import journeys` and `match journeys`; `import` was made by add_places.
void add_journeys(CLI::App& root, Common& common, Action& action) {
  static JourneyCommand journeys;
  const auto add = [&](CLI::App& group, const char* what, auto run) {
    CLI::App* made = command(group, common, "journeys", what);
    made->add_option("FILE", journeys.file)->required();
    made->add_option("--pack", journeys.pack, "the pack that says who sat near");
    made->callback([&, run] {
      action = [&, run] {
        journeys.database = common.database;
        journeys.form = common.form();
        journeys.now = common.clock.now();
        return run(journeys, common.console());
      };
    });
  };
  add(*root.get_subcommand("import"), "published journeys of cases (JSON)", import_journeys);
  CLI::App* withdraw = root.add_subcommand("withdraw", "undo an import");
  withdraw->require_subcommand(1);
  CLI::App* made = command(*withdraw, common, "journeys", "a list, by the uuid of its import");
  made->add_option("LIST", journeys.list)->required();
  made->callback([&] {
    action = [&] {
      journeys.database = common.database;
      journeys.now = common.clock.now();
      return withdraw_journeys(journeys, common.console());
    };
  });
  CLI::App* match = root.add_subcommand("match", "who shared something with a case");
  match->require_subcommand(1);
  add(*match, "rides of a CSV file: date, number, coach, seat, name", match_journeys);
}

void add_identity_numbers(CLI::App& root, Common& common, Action& action) {
  CLI::App* group = root.add_subcommand("idnumber", "identity numbers");
  group->require_subcommand(1);
  static CheckIdentityNumbers check;
  CLI::App* made = group->add_subcommand("check", "every row of a CSV file's column `number`");
  made->add_flag("--json", common.json);
  made->add_option("FILE", check.file)->required();
  made->callback([&] {
    action = [&] {
      check.form = common.form();
      check.today = common.today();
      return check_identity_numbers(check, common.console());
    };
  });
}

void add_accounts(CLI::App& root, Common& common, Action& action) {
  CLI::App* group = root.add_subcommand("account", "who may sign in");
  group->require_subcommand(1);
  static AddAccount add;
  add.password_file = "-";
  CLI::App* made = command(*group, common, "add", "add an account with one role in one place");
  made->add_option("--login", add.login)->required();
  made->add_option("--name", add.name)->required();
  made->add_option("--role", add.role)->required();
  made->add_option("--place", add.place, "division code")->required();
  static std::string from;
  made->add_option("--from", from, "the first day of the role, else today")->check(day_validator());
  made->add_option("--password-file", add.password_file, "its first line; - is standard input");
  made->add_flag("--keep-password", add.keep_password, "do not ask for a change at first sign-in");
  made->callback([&] {
    action = [&] {
      if (!from.empty()) add.from = base::parse_date(from);
      Installation installation = common.open(sql::OpenMode::create_or_migrate);
      return add_account(installation, add, std::cin, common.console());
    };
  });

  made = command(root, common, "verify", "is the audit whole? names the first broken link");
  made->callback([&] {
    action = [&] {
      Installation installation = common.open(sql::OpenMode::read_existing);
      return verify(installation, common.form(), common.console());
    };
  });
  static MakeDemonstration demonstration{.world = "present"};
  made = command(root, common, "demo", "make invented counties and accounts in a new database");
  made->add_option("--world", demonstration.world, "present, or review-2020");
  made->callback([&] {
    action = [&] {
      demonstration.form = common.form();
      Installation installation = common.open(sql::OpenMode::create_or_migrate);
      return make_demonstration(installation, demonstration, common.console());
    };
  });
}

void add_reports(CLI::App& root, Common& common, Action& action) {
  CLI::App* group = root.add_subcommand("report", "the daily report; prints and keeps nothing");
  group->require_subcommand(1);
  static ReportCommand report;
  static std::string day;
  static std::string event;
  const auto add = [&](const char* name, const char* what, auto run) {
    CLI::App* made = command(*group, common, name, what);
    made->add_option("--region", report.region, "division code")->required();
    made->add_option("--day", day)->required()->check(day_validator());
    made->add_option("--event", event, "which event, when there are several");
    made->callback([&, run] {
      action = [&, run] {
        Installation installation = common.open(sql::OpenMode::read_existing);
        Wiring wiring(installation);
        const Console console = common.console();
        report.day = *base::parse_date(day);
        report.now = common.clock.now();
        report.language = console.language;
        report.output = common.json ? ReportOutput::json : ReportOutput::lines;
        if (const auto id = base::parse_uuid(event)) report.event = identity::EventId{*id};
        return run(*installation.database, wiring.report_sources(), report,
                   ReportConsole{console.out, console.err});
      };
    });
  };
  add("compile", "one community's report as the records give it", report_compile);
  add("rollup", "what was received below a place", report_rollup);
}

void add_serve(CLI::App& root, Common& common, Action& action) {
  static ServeOptions options;
  CLI::App* made = command(root, common, "serve", "run the server");
  made->add_option("--address", options.address, "address to listen on");
  made->add_option("--port", options.port, "port to listen on; 0 finds a free one");
  CLI::Option* certificate =
      made->add_option("--tls-cert", options.tls_certificate_file)->check(CLI::ExistingFile);
  CLI::Option* key = made->add_option("--tls-key", options.tls_key_file)->check(CLI::ExistingFile);
  certificate->needs(key);
  key->needs(certificate);
  made->add_option("--public-url", options.public_url,
                   "where people reach it, for the codes on papers: https://…")
      ->check(public_url_validator());
  made->add_option("--messages", options.message_file,
                   "what carries SMS and posts (mode 0600, docs/messages.md)")
      ->envname("BULWARK_MESSAGES");
  made->add_flag("--test-clock", options.test_clock, "a clock that tests move");
  made->callback([&] {
    action = [&] {
      options.database = common.database;
      options.key_file = key_file_of(common.database);
      return serve(options, common.console());
    };
  });
}

// Started by the server alone, for each table that is filled in.
void add_table_child(CLI::App& root, Action& action) {
  CLI::App* made = root.add_subcommand("fill-table", "fill in a workbook (standard input)");
  made->callback([&] { action = [] { return fill_table_here(); }; });
}

int run(int argc, char** argv) {
  CLI::App root("Bulwark (堡垒): community epidemic prevention and control", "bulwark");
  root.require_subcommand(1);
  root.fallthrough();
  Common common;
  Action action;
  add_serve(root, common, action);
  add_places(root, common, action);
  add_journeys(root, common, action);
  add_identity_numbers(root, common, action);
  add_packs(root, common.database, common.json, action);
  add_reports(root, common, action);
  add_accounts(root, common, action);
  add_docs(root, action);
  add_table_child(root, action);
  try {
    root.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = root.exit(error);
    return code == 0 ? exit_done : exit_usage;
  }
  return action();
}

}  // namespace

}  // namespace app

int main(int argc, char** argv) {
  // Before anything else: it has nothing to do with the rest of the program.
  if (argc == 2 && std::string_view(argv[1]) == printing::child_command) {
    return printing::run_child();
  }
  try {
    return app::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "bulwark: " << error.what() << "\n";
    return app::exit_refused;
  }
}
