#include "packs/words.h"

namespace packs {

static const Word* find_word(const std::vector<Word>& words, std::string_view id) {
  for (const Word& word : words) {
    if (word.id == id) return &word;
  }
  return nullptr;
}

const std::vector<Word>& Words::of(std::string_view group) const {
  static const std::vector<Word> none;
  const WordGroup* found = find(groups_, group);
  return found == nullptr ? none : found->words;
}

bool Words::has(std::string_view group, std::string_view id) const {
  return find_word(of(group), id) != nullptr;
}

Text Words::text(std::string_view group, std::string_view id) const {
  const Word* word = find_word(of(group), id);
  return word == nullptr ? Text{std::string(id), std::string(id)} : word->label;
}

std::string Words::label(std::string_view group, std::string_view id,
                         base::Language language) const {
  return text(group, id).in(language);
}

static void fill(std::string& text, std::string_view mark, const std::string& value) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), value);
}

// 1970-01-01 was a Thursday, the fourth day of the week.
static int weekday(base::Date date) { return ((date.days + 3) % 7 + 7) % 7 + 1; }

std::string Words::day(base::Date date, base::Language language) const {
  const base::YearMonthDay parts = base::split(date);
  std::string said = label("arrival", "day", language);
  fill(said, "{month}", label("month", std::to_string(parts.month), language));
  fill(said, "{day}", std::to_string(parts.day));
  fill(said, "{weekday}", label("weekday", std::to_string(weekday(date)), language));
  return said;
}

std::string Words::ids(std::string_view group) const {
  std::string out;
  for (const Word& word : of(group)) out += (out.empty() ? "" : " ") + word.id;
  return out;
}

}  // namespace packs
