#include "places/index.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/utf8.h"
#include "places/initials.h"

namespace places {
namespace {

struct Given {
  std::int64_t code;
  const char* name;
  int generation = 0;
  int parent_generation = 0;
  Existence existence = Existence::current;
};

// 110102 was 宣武区 with a community of its own, and is 西城区.
const std::vector<Given> givens{
    {11, "北京市"},
    {44, "广东省"},
    {1101, "市辖区"},
    {4419, "东莞市"},
    {110101, "东城区"},
    {110102, "宣武区", 0, 0, Existence::former},
    {110102, "西城区", 1},
    {441900, "东莞市"},
    {110101001, "东华门街道"},
    {110102001, "大栅栏街道", 0, 0, Existence::former},
    {110102001, "西长安街街道", 1, 1},
    {441900003, "东城街道"},
    {110101001001, "多福巷社区居委会"},
    {110101001002, "和平社区居委会"},
    {110102001001, "大栅栏西街社区", 0, 0, Existence::former},
    {110102001002, "和平村委会", 0, 1},
    {441900003001, "岗贝社区"},
    {441900003202, "那𡌶和平村委会"},
    {441900003203, "和平"},
    {441900003204, "IT园区"},
};

std::shared_ptr<const Tree> tree_of(const std::vector<Given>& places) {
  Initials initials;
  TreeBuilder builder;
  for (const Given& given : places) {
    std::optional<PlaceId> parent;
    if (const auto code = parent_code(given.code)) parent = id_of(*code, given.parent_generation);
    const std::string letters = initials.of(given.name);
    builder.add({.id = id_of(given.code, given.generation),
                 .parent = parent,
                 .existence = given.existence,
                 .name = given.name,
                 .initials = letters,
                 .urban_rural = propose_urban_rural(given.code, given.name)});
  }
  return builder.finish();
}

const Tree& tree() {
  static const auto made = tree_of(givens);
  return *made;
}

PlaceId today(const char* code) { return tree().by_code(code).value(); }

TEST(Tree, FindsByIdAndByTodaysCode) {
  const Place place = tree().find(today("441900003202")).value();
  EXPECT_EQ(place.id, (PlaceId{44190000320200}));
  EXPECT_EQ(place.code, "441900003202");
  EXPECT_EQ(place.level, Level::community);
  EXPECT_EQ(place.name, "那𡌶和平村委会");
  EXPECT_EQ(place.path, "广东省/东莞市/东城街道/那𡌶和平村委会");
  EXPECT_EQ(place.parent, today("441900003"));
  EXPECT_EQ(place.urban_rural, UrbanRural::rural);
  EXPECT_EQ(tree().find(today("11"))->parent, std::nullopt);
  EXPECT_EQ(tree().find({1}), std::nullopt);
  for (const char* code : {"", "9", "99", "110103", "x"}) {
    EXPECT_EQ(tree().by_code(code), std::nullopt) << code;
  }
}

TEST(Tree, KnowsFormerPlacesByIdOnly) {
  EXPECT_EQ(today("110102"), id_of(110102, 1));
  EXPECT_EQ(tree().path(id_of(110102001001, 0)), "北京市/市辖区/宣武区/大栅栏街道/大栅栏西街社区");
  EXPECT_EQ(tree().by_code("110102001001"), std::nullopt);
  EXPECT_EQ(tree().search("大栅栏", 10).total, 0u);
  EXPECT_EQ(tree().search("宣武区", 10).total, 0u);
  EXPECT_EQ(tree().search("和平", 10, id_of(110102, 0)).total, 0u);
  EXPECT_TRUE(tree().children(id_of(110102, 0)).empty());
  EXPECT_EQ(tree().community_count(id_of(110102, 0)), 0u);
  EXPECT_TRUE(tree().contains(id_of(110102, 0), id_of(110102001001, 0)));
  EXPECT_FALSE(tree().contains(id_of(110102, 1), id_of(110102001001, 0)));
  EXPECT_TRUE(tree().contains(today("11"), id_of(110102001001, 0)));
}

TEST(Tree, WalksUpAndDown) {
  using Ids = std::vector<PlaceId>;
  EXPECT_EQ(tree().children(today("1101")), (Ids{today("110101"), today("110102")}));
  EXPECT_EQ(tree().children(today("441900003001")), Ids{});
  EXPECT_EQ(tree().parent(today("441900")), today("4419"));
  EXPECT_EQ(tree().parent(today("44")), std::nullopt);
  EXPECT_EQ(tree().ancestors(today("441900003")),
            (Ids{today("44"), today("4419"), today("441900")}));
  EXPECT_EQ(tree().communities_under(today("1101")),
            (Ids{today("110101001001"), today("110101001002"), today("110102001002")}));
  EXPECT_EQ(tree().community_count(today("11")), 3u);
  EXPECT_EQ(tree().community_count(today("441900003001")), 1u);
  EXPECT_EQ(tree().communities_under(today("441900003001")), Ids{today("441900003001")});
  EXPECT_EQ(tree().community_count({1}), 0u);
}

TEST(Tree, ContainsItselfAndWhatIsBelow) {
  EXPECT_TRUE(tree().contains(today("44"), today("441900003001")));
  EXPECT_TRUE(tree().contains(today("4419"), today("441900")));
  EXPECT_FALSE(tree().contains(today("441900"), today("4419")));
  EXPECT_TRUE(tree().contains(today("110101"), today("110101")));
  EXPECT_FALSE(tree().contains(today("110101"), today("110102001")));
  EXPECT_FALSE(tree().contains({1}, today("11")));
  EXPECT_FALSE(tree().contains(today("11"), {1}));
  EXPECT_FALSE(tree().contains({1}, {1}));
}

std::vector<std::string> names(const SearchResult& result) {
  std::vector<std::string> out;
  for (const Place& place : result.places) out.push_back(place.name);
  return out;
}

TEST(Search, AnswersWithTheFirstGroupThatHasAny) {
  struct Case {
    const char* text;
    std::size_t total;
    Match matched;
    std::vector<std::string> names;
  };
  const Case cases[] = {
      {"和平", 1, Match::exact, {"和平"}},
      {" 和平　", 1, Match::exact, {"和平"}},
      {"和平村委会", 1, Match::exact, {"和平村委会"}},
      {"和平村", 1, Match::prefix, {"和平村委会"}},
      {"东城", 2, Match::prefix, {"东城区", "东城街道"}},
      {"东莞市", 2, Match::exact, {"东莞市", "东莞市"}},
      {"平村委", 2, Match::part, {"和平村委会", "那𡌶和平村委会"}},
      {"𡌶", 1, Match::part, {"那𡌶和平村委会"}},
      {"会",
       4,
       Match::part,
       {"多福巷社区居委会", "和平社区居委会", "和平村委会", "那𡌶和平村委会"}},
      {"bjs", 1, Match::exact, {"北京市"}},
      {"BJS", 1, Match::exact, {"北京市"}},
      {"dgs", 2, Match::exact, {"东莞市", "东莞市"}},
      {"dc", 2, Match::prefix, {"东城区", "东城街道"}},
      {"hpcwh", 1, Match::exact, {"和平村委会"}},
      {"it", 1, Match::prefix, {"IT园区"}},
      {"IT园", 1, Match::prefix, {"IT园区"}},
      {"不存在", 0, Match::exact, {}},
      {"", 0, Match::exact, {}},
      {"\n", 0, Match::exact, {}},
  };
  for (const Case& c : cases) {
    const SearchResult result = tree().search(c.text, 10);
    EXPECT_EQ(result.total, c.total) << c.text;
    EXPECT_EQ(result.matched, c.matched) << c.text;
    EXPECT_EQ(names(result), c.names) << c.text;
  }
}

TEST(Search, StopsAtNeitherTwoNamesNorHalfACharacter) {
  EXPECT_EQ(tree().search("北京市广东省", 10).total, 0u);
  EXPECT_EQ(tree().search("北京市\n广东省", 10).total, 0u);
  EXPECT_EQ(tree().search("\xAC\xE5", 10).total, 0u);  // The end of 京's bytes and a beginning.
  EXPECT_EQ(tree().search("\xE4\xBA", 10).total, 0u);
  EXPECT_EQ(tree().search(std::string(100, 'a'), 10).total, 0u);
}

TEST(Search, TriesEveryPlaceTheTextMayBegin) {
  const auto small = tree_of({{11, "北北曹"}, {12, "曹曹曹"}});  // bbc: the first b is no match.
  EXPECT_EQ(small->search("bc", 10).total, 1u);
  EXPECT_EQ(small->search("北曹", 10).total, 1u);
}

TEST(Search, CountsAllAndShowsTheLimit) {
  const SearchResult result = tree().search("会", 2);
  EXPECT_EQ(result.total, 4u);
  EXPECT_EQ(names(result), (std::vector<std::string>{"多福巷社区居委会", "和平社区居委会"}));
  EXPECT_EQ(tree().search("会", 0).total, 4u);
  EXPECT_TRUE(tree().search("会", 0).places.empty());
}

TEST(Search, StaysWithin) {
  EXPECT_EQ(names(tree().search("和平", 10, today("11"))),
            (std::vector<std::string>{"和平社区居委会", "和平村委会"}));
  EXPECT_EQ(names(tree().search("和平", 10, today("110102"))),
            std::vector<std::string>{"和平村委会"});
  EXPECT_EQ(tree().search("东莞市", 10, today("441900")).total, 1u);
  EXPECT_EQ(tree().search("东莞市", 10, today("4419")).total, 2u);
  EXPECT_EQ(tree().search("和平", 10, PlaceId{1}).total, 0u);
}

// Every piece of every name, found as reading the names one by one finds it.
TEST(Search, AgreesWithReadingTheNamesOneByOne) {
  for (const Given& given : givens) {
    const std::string name = given.name;
    for (std::size_t at = 0; at < name.size(); at += 3) {
      for (std::size_t length = 3; at + length <= name.size(); length += 3) {
        const std::string text = name.substr(at, length);
        std::array<std::size_t, 3> counts{};
        for (const Given& other : givens) {
          const auto group = match(other.name, text);
          if (group && other.existence == Existence::current) {
            ++counts[static_cast<std::size_t>(*group)];
          }
        }
        const auto first = std::find_if(counts.begin(), counts.end(), [](auto n) { return n > 0; });
        const SearchResult result = tree().search(text, 10);
        const bool readable = base::is_utf8(text);
        EXPECT_EQ(result.total, readable && first != counts.end() ? *first : 0) << text;
      }
    }
  }
}

TEST(Tree, MayBeEmpty) {
  const auto empty = TreeBuilder().finish();
  EXPECT_EQ(empty->size(), 0u);
  EXPECT_EQ(empty->search("北京", 10).total, 0u);
  EXPECT_EQ(empty->find({1100}), std::nullopt);
  EXPECT_EQ(CurrentTree().now()->size(), 0u);
}

TEST(Tree, IsSwappedWhileReadersKeepTheirs) {
  CurrentTree current;
  current.replace(tree_of(givens));
  const auto held = current.now();
  current.replace(tree_of({{31, "上海市"}}));
  EXPECT_EQ(held->size(), givens.size());
  EXPECT_EQ(current.now()->search("shs", 1).total, 1u);
}

}  // namespace
}  // namespace places
