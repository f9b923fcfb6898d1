#include "places/division_files.h"

#include <gtest/gtest.h>

#include "places/testing.h"

namespace places {
namespace {

using testing::DivisionFolder;

std::string refusal_of(const DivisionFolder& folder) {
  const auto list = read_divisions(folder.path());
  return list ? "" : message(list.refusal(), base::Language::en);
}

TEST(DivisionFiles, AreReadWhole) {
  const DivisionFolder folder;
  const auto list = read_divisions(folder.path());
  ASSERT_TRUE(list);
  EXPECT_EQ(list->counts, (std::array<std::size_t, 5>{2, 2, 3, 3, 5}));
  ASSERT_EQ(list->divisions.size(), 15u);
  EXPECT_EQ(list->divisions.front().code, 11);
  EXPECT_EQ(list->divisions.back().name, "那𡌶和平村委会");
}

TEST(DivisionFiles, MayLieInDistAndComeFromASpreadsheet) {
  const DivisionFolder folder;
  const auto dist = folder.path() / "dist";
  std::filesystem::create_directories(dist);
  for (const auto& [file, text] : DivisionFolder::published()) {
    std::filesystem::rename(folder.path() / file, dist / file);
  }
  folder.write("dist/cities.csv",
               "\xEF\xBB\xBFname,provinceCode,code\r\n东莞市,44,4419\r\n\r\n市辖区,11,1101\r\n");
  const auto list = read_divisions(folder.path());
  ASSERT_TRUE(list) << message(list.refusal(), base::Language::en);
  EXPECT_EQ(list->divisions[2].code, 1101);
}

TEST(DivisionFiles, NameFileRowAndField) {
  struct Case {
    const char* file;
    const char* from;
    const char* to;
    const char* refusal;
  };
  const Case cases[] = {
      {"cities.csv", "4419,", "441,", "cities.csv, row 2, code: '441' is no code of this level."},
      {"cities.csv", "4419,", "441900,",
       "cities.csv, row 2, code: '441900' is no code of this level."},
      {"areas.csv", "110102", "110101", "areas.csv, row 2, code: 110101 was there before."},
      {"areas.csv", "441900,\"东莞市\",4419", "442000,\"中山市\",4420",
       "areas.csv, row 3, cityCode: there is no parent 4420."},
      {"areas.csv", "\"东城区\",1101", "\"东城区\",4419",
       "areas.csv, row 1, cityCode: there is no parent 4419."},
      {"streets.csv", "东华门街道", "",
       "streets.csv, row 1, name: the name '' is empty, too long or holds control characters."},
      {"streets.csv", "东华门街道", "东华/门",
       "streets.csv, row 1, name: the name '东华/门' is empty, too long or holds control "
       "characters."},
      {"villages.csv", "streetCode", "street",
       "villages.csv has no column streetCode; it has: code, name, street, provinceCode, cityCode, "
       "areaCode."},
      {"villages.csv", "岗贝", "\xB8\xDA",
       "villages.csv cannot be read: Line 5 is not UTF-8; save the file as CSV in UTF-8."},
      {"provinces.csv", "code,name\n11,\"北京市\"\n44,\"广东省\"\n", "",
       "provinces.csv has no column code; it has: ."},
  };
  for (const Case& c : cases) {
    const DivisionFolder folder;
    folder.replace(c.file, c.from, c.to);
    EXPECT_EQ(refusal_of(folder), c.refusal);
  }
}

TEST(DivisionFiles, MustAllBeThere) {
  const DivisionFolder folder;
  folder.remove("villages.csv");
  EXPECT_EQ(refusal_of(folder),
            "There is no file " + (folder.path() / "villages.csv").string() + ".");
}

}  // namespace
}  // namespace places
