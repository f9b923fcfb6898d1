#include "places/initials.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <array>
#include <stdexcept>

#include "base/utf8.h"

namespace places {

namespace {

struct Reading {
  std::string_view text;
  std::string_view initials;
};

// Where a name's reading is not the dictionary's first. Words before characters.
constexpr std::array readings{
    Reading{"重庆", "cq"},    Reading{"重阳", "cy"}, Reading{"重兴", "cx"}, Reading{"厦门", "xm"},
    Reading{"长子县", "zzx"}, Reading{"西藏", "xz"}, Reading{"藏族", "zz"}, Reading{"乐清", "yq"},
    Reading{"乐都", "ld"},    Reading{"单县", "sx"}, Reading{"单于", "cy"}, Reading{"解州", "hz"},
    Reading{"尉犁", "yl"},    Reading{"洪洞", "ht"}, Reading{"铅山", "ys"}, Reading{"番禺", "py"},
    Reading{"涡阳", "gy"},    Reading{"泌阳", "by"}, Reading{"会稽", "kj"}, Reading{"繁峙", "fs"},
    Reading{"浚县", "xx"},    Reading{"荥经", "yj"}, Reading{"大埔", "db"}, Reading{"枞阳", "zy"},
    Reading{"筠连", "jl"},    Reading{"东阿", "de"}, Reading{"黄陂", "hp"}, Reading{"蔚县", "yx"},
    Reading{"浒墅", "xs"},    Reading{"浒关", "xg"}, Reading{"莘庄", "xz"}, Reading{"闵行", "mh"},
    Reading{"太行", "th"},    Reading{"银行", "yh"}, Reading{"朝阳", "cy"}, Reading{"长", "c"},
    Reading{"曾", "z"},       Reading{"埔", "p"},    Reading{"仇", "q"},    Reading{"覃", "q"},
    Reading{"伽", "j"},       Reading{"行", "x"},    Reading{"乐", "l"},    Reading{"都", "d"},
    Reading{"单", "d"},       Reading{"六", "l"},    Reading{"台", "t"},    Reading{"丽", "l"},
    Reading{"蚌", "b"},       Reading{"重", "z"},    Reading{"阿", "a"},
};

const Reading* reading_at(std::string_view text) {
  for (const Reading& reading : readings) {
    if (text.starts_with(reading.text)) return &reading;
  }
  return nullptr;
}

}  // namespace

struct Initials::Reader {
  Reader() {
    UErrorCode error = U_ZERO_ERROR;
    latin.reset(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD,
                                                    error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no Han-Latin transliteration");
  }
  std::unique_ptr<icu::Transliterator> latin;
};

Initials::Initials() : reader_(std::make_unique<Reader>()) {}
Initials::~Initials() = default;

const Initials::Known& Initials::know(std::string_view character) {
  const auto found = known_.find(character);
  if (found != known_.end()) return found->second;
  Known known;
  for (const Reading& reading : readings)
    known.begins_reading |= reading.text.starts_with(character);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(character.data(), static_cast<std::int32_t>(character.size())));
  reader_->latin->transliterate(text);
  const char16_t first = text.isEmpty() ? u'\0' : text.charAt(0);
  if ((first >= u'a' && first <= u'z') || (first >= u'0' && first <= u'9')) {
    known.letter = static_cast<char>(first);
  }
  return known_.emplace(std::string(character), known).first->second;
}

std::string Initials::of(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const std::string_view character = base::first_character(name);
    const Known& known = know(character);
    const Reading* reading = known.begins_reading ? reading_at(name) : nullptr;
    if (reading != nullptr) {
      out += reading->initials;
      name.remove_prefix(reading->text.size());
      continue;
    }
    if (known.letter != '\0') out += known.letter;
    name.remove_prefix(character.size());
  }
  return out;
}

}  // namespace places
