#include "app/demonstration.h"

#include <toml++/toml.h>

#include <ostream>
#include <sstream>
#include <stdexcept>

#include "app/demonstration_store.h"
#include "base/csv.h"
#include "base/embedded.h"
#include "base/record.h"
#include "identity/crypto.h"
#include "identity/store.h"
#include "places/import.h"
#include "places/rules.h"

extern "C" const base::EmbeddedEntry bulwark_embedded_worlds[];

namespace app {

namespace {

constexpr std::int64_t ms_of_day = 86'400'000;
constexpr const char* places_file = "places.csv";

struct MadeWorld {
  std::string world;
  base::Date today;  // The world's.
  std::int64_t days_back = 0;
  std::vector<DemonstrationAccount> accounts;
};
BOOST_DESCRIBE_STRUCT(MadeWorld, (), (world, today, days_back, accounts))

std::string text(const toml::table& table, std::string_view key) {
  return table[key].value_or(std::string());
}

base::Date day(const toml::table& table, std::string_view key) {
  const auto said = table[key].value<toml::date>();
  if (!said) throw std::runtime_error("the world has no " + std::string(key));
  return *base::make_date(said->year, said->month, said->day);
}

std::string names_of_worlds() {
  std::string names;
  for (const base::EmbeddedFile& file : base::embedded_files(bulwark_embedded_worlds)) {
    const std::string name(file.path.substr(0, file.path.rfind('.')));
    if (file.path != places_file) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

std::optional<toml::table> find_world(std::string_view world) {
  for (const base::EmbeddedFile& file : base::embedded_files(bulwark_embedded_worlds)) {
    if (file.path == std::string(world) + ".toml") return toml::parse(file.content);
  }
  return std::nullopt;
}

std::vector<places::Division> invented_places() {
  std::vector<places::Division> found;
  for (const base::EmbeddedFile& file : base::embedded_files(bulwark_embedded_worlds)) {
    if (file.path != places_file) continue;
    std::istringstream stream{std::string(file.content)};
    base::CsvReader reader(stream);
    reader.read_header();
    while (reader.next()) {
      found.push_back({*places::parse_code(reader.field(0)), std::string(reader.field(1))});
    }
  }
  return found;
}

// What stands before the world's first day is none of its business: accounts hold from then on.
void make_accounts(Installation& installation, sql::Transaction& tx, const toml::table& world) {
  const std::string password = identity::hash_password(text(world, "password"));
  const base::Date first_day = day(world, "first_day");
  const identity::Actor actor{{}, base::start_of(first_day)};
  for (const toml::node& node : *world["account"].as_array()) {
    const toml::table& entry = *node.as_table();
    const identity::Account account{.id = {base::make_uuid(actor.at.ms)},
                                    .login = text(entry, "login"),
                                    .name = text(entry, "name"),
                                    .password_hash = password,
                                    .must_change_password = false,
                                    .demonstration = true,
                                    .disabled_at = {},
                                    .failed_count = 0,
                                    .locked_until = {}};
    const auto place = places::parse_code(text(entry, "place"));
    if (!installation.first_library->roles().find(text(entry, "role")) || !place) {
      throw std::runtime_error("the world's account " + account.login + " is wrong");
    }
    identity::store::add_account(tx, actor, account);
    identity::store::add_grant(tx, actor, account.id,
                               {text(entry, "role"), places::id_of(*place, 0), first_day, {}});
  }
}

void make(Installation& installation, const std::string& name, const toml::table& world) {
  const base::Date today = base::date_of(installation.clock.now());
  const base::Date ends_on = world.contains("ends_on") ? day(world, "ends_on") : today;
  installation.database->write([&](sql::Transaction& tx) {
    places::add_divisions(tx, invented_places());
    make_accounts(installation, tx, world);
    store::add_mark(tx, {{}, installation.clock.now()}, {name, (today - ends_on).count});
    return sql::Outcome::keep;
  });
  installation.database->read([&](sql::Transaction& tx) { installation.refresh(tx); });
}

std::optional<store::DemonstrationMark> mark_of(Installation& installation) {
  return installation.database->query(store::find_mark);
}

}  // namespace

base::Instant DemonstrationClock::now() const { return {real_.now().ms - days_back_ * ms_of_day}; }

std::int64_t days_back_of(Installation& installation) {
  const auto mark = mark_of(installation);
  return mark ? mark->days_back : 0;
}

std::vector<DemonstrationAccount> demonstration_accounts(Installation& installation,
                                                         base::Language language) {
  const auto mark = mark_of(installation);
  const auto world = mark ? find_world(mark->world) : std::nullopt;
  if (!world) return {};
  const auto tree = installation.places.now();
  std::vector<DemonstrationAccount> accounts;
  for (const toml::node& node : *(*world)["account"].as_array()) {
    const toml::table& entry = *node.as_table();
    const auto place = tree->by_code(text(entry, "place"));
    if (!place) continue;
    accounts.push_back({text(entry, "login"), text(*world, "password"), text(entry, "name"),
                        installation.first_library->roles().label(text(entry, "role"), language),
                        tree->path(*place)});
  }
  return accounts;
}

int make_demonstration(Installation& installation, const MakeDemonstration& command,
                       const Console& console) {
  const auto world = find_world(command.world);
  if (!world) {
    return console.refuse(base::refuse(refusal::unknown_world)
                              .with("world", command.world)
                              .with("worlds", names_of_worlds()));
  }
  const auto mark = mark_of(installation);
  if (mark && mark->world != command.world) {
    return console.refuse(base::refuse(refusal::another_world).with("world", mark->world));
  }
  if (!mark && installation.database->query(store::has_accounts)) {
    return console.refuse(base::refuse(refusal::database_in_use));
  }
  if (installation.places.now()->size() == 0)
    return console.refuse(base::refuse(refusal::no_regions));
  if (!mark) make(installation, command.world, *world);
  MadeWorld made{.world = command.world,
                 .today = base::date_of(installation.clock.now()) -
                          base::Days{static_cast<std::int32_t>(days_back_of(installation))},
                 .days_back = days_back_of(installation),
                 .accounts = demonstration_accounts(installation, console.language)};
  if (command.form == OutputForm::json) {
    console.out << base::json::record_to_text(made) << "\n";
    return exit_done;
  }
  for (const DemonstrationAccount& account : made.accounts) {
    console.out << account.login << "  " << account.password << "  " << account.name << "  "
                << account.role_name << "  " << account.place_path << "\n";
  }
  return exit_done;
}

}  // namespace app
