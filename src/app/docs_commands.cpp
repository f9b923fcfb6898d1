#include "app/docs_commands.h"

#include <filesystem>
#include <iostream>

#include "app/console.h"
#include "app/installation.h"
#include "app/wiring.h"
#include "http/routes.h"
#include "identity/roles.h"

namespace app {

static void print_refusals() {
  std::cout << "# Refusals\n\nWhat the program answers when it says no. Made by `bin/docs`.\n\n"
               "| code | status | 说明 | meaning |\n|---|---|---|---|\n";
  for (const base::RefusalCode* code : base::refusal_codes()) {
    std::cout << "| `" << code->code << "` | " << http::status_of(code->kind) << " | " << code->zh
              << " | " << code->en << " |\n";
  }
}

// The routes are described by a program that is wired like any other, on a database of its own.
static void print_openapi() {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("bulwark-docs-" + base::to_string(base::make_uuid(0)));
  std::filesystem::create_directories(folder);
  {
    const base::SystemClock clock;
    const std::string file = (folder / "docs.db").string();
    Installation installation("sqlite:" + file, file + ".key", sql::OpenMode::create_or_migrate,
                              clock);
    std::cout << http::openapi(Wiring(installation).routes());
  }
  std::filesystem::remove_all(folder);
}

void add_docs(CLI::App& root, std::function<int()>& action) {
  CLI::App* group = root.add_subcommand("docs", "pages the program makes of itself");
  group->require_subcommand(1);
  group->add_subcommand("openapi", "docs/openapi.json")->callback([&action] {
    action = [] {
      print_openapi();
      return exit_done;
    };
  });
  group->add_subcommand("refusals", "docs/refusals.md")->callback([&action] {
    action = [] {
      print_refusals();
      return exit_done;
    };
  });
  group->add_subcommand("permissions", "docs/permissions.txt")->callback([&action] {
    action = [] {
      const auto library = packs::Library::build({packs::embedded_folders(), {}, {}});
      std::cout << identity::permission_table(library->roles());
      return exit_done;
    };
  });
}

}  // namespace app
