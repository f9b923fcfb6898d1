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

std::string Words::ids(std::string_view group) const {
  std::string out;
  for (const Word& word : of(group)) out += (out.empty() ? "" : " ") + word.id;
  return out;
}

}  // namespace packs
