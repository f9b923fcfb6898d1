#include "app/places_commands.h"

#include <gtest/gtest.h>

#include <sstream>

#include "places/testing.h"
#include "sql/testing.h"

namespace app {
namespace {

class PlacesCommands : public sql::testing::OnEachDatabase {
 protected:
  int import(OutputForm form = OutputForm::lines) {
    return import_regions({.database = url(),
                           .folder = folder.path(),
                           .valid_from = {},
                           .form = form,
                           .today = *base::make_date(2026, 3, 8)},
                          console);
  }
  std::string search(const char* text, std::size_t limit = 20) {
    out.str("");
    EXPECT_EQ(search_regions({url(), text, limit, OutputForm::json}, console), 0);
    return out.str();
  }
  std::string show(const char* code, OutputForm form = OutputForm::json) {
    out.str("");
    err.str("");
    const int exit = show_region({url(), code, form}, console);
    return exit == 0 ? out.str() : std::to_string(exit) + " " + err.str();
  }

  places::testing::DivisionFolder folder;
  std::ostringstream out;
  std::ostringstream err;
  Console console{out, err, Progress::silent, base::Language::en};
};
ON_EACH_DATABASE(PlacesCommands);

TEST_P(PlacesCommands, ImportsAndSaysWhat) {
  EXPECT_EQ(import(), 0);
  EXPECT_EQ(out.str(),
            "2 provinces, 2 prefectures, 3 counties, 3 townships, 5 communities: 15 places; "
            "15 rows added, 0 updated, 0 ended\n");
  out.str("");
  EXPECT_EQ(import(OutputForm::json), 0);
  EXPECT_EQ(out.str(),
            "{\"province\":2,\"prefecture\":2,\"county\":3,\"township\":3,\"community\":5,"
            "\"total\":15,\"added\":0,\"updated\":0,\"ended\":0}\n");
  EXPECT_EQ(err.str(), "");
}

TEST_P(PlacesCommands, RefusesAWrongList) {
  folder.replace("areas.csv", "\"东城区\",1101", "\"东城区\",1103");
  EXPECT_EQ(import(), 1);
  EXPECT_EQ(out.str(), "");
  EXPECT_EQ(err.str(), "bulwark: areas.csv, row 1, cityCode: there is no parent 1103.\n");
  EXPECT_EQ(show("11"), "1 bulwark: No place has the code 11 today.\n");
}

TEST_P(PlacesCommands, ShowsAProgressBarWhereAPersonWatches) {
  console.progress = Progress::bar;
  EXPECT_EQ(import(), 0);
  EXPECT_NE(err.str().find("100%  15/15"), std::string::npos);
  EXPECT_TRUE(err.str().ends_with("\x1b[K"));
}

TEST_P(PlacesCommands, Searches) {
  import();
  EXPECT_EQ(search("和平"),
            "{\"total\":2,\"places\":[{\"code\":\"110101001002\",\"name\":\"和平社区居委会\","
            "\"path\":\"北京市/市辖区/东城区/东华门街道/和平社区居委会\"},"
            "{\"code\":\"110102001001\",\"name\":\"和平村委会\","
            "\"path\":\"北京市/市辖区/西城区/西长安街街道/和平村委会\"}]}\n");
  EXPECT_EQ(search("和平", 0), "{\"total\":2,\"places\":[]}\n");
  EXPECT_EQ(search("没有"), "{\"total\":0,\"places\":[]}\n");
  out.str("");
  EXPECT_EQ(search_regions({url(), "和平", 1, OutputForm::lines}, console), 0);
  EXPECT_EQ(out.str(), "110101001002  北京市/市辖区/东城区/东华门街道/和平社区居委会\n1 of 2\n");
}

TEST_P(PlacesCommands, ShowsOnePlace) {
  import();
  EXPECT_EQ(show("441900"),
            "{\"code\":\"441900\",\"name\":\"东莞市\",\"level\":\"county\","
            "\"path\":\"广东省/东莞市\",\"parent\":\"4419\"}\n");
  EXPECT_EQ(show("11"),
            "{\"code\":\"11\",\"name\":\"北京市\",\"level\":\"province\",\"path\":\"北京市\","
            "\"parent\":null}\n");
  EXPECT_EQ(show("11", OutputForm::lines),
            "code    11\nname    北京市\nlevel   province\npath    北京市\nparent  -\n");
  EXPECT_EQ(show("12"), "1 bulwark: No place has the code 12 today.\n");
  EXPECT_EQ(show("东莞"), "1 bulwark: No place has the code 东莞 today.\n");
}

TEST_P(PlacesCommands, ReadNoAbsentDatabase) {
  EXPECT_THROW(show("11"), sql::Absent);
  EXPECT_THROW(search_regions({url(), "x", 1, OutputForm::json}, console), sql::Absent);
}

}  // namespace
}  // namespace app
