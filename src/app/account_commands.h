// bulwark account add: the first administrator, and whoever is added at the server.
#pragma once

#include <istream>
#include <optional>
#include <string>

#include "app/console.h"
#include "app/installation.h"

namespace app {

struct AddAccount {
  std::string login;
  std::string name;
  std::string role;
  std::string place;               // A division code.
  std::string password_file;       // "-" is standard input; the first line is the password.
  std::optional<base::Date> from;  // The first day of the role there; today when it is not said.
  bool keep_password = false;      // Else it is changed at the first sign-in.
};
int add_account(Installation&, const AddAccount&, std::istream& input, const Console&);

// bulwark verify: whether the audit is whole. Answers 1 when it is not.
int verify(Installation&, OutputForm, const Console&);

}  // namespace app
