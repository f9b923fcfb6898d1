// The published lists, odd entries and all. [SCR-10]
#include "journeys/file.h"

#include <gtest/gtest.h>

#include "base/limits.h"

namespace journeys {

namespace {

// One made-up train with some of its fields written otherwise.
std::string item(const std::string& changes = "") {
  std::string text = R"({"id": 7, "t_date": "2030-03-05", "t_start": "2030/03/05 18:04:00",)"
                     R"( "t_end": "2030/03/05 20:10:00", "t_type": 2, "t_no": "K974",)"
                     R"( "t_no_sub": "4号车厢", "t_pos_start": "甲", "t_pos_end": "乙",)"
                     R"( "who": "报社", "verified": 1})";
  const auto change = base::json::parse("{" + changes + "}");
  auto whole = *base::json::parse(text)->as<base::json::Object>();
  for (const auto& [key, value] : *change->as<base::json::Object>()) {
    std::erase_if(whole, [&](const auto& field) { return field.first == key; });
    whole.emplace_back(key, value);
  }
  return base::json::to_text(whole);
}

CaseJourney read_one(const std::string& changes) {
  auto all = read_journeys("[" + item(changes) + "]");
  if (!all || all->size() != 1) throw std::logic_error("not one journey: " + changes);
  return all->front();
}

std::string code_of(const std::string& json) {
  const auto all = read_journeys(json);
  return all ? "ok" : std::string(all.refusal().code->code);
}

}  // namespace

TEST(JourneyFile, ReadsEveryField) {
  const CaseJourney one = read_one("");
  EXPECT_EQ(one.source, "7");
  EXPECT_EQ(one.carrier, packs::Carrier::train);
  EXPECT_EQ(one.vehicle, packs::Vehicle::unknown);
  EXPECT_EQ(one.number, "K974");
  EXPECT_EQ(one.seat, "4号车厢");
  EXPECT_EQ(base::to_string(*one.departs_on), "2030-03-05");
  EXPECT_EQ(base::to_string(one.arrives_on), "2030-03-05");
  EXPECT_EQ(one.from, "甲");
  EXPECT_EQ(one.to, "乙");
  EXPECT_EQ(one.published_by, "报社");
  EXPECT_TRUE(one.verified);
  EXPECT_TRUE(one.flags.empty());
}

TEST(JourneyFile, TakesIdsCarriersAndVehiclesAsTheyCome) {
  EXPECT_EQ(read_one(R"("id": "b-2")").source, "\"b-2\"");
  EXPECT_EQ(read_one(R"("t_type": 1)").carrier, packs::Carrier::plane);
  EXPECT_EQ(read_one(R"("t_type": "1")").carrier, packs::Carrier::plane);
  EXPECT_EQ(read_one(R"("t_type": 7)").carrier, packs::Carrier::ship);
  EXPECT_EQ(read_one(R"("t_type": "bus")").carrier, packs::Carrier::bus);
  EXPECT_EQ(read_one(R"("t_type": 99)").carrier, packs::Carrier::other);
  EXPECT_EQ(read_one(R"("t_vehicle": "sealed")").vehicle, packs::Vehicle::sealed);
  EXPECT_FALSE(read_one(R"("verified": 0)").verified);
  EXPECT_FALSE(read_one(R"("verified": null)").verified);
  EXPECT_EQ(read_one(R"("t_no_sub": null, "remark": "说明")").seat, "");
}

TEST(JourneyFile, FlagsWhatIsOddAndKeepsIt) {
  const struct {
    const char* changes;
    const char* arrives;
    std::vector<Flag> flags;
  } rows[] = {
      {R"("t_end": "2030/03/06 03:43:00")", "2030-03-06", {}},
      {R"("t_end": "2030/03/05 03:43:00")", "2030-03-06", {Flag::ends_before_start}},
      {R"("t_end": "2030/03/04 20:10:00")", "2030-03-05", {Flag::ends_before_start}},
      {R"("t_end": "2030/03/04 03:43:00")", "2030-03-06", {Flag::ends_before_start}},
      {R"("t_end": "2030/03/05 18:04:00")", "2030-03-05", {}},
      {R"("t_end": "")", "2030-03-05", {}},
      {R"("t_end": "2030/03/12 20:10:00")", "2030-03-12", {}},
      {R"("t_end": "2030/03/13 20:10:00")", "2030-03-05", {Flag::too_long}},
      {R"("t_start": "2030/03/06 18:04:00", "t_end": "2030/03/06 20:00:00")",
       "2030-03-06",
       {Flag::days_differ}},
      {R"("t_no": "动车")", "2030-03-05", {Flag::no_number}},
  };
  for (const auto& row : rows) {
    const CaseJourney one = read_one(row.changes);
    EXPECT_EQ(base::to_string(one.arrives_on), row.arrives) << row.changes;
    EXPECT_EQ(one.flags, row.flags) << row.changes;
  }
  static_assert(base::limits::journey_days_max == 7);  // The two rows about a week walk this edge.
}

TEST(JourneyFile, DepartsOnTheDayThatIsThere) {
  EXPECT_EQ(read_one(R"("t_date": "")").departs_on, base::parse_date("2030-03-05"));
  const CaseJourney none = read_one(R"("t_date": "", "t_start": "?", "t_end": "?")");
  EXPECT_FALSE(none.departs_on);
  EXPECT_EQ(none.flags, std::vector{Flag::no_day});
}

TEST(JourneyFile, FlagsBothOfTwoWithOneId) {
  const auto all = read_journeys("[" + item() + "," + item(R"("t_no": "K1")") + "," +
                                 item(R"("id": "7")") + "]");
  ASSERT_TRUE(all);
  EXPECT_EQ((*all)[0].flags, std::vector{Flag::id_twice});
  EXPECT_EQ((*all)[1].flags, std::vector{Flag::id_twice});
  EXPECT_TRUE((*all)[2].flags.empty());  // "7" is another id than 7.
}

TEST(JourneyFile, IsAListOrAListInAnObject) {
  EXPECT_EQ(code_of("[]"), "ok");
  EXPECT_EQ(code_of("\xEF\xBB\xBF[" + item() + "]"), "ok");
  EXPECT_EQ(code_of(R"({"code": 0, "data": [)" + item() + "]}"), "ok");
  EXPECT_EQ(code_of(R"({"a": [], "b": []})"), "journeys.not_a_list");
  EXPECT_EQ(code_of("{}"), "journeys.not_a_list");
  EXPECT_EQ(code_of("[" + item()), "journeys.not_a_list");
  EXPECT_EQ(code_of("7"), "journeys.not_a_list");
  EXPECT_EQ(code_of("[7]"), "journeys.not_a_journey");
  EXPECT_EQ(code_of("[" + item() + R"(, {"t_no": "K1"}])"), "journeys.not_a_journey");
  EXPECT_EQ(code_of("[" + item(R"("id": null)") + "]"), "journeys.not_a_journey");
}

}  // namespace journeys
