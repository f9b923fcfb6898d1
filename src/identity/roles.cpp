#include "identity/roles.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <stdexcept>

namespace identity {

[[noreturn]] static void fail(const std::string& role, const std::string& what) {
  throw std::runtime_error("roles.toml, role " + role + ": " + what);
}

static std::string text(const toml::table& table, const std::string& role, std::string_view key) {
  const auto value = table.at_path(key).value<std::string>();
  if (!value) fail(role, "the key " + std::string(key) + " is missing");
  return *value;
}

static std::vector<std::string> texts(const toml::table& table, const std::string& role,
                                      std::string_view key) {
  const toml::array* array = table[key].as_array();
  if (array == nullptr) fail(role, "the list " + std::string(key) + " is missing");
  std::vector<std::string> out;
  for (const toml::node& node : *array) {
    const auto value = node.value<std::string>();
    if (!value) fail(role, std::string(key) + " holds something that is no text");
    out.push_back(*value);
  }
  return out;
}

template <class Enum>
static Enum choice(const std::string& role, const std::string& value) {
  Enum out{};
  if (!boost::describe::enum_from_string(value.c_str(), out)) fail(role, "unknown word " + value);
  return out;
}

static Sees sees_from(const std::string& role, const std::string& word) {
  if (word == "tasks") return Sees::tasks;
  if (word == "persons") return Sees::persons;
  if (word == "totals") return Sees::totals;
  fail(role, "sees must be tasks, persons or totals");
}

static ByLink by_link_from(const std::string& role, const toml::table& table) {
  if (!table.contains("by_link")) return ByLink::none;
  const auto word = table["by_link"].value<std::string>();
  if (word == "own") return ByLink::own;
  if (word == "declaring") return ByLink::declaring;
  fail(role, "by_link must be own or declaring");
}

static Role read_role(const toml::table& table) {
  const std::string id = text(table, "?", "id");
  Role role{.id = id,
            .label_zh = text(table, id, "label.zh"),
            .label_en = text(table, id, "label.en"),
            .levels = {},
            .sees = sees_from(id, text(table, id, "sees")),
            .permissions = {},
            .by_link = by_link_from(id, table)};
  for (const std::string& level : texts(table, id, "levels")) {
    role.levels.insert(choice<places::Level>(id, level));
  }
  for (const std::string& permission : texts(table, id, "permissions")) {
    if (!role.permissions.insert(permission).second) fail(id, permission + " stands twice");
  }
  return role;
}

RoleBook RoleBook::parse(std::string_view text) {
  const toml::table table = toml::parse(text);
  const toml::array* roles = table["role"].as_array();
  if (roles == nullptr) fail("?", "there is no [[role]]");
  RoleBook book;
  for (const toml::node& node : *roles) {
    Role role = read_role(*node.as_table());
    if (book.find(role.id) != nullptr) fail(role.id, "it stands twice");
    if (role.by_link != ByLink::none && book.of_link(role.by_link) != nullptr) {
      fail(role.id, "by_link stands twice for one kind of link");
    }
    book.roles_.push_back(std::move(role));
  }
  return book;
}

const Role* RoleBook::find(std::string_view id) const {
  for (const Role& role : roles_) {
    if (role.id == id) return &role;
  }
  return nullptr;
}

const Role* RoleBook::of_link(ByLink kind) const {
  for (const Role& role : roles_) {
    if (role.by_link == kind && kind != ByLink::none) return &role;
  }
  return nullptr;
}

std::string RoleBook::label(std::string_view id, base::Language language) const {
  const Role* role = find(id);
  if (role == nullptr) return std::string(id);
  return language == base::Language::zh ? role->label_zh : role->label_en;
}

std::set<std::string, std::less<>> permissions_by_link(const Role& role) {
  const std::string_view prefix = role.by_link == ByLink::declaring ? "declare." : "own.";
  std::set<std::string, std::less<>> out;
  if (role.by_link == ByLink::none) return out;
  for (const std::string& permission : role.permissions) {
    if (permission.starts_with(prefix)) out.insert(permission);
  }
  return out;
}

std::string permission_table(const RoleBook& book) {
  std::set<std::string, std::less<>> permissions;
  for (const Role& role : book.all()) {
    permissions.insert(role.permissions.begin(), role.permissions.end());
  }
  std::string out =
      "# Who may do what. Made from packs/platform/roles.toml by `bulwark docs permissions`.\n";
  for (const std::string& permission : permissions) {
    out += "\n" + permission + "\n";
    for (const Role& role : book.all()) {
      if (role.permissions.contains(permission)) {
        out += fmt::format("  {:<24} {}\n", role.id, role.label_zh);
      }
    }
  }
  return out;
}

}  // namespace identity
