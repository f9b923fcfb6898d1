// One TOML table being read. Every key is asked for by name; what nobody asked for is a problem,
// and so is a key that is missing, unless the entry takes it from its base. Reading never stops at
// the first problem: what could not be read keeps its value and the pack is refused at the end.
#pragma once

#include <toml++/toml.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "packs/model.h"
#include "packs/problems.h"

namespace packs {

enum class Blank { refused, allowed };

struct Range {
  std::int64_t min = 0;
  std::int64_t max = base::limits::pack_number_max;
};

// Where a table stands, for the problems' text.
struct Spot {
  std::string file;
  std::string entry;   // "regime self_monitoring", or empty.
  std::string prefix;  // "slots[0]." inside an entry.
};

class Reader {
 public:
  Reader(const toml::table&, Spot, Problems&);

  // From here on keys that are left out are taken from this entry, whose values the caller has
  // copied; but a key that is `always` written is still missed.
  void inherit(const Entry* base) { base_ = base; }
  void always(std::string_view key, std::string_view wanted);

  bool has(std::string_view key);  // Asks for an optional key.

  void text(std::string_view key, Text&);
  void string(std::string_view key, std::string&, Blank = Blank::refused);
  void id(std::string_view key, std::string&);
  void number(std::string_view key, int&, Range = {});
  void number(std::string_view key, std::int64_t&, Range = {});
  void days(std::string_view key, base::Days&, Range = {});
  void tenths(std::string_view key, base::Celsius&);
  void minute(std::string_view key, int&);  // "06:00"
  void day(std::string_view key, base::Date&);
  void optional_day(std::string_view key, std::optional<base::Date>&);
  void dates(std::string_view key, std::vector<base::Date>&);  // Rising.
  void flag(std::string_view key, bool&);
  void strings(std::string_view key, std::vector<std::string>&, Blank = Blank::refused);
  void day_numbers(std::string_view key, std::vector<base::Days>&);  // Rising, from 1.
  void table(std::string_view key, const std::function<void(Reader&)>&);
  // `entry` names the kind where the tables are entries: their problems then say its id.
  void tables(std::string_view key, Blank, const std::function<void(Reader&)>&,
              std::string_view entry = {});

  template <class Enum>
  void choice(std::string_view key, Enum& into) {
    std::string word;
    const std::size_t before = problems_.count();
    string(key, word);
    if (word.empty() || problems_.count() != before) return;
    if (!boost::describe::enum_from_string(word.c_str(), into)) unknown_word<Enum>(key, word);
  }

  template <class Enum>
  void choices(std::string_view key, std::vector<Enum>& into) {
    std::vector<std::string> words;
    strings(key, words);
    if (!words.empty()) into.clear();
    for (const std::string& word : words) {
      Enum value{};
      if (boost::describe::enum_from_string(word.c_str(), value)) into.push_back(value);
      else unknown_word<Enum>(key, word);
    }
  }

  void finish();  // Reports the keys that nobody asked for. Call it last.

  void problem(std::string_view key, base::Refusal);
  void missing(std::string_view key, std::string_view wanted);
  const toml::node* find(std::string_view key);  // Asks for it; empty when it is not there.
  bool asked_for(std::string_view key) const;
  bool inherits() const { return base_ != nullptr; }
  const Entry* base() const { return base_; }
  const toml::table& source() const { return table_; }
  const std::vector<std::string>& asked() const { return asked_; }
  Problems& problems() { return problems_; }
  const Spot& spot() const { return spot_; }
  // This table is an entry: its problems say the name instead of the way to it.
  void name_entry(std::string name) { spot_ = {spot_.file, std::move(name), ""}; }

 private:
  const toml::node* need(std::string_view key, std::string_view wanted);
  std::optional<std::int64_t> integer(std::string_view key, Range);
  std::string where(std::string_view key, const toml::node*) const;
  std::optional<std::string> checked(std::string_view key, const toml::node&, Blank);

  template <class Enum>
  void unknown_word(std::string_view key, const std::string& word) {
    std::string known;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto choice) { known += (known.empty() ? "" : " ") + std::string(choice.name); });
    problem(key, base::refuse(refusal::unknown_word).with("value", word).with("known", known));
  }

  const toml::table& table_;
  Spot spot_;
  Problems& problems_;
  const Entry* base_ = nullptr;
  std::vector<std::string> asked_;
};

bool is_id(std::string_view);              // Lower-case letters, digits, '_' and '-'.
bool is_key_population(std::string_view);  // KEYP-01

// A TOML value as JSON, for showing.
base::json::Value to_json(const toml::node&);

}  // namespace packs
