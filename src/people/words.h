// What a person may be looked for by. Only keyed hashes of these words are kept. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/model.h"

namespace people {

// The beginnings of the name (张, 张三), of its initials from two letters on (zs), of its pinyin at
// the end of a syllable (zhang, zhangsan), the last four digits of the telephone and of the
// identity number, and the last six of the latter. Each once.
std::vector<std::string> search_words(const Particulars&);

// What somebody typed, as one of those words; empty when it is too short to look for: one letter,
// or less than four digits.
std::optional<std::string> search_word(std::string_view typed);

}  // namespace people
