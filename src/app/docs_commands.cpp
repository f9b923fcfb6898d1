#include "app/docs_commands.h"

#include <iostream>

#include "app/console.h"
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

void add_docs(CLI::App& root, std::function<int()>& action) {
  CLI::App* group = root.add_subcommand("docs", "pages the program makes of itself");
  group->require_subcommand(1);
  group->add_subcommand("openapi", "docs/openapi.json")->callback([&action] {
    action = [] {
      http::Routes routes;
      describe_routes(routes);
      std::cout << http::openapi(routes);
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
      std::cout << identity::permission_table(shipped_roles());
      return exit_done;
    };
  });
}

}  // namespace app
