#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables/testing.h"

namespace tables {

namespace {

using testing::dictionary;
using ::testing::ElementsAre;
using testing::grid_of;

// "A=name" for each slot, "?" where nobody knows; cells of their own with their row.
std::vector<std::string> told(const Proposed& proposed) {
  std::vector<std::string> all;
  for (const Slot& slot : proposed.layout.slots) {
    const auto column = static_cast<std::size_t>(slot.column);
    const std::string at =
        slot.row > 0 ? sheets::cell_name(column, slot.row) : sheets::column_letters(column);
    all.push_back(at + "=" + (slot.datum.empty() ? "?" : slot.datum));
  }
  return all;
}

Proposed proposed(const Grid& grid, const Said& said = {}) {
  const auto found = propose(grid, dictionary(), said);
  if (!found) throw std::logic_error(std::string(found.refusal().code->code));
  return *found;
}

}  // namespace

TEST(TableLayout, AListHasATitleHeadingsExamplesAndAFoot) {
  const Proposed found =
      proposed(grid_of({"居家观察人员名单|||||", "填报单位：|||||",
                        "序号|姓名|性别|身份证号码|联系电话（必填）|备注", "1|张三（例）|男|||",
                        "|||||", "|||||", "填报人：|||审核：||"},
                       {"A1:F1"}));
  EXPECT_EQ(found.layout.shape, Shape::list);
  EXPECT_EQ(found.layout.header_first, 3);
  EXPECT_EQ(found.layout.header_last, 3);
  EXPECT_EQ(found.layout.data_last, 6);
  EXPECT_THAT(told(found),
              ElementsAre("A=row_number", "B=name", "C=sex", "D=identity_number", "E=phone",
                          "F=remark", "B2=community", "B7=reporter", "E7=?"));
}

TEST(TableLayout, HeadingsOfTwoLevelsAreReadTogether) {
  const Proposed found =
      proposed(grid_of({"社区防控日报表|||||||", "社区|居家观察|||健康监测|||合计",
                        "|当日新增|累计|当日解除|当日新增|现有|当日解除|", "|||||||"},
                       {"A1:H1", "A2:A3", "B2:D2", "E2:G2", "H2:H3"}));
  EXPECT_EQ(found.layout.shape, Shape::totals);
  EXPECT_EQ(found.layout.header_first, 2);
  EXPECT_EQ(found.layout.header_last, 3);
  EXPECT_THAT(told(found),
              ElementsAre("A=community", "B=home_new", "C=home_all", "D=home_ended",
                          "E=monitoring_new", "F=monitoring_open", "G=monitoring_ended", "H=?"));
  EXPECT_EQ(found.layout.slots[1].heading, "居家观察 · 当日新增");
  EXPECT_EQ(found.sure[1], Sure::certain);
}

TEST(TableLayout, ATableOfTotalsMayNameItsCommunities) {
  const Proposed found = proposed(
      grid_of({"社区名称|返回人员新增|返回人员累计", "花园社区||", "河边社区||", "合计||"}));
  EXPECT_EQ(found.layout.shape, Shape::totals);
  EXPECT_EQ(found.layout.data_last, 3);
  EXPECT_THAT(found.layout.row_names, ElementsAre("花园社区", "河边社区"));
  EXPECT_THAT(told(found), ElementsAre("A=community", "B=arrivals_new", "C=arrivals_all"));
}

TEST(TableLayout, AFormHasItsCellsBesideTheirLabels) {
  const Proposed found = proposed(grid_of(
      {"每日情况上报|||", "社区名称||填报日期|", "新增居家观察||发热人数|", "负责人电话||问题|"},
      {"A1:D1"}));
  EXPECT_EQ(found.layout.shape, Shape::form);
  EXPECT_THAT(told(found), ElementsAre("B2=community", "D2=day", "B3=home_new", "D3=abnormal_new",
                                       "B4=head_phone", "D4=problem"));
}

TEST(TableLayout, WhatAPersonSaysOfItPrevails) {
  const Grid grid = grid_of({"街道|姓名|联系电话", "甲街道|乙|丙", "丁|戊|己"});
  EXPECT_EQ(proposed(grid).layout.header_first, 1);
  const Proposed said =
      proposed(grid, {.shape = Shape::totals, .header_first = 2, .header_last = 2});
  EXPECT_EQ(said.layout.header_first, 2);
  EXPECT_EQ(said.layout.shape, Shape::totals);
}

TEST(TableLayout, WithoutPeopleNothingIsAPersons) {
  const Proposed found = proposed(grid_of({"名称|地址|电话|联系人|是否开放", "||||"}));
  EXPECT_THAT(told(found), ElementsAre("A=site_name", "B=?", "C=?", "D=contact_name", "E=in_use"));
}

TEST(TableLayout, AHeadingAboveSaysWhoseItIs) {
  const Proposed found =
      proposed(grid_of({"姓名|电话|网格长|", "||姓名|电话", "|||"}, {"A1:A2", "B1:B2", "C1:D1"}));
  EXPECT_THAT(told(found), ElementsAre("A=name", "B=phone", "C=grid_head", "D=grid_head_phone"));
}

TEST(TableLayout, RefusesWhatHasNoHeadings) {
  EXPECT_EQ(propose(grid_of({""}), dictionary(), {}).refusal().code, &refusal::empty_table);
}

}  // namespace tables
