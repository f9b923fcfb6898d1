// Where a table stands, and what goes into which of its cells.
#include "tables/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables/testing.h"

namespace tables {

namespace {

using testing::dictionary;
using ::testing::ElementsAre;

DemandedTable demanded(const Grid& grid) {
  const auto found = propose(grid, dictionary(), {});
  if (!found) throw std::logic_error("the table of a test has no headings");
  DemandedTable table;
  table.name = "居家观察名单";
  table.department = "health";
  table.due.minute = 17 * 60;
  table.row_set = "watched";
  table.layout = found->layout;
  return table;
}

DemandedTable list() {
  return demanded(testing::grid_of({"序号|姓名|联系电话|体温|隔离点|包保干部", "|||||", "|||||"}));
}

std::string code(const base::Result<base::Done>& result) {
  return result ? "done" : std::string(result.refusal().code->code);
}
std::string checked(const DemandedTable& table) {
  return code(check(table, dictionary(), testing::platform().row_sets));
}

SourceRow person(const std::string& key, const std::string& name, const std::string& phone) {
  return {key, name, "#/x", {{"name", {name, name.substr(0, 3) + "*"}}, {"phone", {phone, phone}}}};
}

std::string state_of(const FilledCell& cell) {
  return cell.text + ":" + boost::describe::enum_to_string(cell.state, "");
}

std::vector<std::string> told(const FilledRow& row) {
  std::vector<std::string> all;
  for (const FilledCell& cell : row.cells) all.push_back(state_of(cell));
  return all;
}

}  // namespace

TEST(DemandedTable, NeedsANameADepartmentAndATime) {
  EXPECT_EQ(checked(list()), "done");
  const auto changed = [](auto change) {
    DemandedTable table = list();
    change(table);
    return checked(table);
  };
  EXPECT_EQ(changed([](auto& t) { t.name = " "; }), "tables.no_name");
  EXPECT_EQ(changed([](auto& t) { t.department = ""; }), "tables.no_department");
  EXPECT_EQ(changed([](auto& t) { t.due.minute = 24 * 60; }), "tables.bad_time");
  EXPECT_EQ(changed([](auto& t) { t.due.minute = 24 * 60 - 1; }), "done");
  EXPECT_EQ(changed([](auto& t) { t.due.cadence = Cadence::weekly; }), "tables.no_due_day");
  EXPECT_EQ(changed([](auto& t) { t.due = {Cadence::weekly, 0, 8, {}}; }), "tables.no_due_day");
  EXPECT_EQ(changed([](auto& t) { t.due = {Cadence::weekly, 0, 7, {}}; }), "done");
  EXPECT_EQ(changed([](auto& t) { t.due.cadence = Cadence::once; }), "tables.no_due_day");
  EXPECT_EQ(changed([](auto& t) { t.row_set = "everybody"; }), "tables.unknown_row_set");
  EXPECT_EQ(changed([](auto& t) { t.layout.slots[5].datum = "shoe_size"; }),
            "tables.unknown_datum");
  EXPECT_EQ(changed([](auto& t) { t.layout.slots[5].datum = "phone"; }), "tables.datum_twice");
  EXPECT_EQ(changed([](auto& t) { t.layout.slots[5].datum = "room"; }), "done");
  EXPECT_EQ(changed([](auto& t) { t.layout.shape = Shape::totals; }),
            "tables.persons_without_name");
}

TEST(DemandedTable, IsLateOneMomentAfterItsTime) {
  const base::Date sunday = *base::parse_date("2026-11-22");
  const base::Date monday = *base::parse_date("2026-11-16");
  DemandedTable table = list();
  const base::Instant due = base::at_minute(sunday, 17 * 60);
  EXPECT_EQ(standing(table, sunday, false, due), Standing::waiting);
  EXPECT_EQ(standing(table, sunday, false, {due.ms + 1}), Standing::late);
  EXPECT_EQ(standing(table, sunday, true, {due.ms + 1}), Standing::filled);
  table.due = {Cadence::weekly, 17 * 60, 5, {}};
  EXPECT_EQ(counts_from(table, sunday), monday);
  EXPECT_EQ(counts_from(table, monday), monday);
  EXPECT_EQ(due_at(table, sunday), base::at_minute(monday + base::Days{4}, 17 * 60));
  table.due = {Cadence::once, 9 * 60, 0, sunday + base::Days{3}};
  EXPECT_EQ(due_at(table, sunday), base::at_minute(sunday + base::Days{3}, 9 * 60));
  table.retired_at = base::Instant{1};
  EXPECT_EQ(standing(table, sunday, false, {due.ms + 1}), Standing::retired);
}

TEST(FilledTable, SaysOfEveryCellWhereItComesFrom) {
  DemandedTable table = list();
  table.layout.slots[4].constant = "学校宿舍";
  FilledSheet sheet =
      fill(table.layout, dictionary(), {person("a", "甲一", "138"), person("b", "乙二", "")}, {});
  EXPECT_THAT(told(sheet.rows[0]), ElementsAre(":gap", "甲一:filled", "138:filled", ":gap",
                                               "学校宿舍:constant", ":yours"));
  EXPECT_EQ(sheet.rows[0].cells[1].shown, "甲*");
  EXPECT_EQ(sheet.rows[1].cells[2].state, CellState::gap);
  EXPECT_EQ(sheet.counts.filled, 3);
  EXPECT_EQ(sheet.counts.gaps, 5);
  EXPECT_EQ(sheet.counts.constant, 2);
  EXPECT_EQ(sheet.counts.rows, 2);
}

TEST(FilledTable, WhatARecordHoldsIsNotTypedOntoATable) {
  const DemandedTable table = list();
  const auto typed = [&](std::vector<TypedCell> cells) {
    FilledSheet sheet = fill(table.layout, dictionary(), {person("a", "甲一", "138")}, {});
    const auto done = type_in(sheet, table.layout, cells);
    return done ? state_of(sheet.rows[0].cells[5]) + " " + std::to_string(sheet.counts.typed)
                : std::string(done.refusal().code->code);
  };
  EXPECT_EQ(typed({{"a", 5, "王主任"}}), "王主任:typed 1");
  EXPECT_EQ(typed({{"a", 5, ""}}), ":yours 0");
  EXPECT_EQ(typed({{"a", 2, "139"}}), "tables.is_in_record");
  EXPECT_EQ(typed({{"a", 3, "36.5"}}), "tables.is_in_record");  // A gap is completed there, too.
  EXPECT_EQ(typed({{"b", 5, "x"}}), "tables.no_such_slot");
  EXPECT_EQ(typed({{"a", 6, "x"}}), "tables.no_such_slot");
  EXPECT_EQ(typed({{"", 5, "x"}}), "tables.no_such_slot");
}

TEST(FilledTable, GoesRowByRowBelowTheHeadings) {
  const DemandedTable table = list();
  const FilledSheet sheet = fill(table.layout, dictionary(),
                                 {person("a", "甲一", "138"), person("b", "乙二", "139")}, {});
  const sheets::Filling filling = filling_of(sheet, table.layout, dictionary());
  EXPECT_EQ(filling.first_row, 2);
  EXPECT_EQ(filling.rows, 2);
  EXPECT_TRUE(filling.cleared);
  const auto at = [&](std::int64_t row, std::int64_t column) {
    for (const sheets::WrittenCell& cell : filling.cells) {
      if (cell.row == row && cell.column == column) return cell.text;
    }
    return std::string("-");
  };
  EXPECT_EQ(at(2, 1), "甲一");
  EXPECT_EQ(at(3, 2), "139");
  EXPECT_EQ(at(3, 3), "");   // A gap is empty,
  EXPECT_EQ(at(3, 5), "-");  // and what nobody knows is left alone.
}

TEST(FilledTable, ACommunityGoesWhereItIsNamed) {
  const Grid grid =
      testing::grid_of({"社区名称|返回人员新增|备注", "花园社区||", "河边社区||", "合计||"});
  const DemandedTable table = demanded(grid);
  const auto row = [](const std::string& name, const std::string& count) {
    return SourceRow{
        name, name, "", {{"community", {name, name}}, {"arrivals_new", {count, count}}}};
  };
  const FilledSheet sheet =
      fill(table.layout, dictionary(), {row("河边社区", "2"), row("山上社区", "3")}, {});
  const sheets::Filling filling = filling_of(sheet, table.layout, dictionary());
  EXPECT_FALSE(filling.cleared);
  EXPECT_EQ(filling.cells[1].row, 3);  // As they have written it,
  EXPECT_EQ(filling.cells[1].text, "2");
  EXPECT_EQ(filling.cells[3].row, 4);  // and who is not named comes after.
  EXPECT_EQ(filling.rows, 3);
}

TEST(FilledTable, WhatStandsBelowTheRowsMovesWithThem) {
  const Grid grid = testing::grid_of({"姓名|电话|备注", "||", "填报人：||"});
  DemandedTable table = demanded(grid);
  SourceRow alone;
  alone.values["reporter"] = {"王芳", "王芳"};
  const FilledSheet sheet =
      fill(table.layout, dictionary(),
           {person("a", "甲", "1"), person("b", "乙", "2"), person("c", "丙", "3")}, alone);
  const sheets::Filling filling = filling_of(sheet, table.layout, dictionary());
  EXPECT_EQ(filling.cells.back().row, 5);
  EXPECT_EQ(filling.cells.back().column, 1);
  EXPECT_EQ(filling.cells.back().text, "王芳");
}

TEST(TableData, IsKeptAsText) {
  const DemandedTable table = list();
  EXPECT_EQ(data_text(table.layout), "row_number name phone temperature facility");
  EXPECT_THAT(split_data(" a  b "), ElementsAre("a", "b"));
  EXPECT_TRUE(asks_for_people(table.layout, dictionary()));
}

}  // namespace tables
