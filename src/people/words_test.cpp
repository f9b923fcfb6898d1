// What somebody is found by. The people are made up.
#include "people/words.h"

#include <gtest/gtest.h>

#include "people/pinyin.h"

namespace people {

using Words = std::vector<std::string>;

TEST(Pinyin, IsOneSyllableACharacter) {
  const struct {
    const char* name;
    Words want;
  } rows[] = {
      {"张三", {"zhang", "san"}},
      {"重庆", {"zhong", "qing"}},
      {"单小红", {"shan", "xiao", "hong"}},
      {"仇英", {"qiu", "ying"}},
      {"小单", {"xiao", "dan"}},
      {"尉迟恭", {"yu", "chi", "gong"}},
      {"吕布", {"lu", "bu"}},
      {"Li Lei", {"l", "i", "l", "e", "i"}},
      {"", {}},
  };
  for (const auto& row : rows) EXPECT_EQ(syllables(row.name), row.want) << row.name;
}

TEST(SearchWords, AreBeginningsPinyinAndLastDigits) {
  Particulars who;
  who.name = "单小红";
  who.phone = "13800005678";
  who.id_number = "11010519491231002X";
  EXPECT_EQ(search_words(who), (Words{"单", "单小", "单小红", "shan", "sx", "shanxiao", "sxh",
                                      "shanxiaohong", "5678", "002x", "31002x"}));
}

TEST(SearchWords, LeaveOutASingleLetterAndWhatIsNotThere) {
  Particulars who;
  who.name = "A丽";
  EXPECT_EQ(search_words(who), (Words{"a丽", "al", "ali"}));
}

TEST(SearchWord, IsWhatWasTypedInOneSpelling) {
  const struct {
    const char* typed;
    const char* want;
  } rows[] = {
      {" 单 小红 ", "单小红"}, {"ＳＸＨ", "sxh"}, {"Shan Xiao", "shanxiao"},
      {"５６７８", "5678"},    {"002X", "002x"},  {"单", "单"},
  };
  for (const auto& row : rows) EXPECT_EQ(search_word(row.typed), row.want) << row.typed;
  for (const char* typed : {"", " ", "s", "567", "02X"}) {
    EXPECT_FALSE(search_word(typed)) << typed;
  }
}

TEST(SearchWord, FindsEveryWordOfAPerson) {
  Particulars who;
  who.name = "欧阳示例";
  who.phone = "13800005678";
  for (const std::string& word : search_words(who)) EXPECT_EQ(search_word(word), word);
}

}  // namespace people
