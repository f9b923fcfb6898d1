#include "packs/reader.h"

#include <algorithm>

#include "base/utf8.h"

namespace packs {

static constexpr std::string_view a_string = "\"…\"";
static constexpr std::string_view a_text = "{ zh = \"…\", en = \"…\" }";
static constexpr std::string_view a_number = "123";
static constexpr std::string_view a_day = "2026-01-31";
static constexpr std::string_view a_minute = "\"06:00\"";
static constexpr std::string_view a_flag = "true | false";
static constexpr std::string_view a_list = "[ … ]";
static constexpr std::string_view a_table = "{ … }";
static constexpr std::string_view tables_wanted = "[[…]]";

static base::Refusal wrong_type(std::string_view wanted) {
  return base::refuse(refusal::wrong_type).with("wanted", std::string(wanted));
}

Reader::Reader(const toml::table& table, Spot spot, Problems& problems)
    : table_(table), spot_(std::move(spot)), problems_(problems) {}

void Reader::always(std::string_view key, std::string_view wanted) {
  if (inherits() && !has(key)) missing(key, wanted);
}

std::string Reader::where(std::string_view key, const toml::node* node) const {
  const toml::node& at = node != nullptr ? *node : static_cast<const toml::node&>(table_);
  std::string out = spot_.file;
  if (at.source().begin.line > 0) out += ":" + std::to_string(at.source().begin.line);
  if (!spot_.entry.empty()) out += " " + spot_.entry;
  return out + ", " + spot_.prefix + std::string(key);
}

void Reader::problem(std::string_view key, base::Refusal refusal) {
  problems_.add(where(key, table_.get(key)), std::move(refusal));
}

void Reader::missing(std::string_view key, std::string_view wanted) {
  problem(key, base::refuse(refusal::missing_key).with("wanted", std::string(wanted)));
}

bool Reader::asked_for(std::string_view key) const {
  return std::find(asked_.begin(), asked_.end(), key) != asked_.end();
}

const toml::node* Reader::find(std::string_view key) {
  if (!asked_for(key)) asked_.emplace_back(key);
  return table_.get(key);
}

bool Reader::has(std::string_view key) { return find(key) != nullptr; }

const toml::node* Reader::need(std::string_view key, std::string_view wanted) {
  const toml::node* node = find(key);
  if (node == nullptr && !inherits()) missing(key, wanted);
  return node;
}

std::optional<std::string> Reader::checked(std::string_view key, const toml::node& node,
                                           Blank blank) {
  const toml::value<std::string>* value = node.as_string();
  if (value == nullptr) {
    problem(key, wrong_type(a_string));
    return std::nullopt;
  }
  const std::string& text = value->get();
  if (blank == Blank::refused && base::trim(text).empty()) {
    problem(key, base::refuse(refusal::empty));
    return std::nullopt;
  }
  if (base::has_control(text) || base::character_count(text) > base::limits::text_characters_max) {
    problem(key, base::refuse(refusal::bad_text)
                     .with("max", std::to_string(base::limits::text_characters_max)));
    return std::nullopt;
  }
  return text;
}

void Reader::string(std::string_view key, std::string& into, Blank blank) {
  const toml::node* node = need(key, a_string);
  if (node == nullptr) return;
  if (const auto text = checked(key, *node, blank)) into = *text;
}

void Reader::id(std::string_view key, std::string& into) {
  std::string value;
  string(key, value);
  if (value.empty()) return;
  if (is_id(value)) into = value;
  else problem(key, base::refuse(refusal::bad_id).with("value", value));
}

void Reader::text(std::string_view key, Text& into) {
  const toml::node* node = need(key, a_text);
  if (node == nullptr) return;
  if (!node->is_table()) return problem(key, wrong_type(a_text));
  Reader languages(*node->as_table(),
                   {spot_.file, spot_.entry, spot_.prefix + std::string(key) + "."}, problems_);
  languages.string("zh", into.zh);
  languages.string("en", into.en);
  languages.finish();
}

std::optional<std::int64_t> Reader::integer(std::string_view key, Range range) {
  const toml::node* node = need(key, a_number);
  if (node == nullptr) return std::nullopt;
  const toml::value<std::int64_t>* value = node->as_integer();
  if (value == nullptr) {
    problem(key, wrong_type(a_number));
    return std::nullopt;
  }
  if (value->get() >= range.min && value->get() <= range.max) return value->get();
  problem(key, base::refuse(refusal::out_of_range)
                   .with("min", std::to_string(range.min))
                   .with("max", std::to_string(range.max)));
  return std::nullopt;
}

void Reader::number(std::string_view key, std::int64_t& into, Range range) {
  if (const auto value = integer(key, range)) into = *value;
}

void Reader::number(std::string_view key, int& into, Range range) {
  if (const auto value = integer(key, range)) into = static_cast<int>(*value);
}

void Reader::days(std::string_view key, base::Days& into, Range range) {
  number(key, into.count, range);
}

void Reader::tenths(std::string_view key, base::Celsius& into) { number(key, into.tenths); }

void Reader::minute(std::string_view key, int& into) {
  std::string text;
  string(key, text);
  if (text.empty()) return;
  if (const auto parsed = base::parse_minute(text)) into = *parsed;
  else problem(key, wrong_type(a_minute));
}

void Reader::day(std::string_view key, base::Date& into) {
  const toml::node* node = need(key, a_day);
  if (node == nullptr) return;
  const toml::value<toml::date>* value = node->as_date();
  std::optional<base::Date> day;
  if (value != nullptr) {
    day = base::make_date(value->get().year, value->get().month, value->get().day);
  }
  if (day) into = *day;
  else problem(key, wrong_type(a_day));
}

void Reader::optional_day(std::string_view key, std::optional<base::Date>& into) {
  if (has(key)) day(key, into.emplace());
}

void Reader::dates(std::string_view key, std::vector<base::Date>& into) {
  static constexpr std::string_view wanted = "[2026-01-01, 2026-01-02]";
  const toml::node* node = need(key, wanted);
  if (node == nullptr) return;
  const toml::array* list = node->as_array();
  if (list == nullptr) return problem(key, wrong_type(wanted));
  into.clear();
  for (const toml::node& item : *list) {
    const toml::value<toml::date>* value = item.as_date();
    std::optional<base::Date> day;
    if (value != nullptr) {
      day = base::make_date(value->get().year, value->get().month, value->get().day);
    }
    if (!day || (!into.empty() && *day <= into.back())) return problem(key, wrong_type(wanted));
    into.push_back(*day);
  }
}

void Reader::flag(std::string_view key, bool& into) {
  const toml::node* node = need(key, a_flag);
  if (node == nullptr) return;
  if (const toml::value<bool>* value = node->as_boolean()) into = value->get();
  else problem(key, wrong_type(a_flag));
}

void Reader::strings(std::string_view key, std::vector<std::string>& into, Blank blank) {
  const toml::node* node = need(key, a_list);
  if (node == nullptr) return;
  const toml::array* list = node->as_array();
  if (list == nullptr) return problem(key, wrong_type(a_list));
  into.clear();
  for (const toml::node& item : *list) {
    const auto text = checked(key, item, Blank::refused);
    if (!text) continue;
    if (std::find(into.begin(), into.end(), *text) != into.end()) {
      problem(key, base::refuse(refusal::duplicate).with("value", *text));
    }
    into.push_back(*text);
  }
  if (list->empty() && blank == Blank::refused) problem(key, base::refuse(refusal::empty));
}

void Reader::day_numbers(std::string_view key, std::vector<base::Days>& into) {
  const toml::node* node = need(key, a_list);
  if (node == nullptr) return;
  const toml::array* list = node->as_array();
  if (list == nullptr || list->empty()) return problem(key, wrong_type("[1, 2, 3]"));
  into.clear();
  base::Days before;
  for (const toml::node& item : *list) {
    const toml::value<std::int64_t>* value = item.as_integer();
    if (value == nullptr || value->get() <= before.count ||
        value->get() > base::limits::pack_number_max) {
      return problem(key, wrong_type("[1, 2, 3]"));
    }
    before = base::Days{static_cast<std::int32_t>(value->get())};
    into.push_back(before);
  }
}

void Reader::table(std::string_view key, const std::function<void(Reader&)>& read) {
  const toml::node* node = need(key, a_table);
  if (node == nullptr) return;
  if (!node->is_table()) return problem(key, wrong_type(a_table));
  Reader inside(*node->as_table(), {spot_.file, spot_.entry, spot_.prefix + std::string(key) + "."},
                problems_);
  read(inside);
  inside.finish();
}

void Reader::tables(std::string_view key, Blank blank, const std::function<void(Reader&)>& read,
                    std::string_view entry) {
  const toml::node* node = need(key, blank == Blank::allowed ? "[[…]] | []" : tables_wanted);
  if (node == nullptr) return;
  const toml::array* list = node->as_array();
  if (list == nullptr) return problem(key, wrong_type(tables_wanted));
  if (list->empty() && blank == Blank::refused) problem(key, base::refuse(refusal::empty));
  if (list->size() > base::limits::pack_entries_max) {
    return problem(key, base::refuse(refusal::too_many_entries)
                            .with("max", std::to_string(base::limits::pack_entries_max)));
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const toml::table* item = (*list)[i].as_table();
    if (item == nullptr) return problem(key, wrong_type(tables_wanted));
    Spot spot{spot_.file, spot_.entry,
              spot_.prefix + std::string(key) + "[" + std::to_string(i) + "]."};
    if (!entry.empty()) {
      spot.entry += (spot.entry.empty() ? "" : " ") + std::string(entry) + " " +
                    (*item)["id"].value_or("#" + std::to_string(i + 1));
      spot.prefix.clear();
    }
    Reader inside(*item, std::move(spot), problems_);
    read(inside);
    inside.finish();
  }
}

void Reader::finish() {
  std::string known;
  for (const std::string& key : asked_) known += (known.empty() ? "" : " ") + key;
  for (const auto& [key, node] : table_) {
    if (asked_for(key.str())) continue;
    problem(key.str(), base::refuse(refusal::unknown_key).with("known", known));
  }
}

base::json::Value to_json(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* date = node.as_date()) {
    const auto day = base::make_date(date->get().year, date->get().month, date->get().day);
    return day ? base::json::Value(base::to_string(*day)) : base::json::Value();
  }
  if (const toml::array* list = node.as_array()) {
    base::json::Array out;
    for (const toml::node& item : *list) out.push_back(to_json(item));
    return out;
  }
  if (const toml::table* table = node.as_table()) {
    base::json::Object out;
    for (const auto& [key, item] : *table) out.emplace_back(key.str(), to_json(item));
    return out;
  }
  return {};
}

bool is_key_population(std::string_view text) {
  return text.size() == 7 && text.starts_with("KEYP-") && text[5] >= '0' && text[5] <= '9' &&
         text[6] >= '0' && text[6] <= '9';
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= base::limits::name_characters_max &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

}  // namespace packs
