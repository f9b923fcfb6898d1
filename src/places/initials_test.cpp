#include "places/initials.h"

#include <gtest/gtest.h>

namespace places {
namespace {

TEST(Initials, AreWhatPeopleType) {
  const std::pair<const char*, const char*> cases[] = {
      {"北京市", "bjs"},
      {"重庆市", "cqs"},
      {"重固镇", "zgz"},
      {"长沙市", "css"},
      {"长春市", "ccs"},
      {"长子县", "zzx"},
      {"厦门市", "xms"},
      {"广厦社区", "gssq"},
      {"蚌埠市", "bbs"},
      {"六安市", "las"},
      {"台州市", "tzs"},
      {"丽水市", "lss"},
      {"乐清市", "yqs"},
      {"乐亭县", "ltx"},
      {"西藏自治区", "xzzzq"},
      {"甘孜藏族自治州", "gzzzzzz"},
      {"单县", "sx"},
      {"洪洞县", "htx"},
      {"番禺区", "pyq"},
      {"黄埔区", "hpq"},
      {"大埔县", "dbx"},
      {"闵行区", "mhq"},
      {"行唐县", "xtx"},
      {"曾都区", "zdq"},
      {"IT产业园101社区", "itcyy101sq"},
      {"那𡌶村", "nc"},
      {"（中心）", "zx"},
      {"\xEE\x85\xB0村", "c"},  // U+E170, private use.
      {"", ""},
  };
  Initials initials;
  for (const auto& [name, wanted] : cases) EXPECT_EQ(initials.of(name), wanted) << name;
}

}  // namespace
}  // namespace places
