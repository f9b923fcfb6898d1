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
    ::testing::Values(HeadingCase{{"姓名"}, "name", Sure::certain},
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
                      HeadingCase{{"（无）"}, "", Sure::not_known},
                      HeadingCase{{""}, "", Sure::not_known},
                      HeadingCase{{}, "", Sure::not_known}));

TEST(Dictionary, OneDatumIsOneColumns) {
  const auto meanings =
      dictionary().meanings({{"姓名"}, {"联系电话"}, {"手机"}, {"备注"}, {"其他"}});
  EXPECT_EQ(meanings[1].datum, "phone");
  EXPECT_EQ(meanings[2].datum, "");  // The second is somebody else's, or the same again.
  EXPECT_EQ(meanings[3].datum, "remark");
  EXPECT_EQ(meanings[4].datum, "remark");  // What people type may stand twice.
}

namespace {
// A sheet as an office might head it, with what each heading means; "?" where no datum of ours
// does.
struct MadeSheet {
  const char* headings;
  const char* data;
};
constexpr MadeSheet made_sheets[] = {
    {"街道|姓名|性别|联系电话|身份证号|家庭住址|是否湖北返回|隔离点|房间号",
     "township|name|sex|phone|identity_number|address|from_hubei|facility|room"},
    {"街镇|隔离点|姓名|性别|联系电话|联系电话核对|身份证号码|户籍地址|当日身体状态|人员类型|"
     "来源省市|"
     "收费金额|开始隔离时间|预计解除隔离时间|是否依法解除隔离|是否转疑似病例|备注",
     "township|facility|name|sex|phone|?|identity_number|register_address|symptoms|person_kind|"
     "arrival_origin|fee|started_on|last_day|state|became_case|remark"},
    {"街镇|集中隔离点名称|地点|联络人|联络电话|房间数|使用人数|剩余可用房间数|是否启用|"
     "累计住过的人",
     "township|facility|site_address|contact_name|contact_phone|rooms|rooms_used|rooms_free|"
     "in_use|?"},
    {"工程名称|建设地点|建筑面积|工程造价|施工单位|负责人|联系电话|街道|承诺书签订",
     "site_name|site_address|site_area|?|company|head_name|?|township|?"},
    {"姓名|性别|年龄|职业|现住址|发病时间|现住医院|接触史|到达时间|入库时间",
     "name|sex|age|occupation|address|onset|hospital|contact_history|arrival_day|?"},
};
}  // namespace

TEST(Dictionary, KnowsMostHeadingsOfOfficesAndTakesNoneForAnother) {
  std::size_t known = 0;
  std::size_t all = 0;
  for (const MadeSheet& sheet : made_sheets) {
    std::vector<std::vector<std::string>> columns;
    for (const std::string& heading : testing::split(sheet.headings)) columns.push_back({heading});
    const auto wanted = testing::split(sheet.data);
    const auto found = dictionary().meanings(columns);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      EXPECT_EQ(found[i].datum, wanted[i] == "?" ? "" : wanted[i]) << columns[i][0];
      known += found[i].datum.empty() ? 0 : 1;
      ++all;
    }
  }
  EXPECT_GT(known * 100, all * 60);
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
