#include "places/rules.h"

#include <gtest/gtest.h>

#include <tuple>

namespace places {
namespace {

TEST(PlaceCodes, HaveTwoFourSixNineOrTwelveDigits) {
  const std::tuple<const char*, std::optional<std::int64_t>> cases[] = {
      {"11", 11},
      {"1101", 1101},
      {"110101", 110101},
      {"110101001", 110101001},
      {"110101001001", 110101001001},
      {"", std::nullopt},
      {"1", std::nullopt},
      {"110", std::nullopt},
      {"1101010010010", std::nullopt},
      {"01", std::nullopt},
      {"1x", std::nullopt},
      {"11 1", std::nullopt},
  };
  for (const auto& [text, code] : cases) EXPECT_EQ(parse_code(text), code) << text;
}

TEST(PlaceCodes, TellLevelParentAndId) {
  const std::tuple<std::int64_t, Level, std::optional<std::int64_t>> cases[] = {
      {11, Level::province, std::nullopt},  {83, Level::province, std::nullopt},
      {1101, Level::prefecture, 11},        {441900, Level::county, 4419},
      {350527000, Level::township, 350527}, {110101001001, Level::community, 110101001},
  };
  for (const auto& [code, level, parent] : cases) {
    EXPECT_EQ(level_of(code), level) << code;
    EXPECT_EQ(parent_code(code), parent) << code;
    EXPECT_EQ(code_number(id_of(code, 3)), code);
    EXPECT_EQ(generation_of(id_of(code, 3)), 3);
    EXPECT_EQ(code_of(id_of(code, 3)), std::to_string(code));
  }
  EXPECT_EQ(codes_below(1101, Level::community).first, 110100000000);
  EXPECT_EQ(codes_below(1101, Level::community).last, 110199999999);
  EXPECT_EQ(codes_below(1101, Level::prefecture).last, 1101);
}

Span span(std::int64_t code, int generation = 0, int parent_generation = 0) {
  const auto parent = parent_code(code);
  if (!parent) return span_of(id_of(code, generation), std::nullopt);
  return span_of(id_of(code, generation), span(*parent, parent_generation));
}

TEST(Spans, HoldWhatIsBelowAndNothingElse) {
  struct Case {
    const char* what;
    Span outer;
    Span inner;
    bool holds;
  };
  const Case cases[] = {
      {"itself", span(110101), span(110101), true},
      {"a community in its province", span(11), span(110101001001), true},
      {"the last community of a province", span(44), span(449999999999), true},
      {"a parent in its child", span(1101), span(11), false},
      {"the parent with the same digits", span(441900), span(4419), false},
      {"the child with the same digits", span(4419), span(441900), true},
      {"a township 000", span(350527), span(350527000), true},
      {"a county in its township 000", span(350527000), span(350527), false},
      {"a neighbour", span(110101), span(110102001001), false},
      {"the province before", span(11), span(12), false},
      {"another generation of the same code", span(110101, 1), span(110101, 0), false},
      {"and the other way round", span(110101, 0), span(110101, 1), false},
      {"what lay below the generation before", span(110101, 1), span(110101001, 0, 0), false},
      {"what lies below this generation", span(110101, 1), span(110101001, 0, 1), true},
      {"the last generation in its parent", span(1101), span(110101, generations_max - 1), true},
  };
  for (const Case& c : cases) EXPECT_EQ(contains(c.outer, c.inner), c.holds) << c.what;
}

TEST(UrbanRuralProposal, FollowsTheCommitteeThenTheCode) {
  const std::tuple<std::int64_t, const char*, UrbanRural> cases[] = {
      {110101001001, "多福巷社区居委会", UrbanRural::urban},
      {110101001201, "和平居民委员会", UrbanRural::urban},
      {110101001201, "和平社区", UrbanRural::urban},
      {110101001001, "和平村委会", UrbanRural::rural},
      {110101001001, "和平村民委员会", UrbanRural::rural},
      {150101001001, "巴音嘎查", UrbanRural::rural},
      {110101001199, "园区", UrbanRural::urban},
      {110101001200, "林场", UrbanRural::rural},
      {110101001399, "林场", UrbanRural::rural},
      {110101001400, "园区", UrbanRural::urban},
      {110101001499, "园区", UrbanRural::urban},
      {110101001500, "林场", UrbanRural::rural},
      {110101001, "东华门街道", UrbanRural::unknown},
      {110101, "东城区", UrbanRural::unknown},
  };
  for (const auto& [code, name, proposed] : cases) {
    EXPECT_EQ(propose_urban_rural(code, name), proposed) << code << name;
  }
}

TEST(Path, SaysARepeatedNameOnce) {
  std::string path;
  for (const char* name : {"广东省", "东莞市", "东莞市", "东城街道"}) add_to_path(path, name);
  EXPECT_EQ(path, "广东省/东莞市/东城街道");
  path.clear();
  for (const char* name : {"北京市", "市辖区", "北京市"}) add_to_path(path, name);
  EXPECT_EQ(path, "北京市/市辖区/北京市");
  add_to_path(path, "京市");
  EXPECT_EQ(path, "北京市/市辖区/北京市/京市");
}

}  // namespace
}  // namespace places
