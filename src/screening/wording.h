// Sentences that rules ask for by name and fill with values; their words stand in the platform's
// pack (words.toml, group `arrival`), so that rules know no language.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/time.h"
#include "packs/words.h"

namespace screening {

using PhraseValue = std::variant<std::string, packs::Text, base::Date>;

struct Phrase {
  std::string word;
  std::vector<std::pair<std::string, PhraseValue>> values;
  bool operator==(const Phrase&) const = default;
};

class Wording {
 public:
  Wording(const packs::Words& words, base::Language language)
      : words_(words), language_(language) {}

  std::string say(const Phrase&) const;
  std::string day(base::Date) const;  // 12月4日 周五
  // A text of the illness pack with its {marks} filled.
  std::string fill(const packs::Text&,
                   const std::vector<std::pair<std::string, PhraseValue>>&) const;
  base::Language language() const { return language_; }

 private:
  std::string text(const PhraseValue&) const;

  const packs::Words& words_;
  base::Language language_;
};

}  // namespace screening
