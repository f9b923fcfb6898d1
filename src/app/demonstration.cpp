#include "app/demonstration.h"

#include <toml++/toml.h>

#include <ostream>
#include <stdexcept>

#include "app/wiring.h"
#include "base/embedded.h"
#include "events/rules.h"
#include "events/store.h"
#include "identity/crypto.h"
#include "identity/store.h"
#include "workflows/event_opens.h"

extern "C" const base::EmbeddedEntry bulwark_embedded_demonstration[];

namespace app {

static toml::table demonstration() {
  return toml::parse(base::embedded_files(bulwark_embedded_demonstration).front().content);
}

static std::string text(const toml::table& table, std::string_view key) {
  return table[key].value_or(std::string());
}

static places::PlaceId place_of(const Installation& installation, const toml::table& entry) {
  const auto place = installation.places.now()->by_code(text(entry, "place"));
  if (!place) throw std::runtime_error("import the regions first: bulwark import regions DIR");
  return *place;
}

std::vector<DemonstrationAccount> demonstration_accounts(Installation& installation,
                                                         base::Language language) {
  const toml::table table = demonstration();
  const auto tree = installation.places.now();
  std::vector<DemonstrationAccount> accounts;
  for (const toml::node& node : *table["account"].as_array()) {
    const toml::table& entry = *node.as_table();
    const bool is_there = installation.database->query([&](sql::Transaction& tx) {
      return identity::store::find_account(tx, text(entry, "login")).has_value();
    });
    if (!is_there) continue;
    accounts.push_back({text(entry, "login"), text(table, "password"), text(entry, "name"),
                        installation.first_library->roles().label(text(entry, "role"), language),
                        tree->path(place_of(installation, entry))});
  }
  return accounts;
}

static void make_accounts(Installation& installation, const toml::table& table) {
  const std::string password = identity::hash_password(text(table, "password"));
  const base::Instant now = installation.clock.now();
  for (const toml::node& node : *table["account"].as_array()) {
    const toml::table& entry = *node.as_table();
    const identity::Account account{.id = {base::make_uuid(now.ms)},
                                    .login = text(entry, "login"),
                                    .name = text(entry, "name"),
                                    .password_hash = password,
                                    .must_change_password = false,
                                    .demonstration = true,
                                    .disabled_at = {},
                                    .failed_count = 0,
                                    .locked_until = {}};
    const places::PlaceId place = place_of(installation, entry);
    installation.database->write([&](sql::Transaction& tx) {
      if (identity::store::find_account(tx, account.login)) return sql::Outcome::roll_back;
      const identity::Actor actor{{}, now};
      identity::store::add_account(tx, actor, account);
      identity::store::add_grant(tx, actor, account.id,
                                 {text(entry, "role"), place, base::date_of(now), {}});
      return sql::Outcome::keep;
    });
  }
}

static void add_areas(Installation& installation, sql::Transaction& tx, const events::Event& event,
                      const toml::table& entry) {
  const toml::array* areas = entry["area"].as_array();
  if (areas == nullptr) return;
  const base::Instant now = installation.clock.now();
  for (const toml::node& node : *areas) {
    const toml::table& area = *node.as_table();
    const places::PlaceId place = place_of(installation, area);
    const auto before = area["days_before"].value_or(0);
    events::store::add_origin_area(
        tx, {{}, now}, event,
        {.id = {base::make_uuid(now.ms)},
         .list = text(area, "list"),
         .place = place,
         .span = {},
         .from = base::date_of(now) - base::Days{static_cast<std::int32_t>(before)},
         .to = {},
         .source = text(area, "source")});
  }
}

static void make_event(Installation& installation, const reports::FormOf& forms,
                       const toml::table& entry) {
  const base::Instant now = installation.clock.now();
  const places::PlaceId place = place_of(installation, entry);
  installation.database->write([&](sql::Transaction& tx) {
    const auto where = identity::store::locate(tx, place);
    for (const events::Event& event : events::store::open_events(tx)) {
      if (event.name == text(entry, "name")) return sql::Outcome::roll_back;
    }
    const auto pack = installation.newest_pack(text(entry, "pack"));
    events::Event event{.tenant = identity::store::tenant_of_county(tx, *where->county, now),
                        .id = {base::make_uuid(now.ms)},
                        .place = place,
                        .span = where->span,
                        .kind = events::Kind::real,
                        .illness = pack->header.illness,
                        .name = text(entry, "name"),
                        .pack = text(entry, "pack"),
                        .opened_on = base::date_of(now),
                        .closed_on = {},
                        .version = 1};
    boost::describe::enum_from_string(text(entry, "kind").c_str(), event.kind);
    const auto may = events::may_open(event, pack.get(), base::date_of(now));
    if (!may) throw std::runtime_error(base::message(may.refusal(), base::Language::en));
    const auto opened = workflows::open_event(tx, {{}, now}, event, forms);
    if (!opened) throw std::runtime_error(base::message(opened.refusal(), base::Language::en));
    add_areas(installation, tx, event, entry);
    return sql::Outcome::keep;
  });
}

int make_demonstration(Installation& installation, const Console& console) {
  const toml::table table = demonstration();
  const Wiring wiring(installation);
  make_accounts(installation, table);
  for (const toml::node& node : *table["event"].as_array()) {
    make_event(installation, wiring.forms(), *node.as_table());
  }
  for (const DemonstrationAccount& account :
       demonstration_accounts(installation, console.language)) {
    console.out << account.login << "  " << account.password << "  " << account.name << "  "
                << account.role_name << "  " << account.place_path << "\n";
  }
  return exit_done;
}

}  // namespace app
