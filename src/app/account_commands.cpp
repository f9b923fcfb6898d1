#include "app/account_commands.h"

#include <fstream>
#include <ostream>

#include "base/json.h"
#include "identity/audit.h"
#include "identity/crypto.h"
#include "identity/rules.h"
#include "identity/store.h"

namespace app {

namespace refusal {
static const base::RefusalCode login_taken{"account.login_taken", base::RefusalKind::conflict,
                                           "账号 {login} 已经有了。",
                                           "There is an account {login} already."};
static const base::RefusalCode unknown_role{"account.unknown_role", base::RefusalKind::invalid,
                                            "没有角色 {role}。可用：{roles}",
                                            "There is no role {role}. There are: {roles}"};
static const base::RefusalCode unknown_place{
    "account.unknown_place", base::RefusalKind::invalid,
    "没有区划代码 {place}。先导入：bulwark import regions DIR",
    "There is no place {place}. Import first: bulwark import regions DIR"};
static const base::RefusalCode wrong_level{"account.wrong_level", base::RefusalKind::invalid,
                                           "角色 {role} 不能授予在这一级。",
                                           "The role {role} is not granted at this level."};
}  // namespace refusal

static std::string first_line(const std::string& file, std::istream& input) {
  std::string line;
  if (file == "-") {
    std::getline(input, line);
  } else {
    std::ifstream stream(file);
    std::getline(stream, line);
  }
  return line;
}

static base::Result<identity::Grant> grant_of(const Installation& installation,
                                              const AddAccount& command, base::Date today) {
  const identity::RoleBook& roles = installation.first_library->roles();
  const identity::Role* role = roles.find(command.role);
  if (role == nullptr) {
    std::string known;
    for (const identity::Role& one : roles.all()) known += one.id + " ";
    return base::refuse(refusal::unknown_role).with("role", command.role).with("roles", known);
  }
  const auto tree = installation.places.now();
  const auto place = tree->by_code(command.place);
  if (!place) return base::refuse(refusal::unknown_place).with("place", command.place);
  if (!role->levels.contains(tree->find(*place)->level)) {
    return base::refuse(refusal::wrong_level).with("role", command.role);
  }
  return identity::Grant{command.role, *place, command.from.value_or(today), {}};
}

int add_account(Installation& installation, const AddAccount& command, std::istream& input,
                const Console& console) {
  const base::Instant now = installation.clock.now();
  const auto grant = grant_of(installation, command, base::date_of(now));
  if (!grant) return console.refuse(grant.refusal());
  identity::Account account{.id = {base::make_uuid(now.ms)},
                            .login = command.login,
                            .name = command.name,
                            .password_hash = {},
                            .must_change_password = !command.keep_password,
                            .demonstration = false,
                            .disabled_at = {},
                            .failed_count = 0,
                            .locked_until = {}};
  const std::string password = first_line(command.password_file, input);
  if (const auto ok = identity::check_new_password(account, password); !ok) {
    return console.refuse(ok.refusal());
  }
  account.password_hash = identity::hash_password(password);
  bool is_new = false;
  installation.database->write([&](sql::Transaction& tx) {
    is_new = !identity::store::find_account(tx, account.login);
    if (!is_new) return sql::Outcome::roll_back;
    identity::store::add_account(tx, {{}, now}, account);
    identity::store::add_grant(tx, {{}, now}, account.id, *grant);
    return sql::Outcome::keep;
  });
  if (!is_new) {
    return console.refuse(base::refuse(refusal::login_taken).with("login", command.login));
  }
  return exit_done;
}

int verify(Installation& installation, OutputForm form, const Console& console) {
  const identity::ChainState state = installation.database->query(
      [](sql::Transaction& tx) { return identity::audit::verify(tx); });
  if (form == OutputForm::json) {
    base::json::Object out{{"whole", !state.fault.has_value()},
                           {"blocks", state.blocks},
                           {"entries", state.entries},
                           {"unsealed", state.unsealed}};
    if (state.fault) {
      base::json::Object fault{{"tenant", state.fault->tenant.value},
                               {"block", state.fault->block}};
      if (state.fault->entry) fault.emplace_back("entry", base::to_string(*state.fault->entry));
      fault.emplace_back("what", state.fault->what);
      out.emplace_back("first_broken", std::move(fault));
    }
    console.out << base::json::to_text(base::json::Value(std::move(out))) << "\n";
  } else if (!state.fault) {
    console.out << "the audit is whole: " << state.entries << " entries in " << state.blocks
                << " blocks, " << state.unsealed << " not yet sealed\n";
  } else {
    console.out << "the audit is broken: tenant " << state.fault->tenant.value << ", block "
                << state.fault->block;
    if (state.fault->entry) console.out << ", entry " << base::to_string(*state.fault->entry);
    console.out << ": " << state.fault->what << "\n";
  }
  return state.fault ? exit_refused : exit_done;
}

}  // namespace app
