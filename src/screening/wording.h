// What screening's rules say, in the words of the group `arrival`.
#pragma once

#include "packs/wording.h"

namespace screening {

using packs::Phrase;
using packs::PhraseValue;

class Wording : public packs::Wording {
 public:
  Wording(const packs::Words& words, base::Language language)
      : packs::Wording(words, language, "arrival") {}
};

}  // namespace screening
