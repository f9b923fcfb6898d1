#include "tables/dictionary.h"

#include <gtest/gtest.h>

#include "tables/testing.h"

namespace tables {

using testing::dictionary;

namespace {
struct HeadingCase {
  std::vector<std::string> headings;
  const char* datum;
  Sure sure;
};
class Heading : public ::testing::TestWithParam<HeadingCase> {};
}  // namespace

// Made up after what offices have written; none of them is anybody's.
TEST_P(Heading, MeansADatumOrNothing) {
  const Meaning meaning = dictionary().meaning(GetParam().headings);
  EXPECT_EQ(meaning.datum, GetParam().datum);
  EXPECT_EQ(meaning.sure, GetParam().sure);
}

INSTANTIATE_TEST_SUITE_P(
    Offices, Heading,
    ::testing::Values(
        HeadingCase{{"姓名"}, "name", Sure::certain},
        HeadingCase{{"姓　名*"}, "name", Sure::certain},
        HeadingCase{{"身份证号（18位）"}, "identity_number", Sure::certain},
        HeadingCase{{"联系电话\n(手机)"}, "phone", Sure::certain},
        HeadingCase{{"手 机 号："}, "phone", Sure::certain},
        HeadingCase{{"家庭住址"}, "address", Sure::certain},
        HeadingCase{{"开始隔离时间"}, "started_on", Sure::certain},
        HeadingCase{{"预计解除隔离时间"}, "last_day", Sure::certain},
        HeadingCase{{"居家观察", "当日新增"}, "home_new", Sure::certain},
        HeadingCase{{"居家隔离（人）", "今日新增"}, "home_new", Sure::certain},
        HeadingCase{{"新增居家观察"}, "home_new", Sure::certain},
        HeadingCase{{"居家观察新增人数"}, "home_new", Sure::certain},
        HeadingCase{{"集中隔离", "现有"}, "centre_open", Sure::certain},
        HeadingCase{{"当日新增"}, "", Sure::not_known},  // Of what, nobody says.
        HeadingCase{{"隔离点"}, "facility", Sure::certain},
        HeadingCase{{"基本情况", "姓名"}, "name", Sure::likely},
        HeadingCase{{"工程造价"}, "", Sure::not_known},
        HeadingCase{{"（无）"}, "", Sure::not_known}, HeadingCase{{""}, "", Sure::not_known},
        HeadingCase{{}, "", Sure::not_known}));

TEST(Dictionary, OneDatumIsOneColumns) {
  const auto meanings = dictionary().meanings({{"姓名"}, {"联系电话"}, {"手机"}, {"备注"}, {"其他"}});
  EXPECT_EQ(meanings[1].datum, "phone");
  EXPECT_EQ(meanings[2].datum, "");  // The second is somebody else's, or the same again.
  EXPECT_EQ(meanings[3].datum, "remark");
  EXPECT_EQ(meanings[4].datum, "remark");  // What people type may stand twice.
}

TEST(Dictionary, TellsHowMuchOfATableAnotherAsksToo) {
  const std::vector<std::string> four{"name", "phone", "address", "started_on", "row_number"};
  const auto same = [&](std::vector<std::string> other) {
    return same_percent(dictionary(), four, other);
  };
  EXPECT_EQ(same({"name", "phone", "address", "started_on"}), 100);
  EXPECT_EQ(same({"name", "phone", "address", "community", "day"}), 75);
  EXPECT_EQ(same({"row_number"}), 0);  // Rows are numbered everywhere.
  EXPECT_EQ(same_percent(dictionary(), {"name", "day"}, {"name", "day"}), 0);
}

}  // namespace tables
