#include "people/words.h"

#include <algorithm>

#include "base/utf8.h"
#include "people/pinyin.h"

namespace people {

static constexpr std::size_t digits_min = 4;
static constexpr std::size_t id_digits_max = 6;
static constexpr std::size_t letters_min = 2;

static std::string lower(std::string_view text) {
  std::string out;
  for (const char c : base::half_width(text)) {
    if (c == ' ' || c == '\t') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

static void add(std::vector<std::string>& words, std::string word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

static void add_last(std::vector<std::string>& words, const std::string& number, std::size_t n) {
  if (number.size() >= n) add(words, lower(number.substr(number.size() - n)));
}

std::vector<std::string> search_words(const Particulars& who) {
  std::vector<std::string> words;
  const std::string name = lower(who.name);
  std::string beginning;
  for (const std::string_view one : base::characters(name)) {
    beginning += one;
    const bool one_letter = beginning.size() == 1;
    if (!one_letter) add(words, beginning);
  }
  std::string initials;
  std::string pinyin;
  for (const std::string& syllable : syllables(who.name)) {
    initials += syllable.front();
    pinyin += syllable;
    if (initials.size() >= letters_min) add(words, initials);
    if (pinyin.size() >= letters_min) add(words, pinyin);
  }
  if (who.phone) add_last(words, *who.phone, digits_min);
  if (who.id_number) {
    add_last(words, *who.id_number, digits_min);
    add_last(words, *who.id_number, id_digits_max);
  }
  return words;
}

std::optional<std::string> search_word(std::string_view typed) {
  std::string word = lower(typed);
  const bool digits = word.find_first_not_of("0123456789x") == std::string::npos;
  const std::size_t least = digits ? digits_min : letters_min;  // One Chinese character is three.
  if (word.size() < least) return std::nullopt;
  return word;
}

}  // namespace people
