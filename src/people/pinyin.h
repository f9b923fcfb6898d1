// The pinyin of a person's name, as others type it when they look for somebody.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace people {

// One syllable a character, in lower case without tones: 张三 is zhang, san; Latin letters and
// digits stand for themselves. Surnames have their own reading: 单 shan, 仇 qiu. Characters without
// a reading are left out. For any thread.
std::vector<std::string> syllables(std::string_view name);

}  // namespace people
