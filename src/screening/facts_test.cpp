// What a declaration says to a predicate, taken by itself.
#include "screening/facts.h"

#include <gtest/gtest.h>

#include "screening/made_up.h"

namespace screening {
namespace {

using namespace made_up;
using packs::Answer;

TEST(Unknown, WhoWasNotAskedIsNeitherWellNorUnwell) {
  struct Row {
    const char* what;
    std::optional<bool> well;
    std::vector<std::string> symptoms;
    Answer want;
  };
  const packs::Pack pack = chikungunya();
  const Setting around = setting(pack, day("2025-08-18"));
  for (const Row& row :
       {Row{"not asked", {}, {}, Answer::unknown}, Row{"well", true, {}, Answer::no},
        Row{"unwell without saying how", false, {}, Answer::unknown},
        Row{"with a rash", {}, {"rash"}, Answer::yes}}) {
    Declaration said;
    said.well = row.well;
    said.symptoms = row.symptoms;
    EXPECT_EQ(ArrivalFacts(said, around).answer(packs::HasSymptom{}).answer, row.want) << row.what;
  }
}

}  // namespace
}  // namespace screening
