#include "screening/wording.h"

namespace screening {

static void replace_all(std::string& text, std::string_view mark, std::string_view value) {
  for (std::size_t at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + value.size())) {
    text.replace(at, mark.size(), value);
  }
}

std::string Wording::say(const Phrase& phrase) const {
  return fill(words_.text("arrival", phrase.word), phrase.values);
}

std::string Wording::fill(const packs::Text& wanted,
                          const std::vector<std::pair<std::string, PhraseValue>>& values) const {
  std::string filled = wanted.in(language_);
  for (const auto& [name, value] : values) replace_all(filled, "{" + name + "}", text(value));
  return filled;
}

std::string Wording::day(base::Date date) const { return words_.day(date, language_); }

std::string Wording::text(const PhraseValue& value) const {
  if (const auto* text = std::get_if<packs::Text>(&value)) return text->in(language_);
  if (const auto* date = std::get_if<base::Date>(&value)) return day(*date);
  return std::get<std::string>(value);
}

}  // namespace screening
