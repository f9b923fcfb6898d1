#include "tasks/kinds.h"

#include <toml++/toml.h>

#include <stdexcept>

namespace tasks {

static std::string text(const toml::table& table, std::string_view id, std::string_view path) {
  const auto value = table.at_path(path).value<std::string>();
  if (!value || value->empty()) {
    throw std::runtime_error("tasks.toml, kind " + std::string(id) + ": " + std::string(path) +
                             " is missing");
  }
  return *value;
}

Kinds Kinds::parse(std::string_view toml) {
  const toml::table table = toml::parse(toml);
  const toml::array* kinds = table["kind"].as_array();
  if (kinds == nullptr) throw std::runtime_error("tasks.toml: there is no [[kind]]");
  Kinds parsed;
  for (const toml::node& node : *kinds) {
    const toml::table& entry = *node.as_table();
    const std::string id = text(entry, "?", "id");
    Kind kind{.title_zh = text(entry, id, "title.zh"),
              .title_en = text(entry, id, "title.en"),
              .reason_zh = text(entry, id, "reason.zh"),
              .reason_en = text(entry, id, "reason.en"),
              .actions = {},
              .closes_by_word = entry["closes_by_word"].value_or(false)};
    if (const toml::array* actions = entry["actions"].as_array()) {
      for (const toml::node& action : *actions) kind.actions.push_back(action.value_or(""));
    }
    parsed.kinds_.emplace(id, std::move(kind));
  }
  return parsed;
}

const Kind* Kinds::find(std::string_view id) const {
  const auto found = kinds_.find(id);
  return found == kinds_.end() ? nullptr : &found->second;
}

static void replace(std::string& text, const std::string& mark, const std::string& value) {
  for (std::size_t at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + value.size())) {
    text.replace(at, mark.size(), value);
  }
}

std::string title(const Kind& kind, const Task& task, const TitleWords& words,
                  base::Language language) {
  std::string text = language == base::Language::zh ? kind.title_zh : kind.title_en;
  replace(text, "{due}", words.due);
  replace(text, "{subject}", words.subject);
  replace(text, "{place}", words.place);
  for (const auto& [name, value] : task.detail) {
    const auto* string = value.as<std::string>();
    replace(text, "{" + name + "}", string != nullptr ? *string : base::json::to_text(value));
  }
  return text;
}

}  // namespace tasks
