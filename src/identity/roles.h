// Roles as data: what each may do, what it sees of people, at which level it is granted.
// Read from packs/platform/roles.toml; see packs/README.md for the keys. (contracts.md 7)
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "identity/model.h"

namespace identity {

// What kind of link a role is for: of those who come without an account.
enum class ByLink { none, own, declaring };
BOOST_DESCRIBE_ENUM(ByLink, none, own, declaring)

struct Role {
  std::string id;
  std::string label_zh;
  std::string label_en;
  std::set<places::Level> levels;  // Where it may be granted.
  Sees sees = Sees::totals;
  std::set<std::string, std::less<>> permissions;
  // own: to one's own page; declaring: to declare one's arrival in a community.
  ByLink by_link = ByLink::none;
};

class RoleBook {
 public:
  // Throws std::runtime_error that names the role and key that are wrong.
  static RoleBook parse(std::string_view toml);

  const Role* find(std::string_view id) const;
  const Role* of_link(ByLink) const;  // None when no role is marked so.
  const std::vector<Role>& all() const { return roles_; }
  std::string label(std::string_view id, base::Language) const;

 private:
  std::vector<Role> roles_;
};

// What a role allows those who come by its kind of link (`own.…`, `declare.…`), and nothing else it
// may allow those who sign in.
std::set<std::string, std::less<>> permissions_by_link(const Role&);

// Role x permission, one line a role: docs/permissions.txt.
std::string permission_table(const RoleBook&);

}  // namespace identity
