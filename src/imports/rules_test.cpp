// From the cells of a file to values: nothing is guessed that could be two things.
#include "imports/rules.h"

#include <gtest/gtest.h>

namespace imports {

namespace {

using sheets::Cell;

Row row(std::int64_t number, const std::vector<std::string>& texts) {
  Row made{number, {}};
  for (const std::string& text : texts) {
    made.cells.push_back({text.empty() ? Cell::Kind::blank : Cell::Kind::text, text, false});
  }
  return made;
}

Field field(const char* id, Shape shape, std::vector<std::string> headers) {
  Field made;
  made.id = id;
  made.label = {id, id};
  made.shape = shape;
  made.headers = std::move(headers);
  return made;
}

std::vector<Field> fields() {
  std::vector<Field> all{
      field("name", Shape::text, {"姓名"}), field("born", Shape::day, {"出生日期"}),
      field("number", Shape::number, {"证件号码"}), field("glad", Shape::choice, {"是否高兴"})};
  all[0].required = true;
  all[3].answers = {{"yes", {"是", "Yes"}, {"y"}}, {"no", {"否", "No"}, {}}};
  return all;
}

std::vector<Row> column(const std::vector<std::string>& texts) {
  std::vector<Row> rows{row(1, {"列"})};
  for (const std::string& text : texts) {
    rows.push_back(row(static_cast<std::int64_t>(rows.size()) + 1, {text}));
  }
  return rows;
}

Plan plan() {
  return {1, {{0, "name", {}}, {1, "born", {}}, {2, "number", {}}, {3, "glad", {}}}, {}};
}

// What a row comes to: "field=value …", or "field!code …".
std::string shown(const Read& read) {
  std::string out;
  for (const auto& [id, value] : read.values) out += id + "=" + value + " ";
  for (const base::Refusal& one : read.problems) {
    out += one.field + "!" + std::string(one.code->code) + " ";
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

TEST(ImportColumns, AreKnownByTheirNamesHoweverDecorated) {
  for (const char* header : {"姓名", " 姓 名 ", "姓名*", "＊姓名", "姓名（必填）", "姓名(必填)"}) {
    EXPECT_EQ(field_of(header, fields()), "name") << header;
  }
  for (const char* header : {"", "*", "名", "（姓名）", "户主姓名"}) {
    EXPECT_EQ(field_of(header, fields()), "") << header;
  }
}

TEST(ImportColumns, StandInTheRowWithTheMostKnownNames) {
  EXPECT_EQ(
      header_of({row(1, {"一张名单"}), row(2, {"序号", "姓名", "出生日期"}), row(3, {"1", "甲"})},
                fields()),
      1u);
  EXPECT_EQ(header_of({row(1, {"姓名"}), row(2, {"姓名"})}, fields()), 0u);
  EXPECT_EQ(header_of({}, fields()), 0u);
}

TEST(ImportDays, AreProvenByADayThatCanBeNoMonth) {
  const struct {
    std::vector<std::string> texts;
    std::optional<DateOrder> proven;
    bool ambiguous;
  } rows[] = {
      {{"1990-03-05", "1990/3/5"}, {}, false},
      {{"05/03/1990"}, {}, true},
      {{"05/05/1990"}, {}, false},
      {{"05/03/1990", "13/03/1990"}, DateOrder::day_first, false},
      {{"05/03/1990", "03/13/1990"}, DateOrder::month_first, false},
      {{"12/13/1990", "13/12/1990"}, {}, true},
      {{"5.3.1990"}, {}, true},
      {{"05/03/90", "今天", ""}, {}, false},
  };
  for (const auto& one : rows) {
    const auto all = column(one.texts);
    EXPECT_EQ(proven_order(all, 1, 0), one.proven) << one.texts[0];
    EXPECT_EQ(is_ambiguous(all, 1, 0), one.ambiguous) << one.texts[0];
  }
}

TEST(ImportCodes, ThatAreBareNumbersAreAlwaysAskedAbout) {
  const auto all = column({"是", " Ｙ ", "否", "0", "1", "1", "也许", "", "YES"});
  EXPECT_EQ(unknown_codes(all, 1, 0, fields()[3]), (std::vector<std::string>{"0", "1", "也许"}));
}

TEST(ImportRow, IsReadOrSaysWhatIsWrongWithWhichField) {
  const struct {
    std::vector<std::string> texts;
    const char* want;
  } rows[] = {
      {{" 甲 ", "1990年3月5日", "110", "是"}, "born=1990-03-05 glad=yes name=甲 number=110"},
      {{"甲"}, "name=甲"},
      {{"", "1990-03-05"}, "born=1990-03-05 name!imports.missing"},
      {{"甲", "05/03/1990"}, "name=甲 born!imports.unclear_day"},
      {{"甲", "05/05/1990"}, "born=1990-05-05 name=甲"},
      {{"甲", "13/03/1990"}, "born=1990-03-13 name=甲"},
      {{"甲", "1990-02-30"}, "name=甲 born!imports.no_such_day"},
      {{"甲", "31/31/1990"}, "name=甲 born!imports.no_such_day"},
      {{"甲", "", "", "0"}, "name=甲 glad!imports.unknown_code"},
      {{std::string(65, 'x')}, "name!imports.too_long"},
  };
  for (const auto& one : rows) {
    EXPECT_EQ(shown(read_row(row(2, one.texts), plan(), fields())), one.want) << one.texts[0];
  }
}

TEST(ImportRow, GoesByWhatWasDecided) {
  Plan decided = plan();
  decided.columns[1].order = DateOrder::month_first;
  decided.codes = {{3, "0", "yes"}, {3, "1", ""}};
  EXPECT_EQ(shown(read_row(row(2, {"甲", "05/03/1990", "", "0"}), decided, fields())),
            "born=1990-05-03 glad=yes name=甲");
  EXPECT_EQ(shown(read_row(row(2, {"甲", "13/03/1990", "", "1"}), decided, fields())),
            "name=甲 born!imports.no_such_day");
}

// Excel has already turned the last digits of such a number into zeros.
TEST(ImportRow, DoesNotBelieveALongNumberThatWasKeptAsAValue) {
  Row one = row(2, {"甲", "", "110105194912310020"});
  EXPECT_EQ(shown(read_row(one, plan(), fields())), "name=甲 number=110105194912310020");
  one.cells[2].kind = Cell::Kind::number;
  EXPECT_EQ(shown(read_row(one, plan(), fields())), "name=甲 number!imports.digits_lost");
  one.cells[2].text = "13800001234";
  EXPECT_EQ(shown(read_row(one, plan(), fields())), "name=甲 number=13800001234");
}

TEST(ImportPlan, NeedsEveryRequiredFieldOnce) {
  const auto code = [](const Plan& one) {
    const auto ok = check_plan(one, fields());
    return ok ? "ok" : std::string(ok.refusal().code->code);
  };
  EXPECT_EQ(code(plan()), "ok");
  EXPECT_EQ(code({1, {{1, "born", {}}}, {}}), "imports.no_columns");
  EXPECT_EQ(code({1, {{0, "name", {}}, {1, "name", {}}}, {}}), "imports.column_twice");
}

}  // namespace imports
