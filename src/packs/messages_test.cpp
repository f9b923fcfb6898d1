// What the platform pack may say to people: nothing of an illness in an SMS, no mark that nobody
// fills, no role that is not there.
#include "packs/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "packs/library.h"
#include "packs/loader.h"
#include "packs/problems.h"

namespace packs {

using ::testing::HasSubstr;

// The shipped platform pack with one text of its messages.toml exchanged, as the loader sees it.
static std::string told_of(const std::string& what, const std::string& with) {
  static const std::vector<Folder> folders = embedded_folders();
  static const LibraryPtr library = Library::build({folders, {}, {}});
  for (Folder folder : folders) {
    if (folder.name != "platform") continue;
    for (PackFile& file : folder.files) {
      if (file.path != "messages.toml") continue;
      const std::size_t at = file.bytes.find(what);
      EXPECT_NE(at, std::string::npos) << what;
      if (at != std::string::npos) file.bytes.replace(at, what.size(), with);
    }
    const auto pack = load(folder, library->surroundings());
    return pack ? "" : describe(pack.refusal(), base::Language::en);
  }
  return "there is no platform pack";
}

TEST(MessagesPack, SaysNothingOfAnIllnessInAnSms) {
  EXPECT_EQ(told_of("今天的填报还没有收到", "今天的情况还没有收到"), "");
  EXPECT_THAT(told_of("今天的填报还没有收到", "今天的体温还没有收到"),
              HasSubstr("An SMS must not say \"体温\""));
  EXPECT_THAT(told_of("您的服务到明天为止", "您的隔离到明天为止"), HasSubstr("隔离"));
}

TEST(MessagesPack, KeepsAnSmsShort) {
  std::string longer = "您好，";
  for (int i = 0; i < 60; ++i) longer += "请";
  EXPECT_THAT(told_of("您好，您的服务", longer + "您的服务"), HasSubstr("60 characters at most"));
}

TEST(MessagesPack, FillsEveryMarkAndNamesRolesThatAreThere) {
  EXPECT_THAT(told_of("请在{hours}来取", "请在{when}来取"), HasSubstr("when"));
  EXPECT_THAT(told_of("今天的填报还没有收到", "还有{count}位没有收到"), HasSubstr("count"));
  EXPECT_THAT(told_of("call_role = \"community_worker\"", "call_role = \"nobody\""),
              HasSubstr("nobody"));
  EXPECT_THAT(told_of("roles = [\"community_worker\"]", "roles = [\"nobody\"]"),
              HasSubstr("nobody"));
}

}  // namespace packs
