#include "people/pinyin.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include "base/utf8.h"

namespace people {

namespace {

struct Surname {
  std::string_view text;
  std::string_view first;
  std::string_view second = {};
};

// Where a surname is not read as the dictionary's first. Two characters before one.
constexpr std::array surnames{
    Surname{"尉迟", "yu", "chi"},  Surname{"万俟", "mo", "qi"},   Surname{"长孙", "zhang", "sun"},
    Surname{"单于", "chan", "yu"}, Surname{"澹台", "tan", "tai"}, Surname{"曾", "zeng"},
    Surname{"单", "shan"},         Surname{"仇", "qiu"},          Surname{"覃", "qin"},
    Surname{"解", "xie"},          Surname{"盖", "ge"},           Surname{"查", "zha"},
    Surname{"区", "ou"},           Surname{"朴", "piao"},         Surname{"缪", "miao"},
    Surname{"洗", "xian"},         Surname{"冼", "xian"},         Surname{"翟", "zhai"},
    Surname{"华", "hua"},          Surname{"任", "ren"},          Surname{"宁", "ning"},
    Surname{"乐", "yue"},          Surname{"都", "du"},           Surname{"折", "she"},
    Surname{"么", "yao"},          Surname{"种", "chong"},        Surname{"繁", "po"},
    Surname{"召", "shao"},         Surname{"秘", "bi"},           Surname{"黑", "he"},
    Surname{"员", "yun"},          Surname{"褚", "chu"},          Surname{"长", "chang"},
};

class Reader {
 public:
  Reader() {
    UErrorCode error = U_ZERO_ERROR;
    latin_.reset(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower",
                                                     UTRANS_FORWARD, error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no Han-Latin transliteration");
  }

  // Remembered: one character takes ICU longer than a whole name may.
  const std::string& of(std::string_view character) {
    const std::string key(character);
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(character.data(), static_cast<std::int32_t>(character.size())));
    latin_->transliterate(text);
    std::string said;
    for (std::int32_t i = 0; i < text.length(); ++i) {
      const char16_t c = text.charAt(i);
      if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')) said += static_cast<char>(c);
    }
    return known_.emplace(key, std::move(said)).first->second;
  }

 private:
  std::unique_ptr<icu::Transliterator> latin_;
  std::unordered_map<std::string, std::string> known_;
};

}  // namespace

std::vector<std::string> syllables(std::string_view name) {
  static thread_local Reader reader;
  std::vector<std::string> out;
  for (const Surname& surname : surnames) {
    if (!name.starts_with(surname.text)) continue;
    out.emplace_back(surname.first);
    if (!surname.second.empty()) out.emplace_back(surname.second);
    name.remove_prefix(surname.text.size());
    break;
  }
  for (; !name.empty(); name.remove_prefix(base::first_character(name).size())) {
    const std::string& said = reader.of(base::first_character(name));
    if (!said.empty()) out.push_back(said);
  }
  return out;
}

}  // namespace people
