// Who shared a ride with a case, and how near. The numbers of rows are made up. [SCR-10]
#include "journeys/rules.h"

#include <gtest/gtest.h>

#include "journeys/number.h"
#include "journeys/seat.h"

namespace journeys {

using packs::Carrier;
using packs::Vehicle;
using packs::Within;

namespace {

packs::ContactRange range(Carrier carrier, Vehicle vehicle, Within within, int rows = 0) {
  packs::ContactRange made;
  made.carriers = {carrier};
  made.vehicle = vehicle;
  made.within = within;
  made.rows = rows;
  made.label = {"{rows}", "{rows}"};
  return made;
}

Ranges ranges() {
  Ranges all{range(Carrier::plane, Vehicle::unknown, Within::rows, 2),
             range(Carrier::train, Vehicle::sealed, Within::coach),
             range(Carrier::coach, Vehicle::sealed, Within::vehicle),
             range(Carrier::coach, Vehicle::ventilated, Within::rows, 2),
             range(Carrier::ship, Vehicle::unknown, Within::cabin)};
  all[1].usual = true;
  return all;
}

base::Date day(const char* text) { return *base::parse_date(text); }

CaseJourney journey(Carrier carrier, const char* number, const char* seat) {
  CaseJourney made;
  made.source = "1";
  made.carrier = carrier;
  made.number = number;
  made.seat = seat;
  made.departs_on = made.arrives_on = day("2030-03-05");
  made.verified = true;
  return made;
}

struct NearRow {
  const char* what;
  Carrier carrier;
  Vehicle vehicle;
  const char* of_case;
  const char* coach;
  const char* seat;
  Contact contact;
  const char* why;
};

}  // namespace

TEST(Nearness, IsWhatThePackSays) {
  const auto any = Vehicle::unknown;
  const NearRow rows[] = {
      {"same row", Carrier::plane, any, "12A", "", "12F", Contact::close, "row_near"},
      {"the last row before", Carrier::plane, any, "12A", "", "10C", Contact::close, "row_near"},
      {"the last row behind", Carrier::plane, any, "12A", "", "14C", Contact::close, "row_near"},
      {"one row further", Carrier::plane, any, "12A", "", "15C", Contact::general, "row_far"},
      {"one row further before", Carrier::plane, any, "12A", "", "9C", Contact::general, "row_far"},
      {"bare rows", Carrier::plane, any, "12", "14", "", Contact::close, "row_near"},
      {"bare rows apart", Carrier::plane, any, "12排", "", "15", Contact::general, "row_far"},
      {"no seat of ours", Carrier::plane, any, "12A", "", "", Contact::unknown, "row_unknown"},
      {"no seat of theirs", Carrier::plane, any, "", "", "12A", Contact::unknown,
       "case_row_unknown"},
      {"same coach", Carrier::train, any, "第4车厢", "四号车", "", Contact::close, "coach_same"},
      {"other coach", Carrier::train, any, "4号车厢", "5", "", Contact::general, "coach_other"},
      {"extra coach", Carrier::train, any, "加3号车厢", "3", "", Contact::general, "coach_other"},
      {"one of two", Carrier::train, any, "4、5号车厢", "5", "", Contact::close, "coach_same"},
      {"dining car", Carrier::train, any, "餐车车厢", "餐车", "", Contact::close, "coach_same"},
      {"no coach of ours", Carrier::train, any, "4号车厢", "", "12A", Contact::unknown,
       "coach_unknown"},
      {"no coach of theirs", Carrier::train, any, "座次12A", "4", "", Contact::unknown,
       "case_coach_unknown"},
      {"a train that is not sealed", Carrier::train, Vehicle::ventilated, "4号车厢", "4", "",
       Contact::unknown, "no_range"},
      {"sealed coach", Carrier::coach, Vehicle::sealed, "", "", "", Contact::close, "vehicle_same"},
      {"ventilated, near", Carrier::coach, Vehicle::ventilated, "3排", "", "5排", Contact::close,
       "row_near"},
      {"ventilated, far", Carrier::coach, Vehicle::ventilated, "3排", "", "6排", Contact::general,
       "row_far"},
      {"seat numbers near", Carrier::coach, Vehicle::ventilated, "3号", "", "", Contact::unknown,
       "case_row_unknown"},
      {"no such knowledge, near", Carrier::coach, any, "3排", "", "4排", Contact::close,
       "vehicle_same"},
      {"no such knowledge, far", Carrier::coach, any, "3排", "", "9排", Contact::unknown,
       "vehicle_unknown"},
      {"same cabin", Carrier::ship, any, "3012舱", "3012", "", Contact::close, "cabin_same"},
      {"other cabin", Carrier::ship, any, "3012舱", "3013", "", Contact::general, "cabin_other"},
      {"no cabin", Carrier::ship, any, "3012舱", "", "", Contact::unknown, "cabin_unknown"},
      {"no rule", Carrier::taxi, any, "", "", "", Contact::unknown, "no_range"},
  };
  for (const NearRow& row : rows) {
    CaseJourney of_case = journey(row.carrier, "X1", row.of_case);
    of_case.vehicle = row.vehicle;
    const Nearness near = nearness(of_case, read_seat(row.coach, row.seat), ranges());
    EXPECT_EQ(near.contact, row.contact) << row.what;
    EXPECT_EQ(near.why.word, row.why) << row.what;
  }
}

// Five seats across or four: numbers two apart are at most a row apart, whatever the coach.
TEST(Nearness, OfSeatNumbersInABusIsCloseOnlyWhenItMustBe) {
  CaseJourney of_case = journey(Carrier::coach, "X1", "");
  of_case.vehicle = Vehicle::ventilated;
  of_case.seat = "11";
  EXPECT_EQ(nearness(of_case, read_seat("", "13"), ranges()).contact, Contact::close);
  EXPECT_EQ(nearness(of_case, read_seat("", "14"), ranges()).contact, Contact::unknown);
}

TEST(Nearness, SaysTheRangeWithItsNumber) {
  const Nearness near =
      nearness(journey(Carrier::plane, "X1", "12A"), read_seat("", "12B"), ranges());
  EXPECT_EQ(std::get<packs::Text>(near.why.values.at(0).second).zh, "2");
}

namespace {

std::string sources(const std::vector<Match>& matches) {
  std::string out;
  for (const Match& match : matches) out += (out.empty() ? "" : " ") + match.journey->source;
  return out;
}

Index on_board() {
  std::vector<CaseJourney> all{
      journey(Carrier::train, "T246/T247", "4号车厢"), journey(Carrier::train, "K1156/1157", ""),
      journey(Carrier::train, "t 246次", "5号车厢"), journey(Carrier::train, "", "4号车厢")};
  for (std::size_t i = 0; i < all.size(); ++i) all[i].source = std::to_string(i);
  all[1].arrives_on = day("2030-03-07");
  all.push_back(all[0]);
  all.back().departs_on.reset();  // Nobody knows when: it can match nothing.
  return Index(std::move(all));
}

}  // namespace

TEST(Index, FindsTheRunOfTheDay) {
  const struct {
    const char* number;
    const char* on;
    const char* same_run;
    const char* possible;
  } rows[] = {
      {"T246", "2030-03-05", "0 2", ""},  {"T247", "2030-03-05", "0", ""},
      {"ｔ247次", "2030-03-05", "0", ""}, {"T246", "2030-03-04", "", ""},
      {"T246", "2030-03-06", "", ""},     {"K1157", "2030-03-05", "1", ""},
      {"K1157", "2030-03-06", "", "1"},   {"K1157", "2030-03-07", "", "1"},
      {"K1157", "2030-03-08", "", ""},    {"K1156/T246", "2030-03-05", "0 1 2", ""},
      {"T24", "2030-03-05", "", ""},      {"", "2030-03-05", "", ""},
  };
  const Index index = on_board();
  for (const auto& row : rows) {
    const Matches found =
        index.match({.numbers = run_numbers(row.number), .on = day(row.on), .seat = {}}, ranges());
    EXPECT_EQ(sources(found.same_run), row.same_run) << row.number << " " << row.on;
    EXPECT_EQ(sources(found.possible), row.possible) << row.number << " " << row.on;
  }
}

TEST(Index, SaysWhatIsDoubtful) {
  CaseJourney odd = journey(Carrier::train, "K1", "4号车厢");
  odd.arrives_on = day("2030-03-06");
  odd.flags = {Flag::ends_before_start};
  odd.verified = false;
  const Index index({odd});
  const Matches found = index.match({{"K1"}, day("2030-03-06"), read_seat("4", "")}, ranges());
  ASSERT_EQ(found.possible.size(), 1u);
  std::vector<std::string> words;
  for (const packs::Phrase& phrase : found.possible[0].why) words.push_back(phrase.word);
  const std::vector<std::string> want{"run_later", "coach_same", "end_doubtful", "not_verified"};
  EXPECT_EQ(words, want);
  EXPECT_EQ(found.possible[0].contact, Contact::close);
}

}  // namespace journeys
