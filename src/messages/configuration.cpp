#include "messages/configuration.h"

#include <sys/stat.h>
#include <toml++/toml.h>

#include <set>
#include <stdexcept>

#include "http/outgoing.h"
#include "messages/aliyun_sms.h"
#include "messages/wecom_robot.h"

namespace messages {

namespace {

// Says which file and key; never a value.
[[noreturn]] void wrong(const std::string& file, const std::string& what) {
  throw std::runtime_error("the message file " + file + ": " + what);
}

void check_mode(const std::string& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) wrong(file, "it cannot be read");
  if ((status.st_mode & 0077) != 0) wrong(file, "it is readable by others: chmod 600 it");
}

void check_keys(const std::string& file, const toml::table& table,
                const std::set<std::string_view>& known) {
  for (const auto& [key, value] : table) {
    if (!known.contains(key.str())) wrong(file, "unknown key " + std::string(key.str()));
  }
}

std::string text_at(const std::string& file, const toml::table& table, const char* key) {
  const auto value = table[key].value<std::string>();
  if (!value || value->empty()) wrong(file, std::string(key) + " is missing");
  return *value;
}

std::string address_at(const std::string& file, const toml::table& table, const char* key) {
  std::string address = text_at(file, table, key);
  if (!http::may_be_reached(address)) {
    wrong(file, std::string(key) + " is no https address that can be reached");
  }
  return address;
}

std::shared_ptr<SmsGateway> read_sms(const std::string& file, const toml::table& table) {
  check_keys(
      file, table,
      {"provider", "endpoint", "access_key_id", "access_key_secret", "sign_name", "templates"});
  if (text_at(file, table, "provider") != "aliyun") wrong(file, "the only provider is aliyun");
  AliyunAccount account;
  if (table.contains("endpoint")) account.endpoint = address_at(file, table, "endpoint");
  while (account.endpoint.ends_with('/')) account.endpoint.pop_back();
  account.access_key_id = text_at(file, table, "access_key_id");
  account.access_key_secret = text_at(file, table, "access_key_secret");
  account.sign_name = text_at(file, table, "sign_name");
  const toml::table* templates = table["templates"].as_table();
  if (templates == nullptr) wrong(file, "[sms.templates] is missing");
  for (const auto& [kind, code] : *templates) {
    const std::string name(kind.str());
    account.templates[name] = text_at(file, *templates, name.c_str());
  }
  return std::make_shared<AliyunSms>(std::move(account));
}

std::shared_ptr<GroupRobot> read_robots(const std::string& file, const toml::array& robots) {
  std::map<std::string, std::string> urls;
  for (const toml::node& node : robots) {
    const toml::table* robot = node.as_table();
    if (robot == nullptr) wrong(file, "[[group_robot]] is no table");
    check_keys(file, *robot, {"place", "url"});
    urls[text_at(file, *robot, "place")] = address_at(file, *robot, "url");
  }
  return std::make_shared<WecomRobot>(std::move(urls));
}

toml::table parsed(const std::string& file) {
  try {
    return toml::parse_file(file);
  } catch (const toml::parse_error& error) {
    wrong(file, "line " + std::to_string(error.source().begin.line) + " is no correct TOML");
  }
}

}  // namespace

Port read_port(const std::string& file) {
  if (file.empty()) return {};
  check_mode(file);
  const toml::table table = parsed(file);
  check_keys(file, table, {"sms", "group_robot"});
  Port port;
  if (const toml::table* sms = table["sms"].as_table()) port.sms = read_sms(file, *sms);
  if (const toml::array* robots = table["group_robot"].as_array()) {
    port.group = read_robots(file, *robots);
  }
  return port;
}

}  // namespace messages
