// Demonstration accounts and events, from demonstration/demonstration.toml: made-up people, marked
// so.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "app/console.h"
#include "app/installation.h"

namespace app {

struct DemonstrationAccount {
  std::string login;
  std::string password;
  std::string name;
  std::string role_name;
  std::string place_path;
};
BOOST_DESCRIBE_STRUCT(DemonstrationAccount, (), (login, password, name, role_name, place_path))

std::vector<DemonstrationAccount> demonstration_accounts(Installation&, base::Language);

// Makes what is missing; a second call changes nothing.
int make_demonstration(Installation&, const Console&);

}  // namespace app
