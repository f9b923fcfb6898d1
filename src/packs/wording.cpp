#include "packs/wording.h"

#include "base/utf8.h"

namespace packs {

std::string Wording::say(const Phrase& phrase) const {
  return fill(words_.text(group_, phrase.word), phrase.values);
}

std::string Wording::fill(const Text& wanted, const PhraseValues& values) const {
  std::string filled = wanted.in(language_);
  for (const auto& [name, value] : values) base::replace_all(filled, "{" + name + "}", text(value));
  return filled;
}

std::string Wording::day(base::Date date) const { return words_.day(date, language_); }

std::string Wording::text(const PhraseValue& value) const {
  if (const auto* text = std::get_if<Text>(&value)) return text->in(language_);
  if (const auto* date = std::get_if<base::Date>(&value)) return day(*date);
  return std::get<std::string>(value);
}

}  // namespace packs
