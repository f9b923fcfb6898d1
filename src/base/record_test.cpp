// A described record becomes JSON and comes back from it; what is wrong is named with its field.
#include "base/record.h"

#include <gtest/gtest.h>

namespace base::json {
namespace {

enum class Mood { calm, tired_ };
BOOST_DESCRIBE_ENUM(Mood, calm, tired_)

struct Number {
  std::int64_t value = 0;
};

struct Item {
  std::string name;
  std::optional<Celsius> temperature;
};
BOOST_DESCRIBE_STRUCT(Item, (), (name, temperature))

struct Base {
  Id<struct MadeUpTag> id;
};
BOOST_DESCRIBE_STRUCT(Base, (), (id))

struct Whole : Base {
  bool yes = false;
  std::int64_t big = 0;
  int small = 0;
  Number strong;
  Uuid uuid;
  Date day;
  Instant at;
  Mood mood = Mood::calm;
  std::optional<std::string> note;
  std::vector<Item> items;
  std::string default_;
};
BOOST_DESCRIBE_STRUCT(Whole, (Base),
                      (yes, big, small, strong, uuid, day, at, mood, note, items, default_))

struct Counts {
  std::map<std::string, std::optional<std::int64_t>> by_name;
  Value any;
  double share = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (by_name, any, share))

constexpr std::string_view whole =
    R"({"id":"00000000-0000-7000-8000-000000000001","yes":true,"big":9007199254740993,"small":-7,)"
    R"("strong":44060600,"uuid":"00000000-0000-7000-8000-000000000002","day":"2026-03-08",)"
    R"("at":"2026-03-08T07:30:00.000Z","mood":"tired","note":null,)"
    R"("items":[{"name":"甲","temperature":"36.6"},{"name":"\"乙\"","temperature":null}],)"
    R"("default":"x"})";

template <class T>
std::vector<std::string> problems_of(std::string_view text) {
  T into;
  Problems problems;
  read_record(*parse(text), into, problems);
  std::vector<std::string> found;
  for (const Refusal& one : problems)
    found.push_back(one.field + " " + std::string(one.code->code));
  return found;
}

using Found = std::vector<std::string>;

TEST(Record, ComesBackAsItWent) {
  Whole read;
  Problems problems;
  read_record(*parse(whole), read, problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(read.big, 9007199254740993);
  EXPECT_EQ(read.small, -7);
  EXPECT_EQ(read.strong.value, 44060600);
  EXPECT_EQ(read.mood, Mood::tired_);
  EXPECT_EQ(read.items.at(0).temperature, Celsius{366});
  EXPECT_EQ(read.items.at(1).name, "\"乙\"");
  EXPECT_EQ(record_to_text(read), whole);
}

TEST(Record, WritesMapsNumbersAndValues) {
  Counts counts{{{"a", 3}, {"b", std::nullopt}}, Value(Array{Value(true), Value("x")}), 0.25};
  EXPECT_EQ(record_to_text(counts),
            R"({"by_name":{"a":3,"b":null},"any":[true,"x"],"share":0.25})");
  EXPECT_EQ(record_to_text(std::vector<Mood>{Mood::calm}), R"(["calm"])");
}

TEST(Record, MissingIsAProblemUnlessOptionalOrAList) {
  EXPECT_EQ(problems_of<Item>("{}"), Found{"name request.required"});
  EXPECT_EQ(problems_of<Item>(R"({"name":"x"})"), Found{});
  EXPECT_EQ(problems_of<Whole>("{}").size(), 10U) << "all but note and items";
}

TEST(Record, NamesWhatIsWrongWithItsPath) {
  struct Row {
    const char* text;
    Found want;
  };
  for (const Row& row : {
           Row{R"([])", {" request.wrong_type"}},
           Row{R"({"name":"x","nam":1})", {"nam request.unknown_field"}},
           Row{R"({"name":7})", {"name request.wrong_type"}},
           Row{R"({"name":"x","temperature":"365"})", {"temperature request.bad_temperature"}},
           Row{R"({"name":"x","temperature":36.6})", {"temperature request.bad_temperature"}},
           Row{R"({"name":"\u0007"})", {"name request.not_text"}},
           Row{R"({"name":"x","temperature":null})", {}},
       }) {
    EXPECT_EQ(problems_of<Item>(row.text), row.want) << row.text;
  }
  const auto changed = [](std::string from, const std::string& to) {
    std::string text(whole);
    return problems_of<Whole>(text.replace(text.find(from), from.size(), to));
  };
  EXPECT_EQ(changed("small\":-7", "small\":3000000000"), Found{"small request.wrong_type"});
  EXPECT_EQ(changed("true", "1"), Found{"yes request.wrong_type"});
  EXPECT_EQ(changed("44060600", "\"44\""), Found{"strong request.wrong_type"});
  EXPECT_EQ(changed("2026-03-08\"", "2026-02-31\""), Found{"day request.no_such_day"});
  EXPECT_EQ(changed("T07:30:00.000Z", ""), Found{"at request.wrong_type"});
  EXPECT_EQ(changed("tired", "tired_"), Found{"mood request.wrong_type"});
  EXPECT_EQ(changed("\"甲\"", "null"), Found{"items[0].name request.wrong_type"});
  EXPECT_EQ(changed("{\"name\":\"\\\"乙", "{\"nom\":1,\"name\":\"\\\"乙"),
            Found{"items[1].nom request.unknown_field"});
}

TEST(Record, ListsAndTextsHaveTheirLimits) {
  const std::string item = R"({"name":"x"},)";
  const auto with = [&](std::size_t count) {
    std::string text(whole);
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += item;
    list.pop_back();
    const std::size_t from = text.find('[') + 1;
    text.replace(from, text.find(']') - from, list);
    return problems_of<Whole>(text);
  };
  EXPECT_EQ(with(limits::list_items_max), Found{});
  EXPECT_EQ(with(limits::list_items_max + 1), Found{"items request.too_many_items"});
  const std::string longest(limits::text_characters_max, 'x');
  EXPECT_EQ(problems_of<Item>(R"({"name":")" + longest + "\"}"), Found{});
  EXPECT_EQ(problems_of<Item>(R"({"name":")" + longest + "x\"}"), Found{"name request.too_long"});
}

}  // namespace
}  // namespace base::json
