// Sentences that rules ask for by name and fill with values; their words stand in a group of the
// platform's words.toml, so that rules know no language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/time.h"
#include "packs/words.h"

namespace packs {

using PhraseValue = std::variant<std::string, Text, base::Date>;
using PhraseValues = std::vector<std::pair<std::string, PhraseValue>>;

struct Phrase {
  std::string word;
  PhraseValues values;
  bool operator==(const Phrase&) const = default;
};

class Wording {
 public:
  Wording(const Words& words, base::Language language, std::string_view group)
      : words_(words), language_(language), group_(group) {}

  std::string say(const Phrase&) const;
  std::string day(base::Date) const;  // 12月4日 周五
  // A text of the illness pack with its {marks} filled.
  std::string fill(const Text&, const PhraseValues&) const;
  base::Language language() const { return language_; }

 private:
  std::string text(const PhraseValue&) const;

  const Words& words_;
  base::Language language_;
  std::string_view group_;
};

}  // namespace packs
