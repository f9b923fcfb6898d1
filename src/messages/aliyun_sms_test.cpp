// What is said to the gateway and the robot, and what their answers mean.
#include "messages/aliyun_sms.h"

#include <gtest/gtest.h>

#include "messages/wecom_robot.h"

namespace messages {
namespace {

using http::Answered;
using http::Reached;

std::string header(const http::Outgoing& outgoing, std::string_view name) {
  for (const auto& [key, value] : outgoing.headers) {
    if (key == name) return value;
  }
  return {};
}

// The example of its own documentation, to the last character.
TEST(AliyunSms, SignsAsItsDocumentationDoes) {
  AliyunAccount account;
  account.endpoint = "https://ecs.cn-shanghai.aliyuncs.com";
  account.access_key_id = "YourAccessKeyId";
  account.access_key_secret = "YourAccessKeySecret";
  const AliyunCall call{
      .action = "RunInstances",
      .version = "2014-05-26",
      .parameters = {{"ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"},
                     {"RegionId", "cn-shanghai"}},
      .nonce = "3156853299f313e23d1673dc12e1703d",
      .now = *base::parse_instant("2023-10-26T10:22:32Z")};
  const http::Outgoing outgoing = signed_call(account, call);
  EXPECT_EQ(header(outgoing, "Authorization"),
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
            "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature="
            "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
  EXPECT_EQ(header(outgoing, "x-acs-date"), "2023-10-26T10:22:32Z");
  EXPECT_EQ(outgoing.url,
            "https://ecs.cn-shanghai.aliyuncs.com/"
            "?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai");
}

TEST(AliyunSms, WritesEverythingButPlainLettersAsBytes) {
  AliyunAccount account;
  const AliyunCall call{
      .action = "SendSms", .parameters = {{"SignName", "和平 *~/"}}, .nonce = "n", .now = {}};
  EXPECT_EQ(signed_call(account, call).url,
            "https://dysmsapi.aliyuncs.com/?SignName=%E5%92%8C%E5%B9%B3%20%2A~%2F");
}

TEST(AliyunSms, KnowsWhatWasSentWhatWasNotAndWhatIsNotKnown) {
  struct Case {
    Answered answer;
    Handing what;
  };
  const auto json = [](int status, const char* code) {
    return Answered{
        Reached::answered, status, std::string(R"({"Code":")") + code + R"(","BizId":"9^1"})", {}};
  };
  const Case cases[] = {
      {json(200, "OK"), Handing::accepted},
      {json(200, "isv.BUSINESS_LIMIT_CONTROL"), Handing::refused},
      {json(200, "isv.MOBILE_NUMBER_ILLEGAL"), Handing::refused},
      {json(200, "isv.AMOUNT_NOT_ENOUGH"), Handing::refused},
      {json(400, "SignatureDoesNotMatch"), Handing::refused},
      {json(400, "Throttling.User"), Handing::again},
      {json(503, "ServiceUnavailable"), Handing::again},
      {json(200, "isp.SYSTEM_ERROR"), Handing::unknown},
      {json(500, "InternalError"), Handing::unknown},
      {{Reached::answered, 502, "<html>", {}}, Handing::unknown},
      {{Reached::not_sent, 0, "", "refused"}, Handing::again},
      {{Reached::unanswered, 0, "", "timeout"}, Handing::unknown},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(handed_by_aliyun(one.answer).what, one.what) << one.answer.body;
  }
  EXPECT_EQ(handed_by_aliyun(json(200, "OK")).gateway_id, "9^1");
  EXPECT_EQ(handed_by_aliyun(json(200, "isv.OUT_OF_SERVICE")).code, "isv.OUT_OF_SERVICE");
}

TEST(AliyunSms, FindsItsOwnReceiptAmongThoseOfTheDay) {
  const ReceiptAsked asked{"ours", "", "13800001234", {}, {}};
  const auto receipt = [&](const std::string& details, const char* code = "OK") {
    return receipt_of_aliyun(
        {Reached::answered,
         200,
         std::string(R"({"Code":")") + code + R"(","SmsSendDetailDTOs":{"SmsSendDetailDTO":[)" +
             details + "]}}",
         {}},
        asked);
  };
  const std::string theirs = R"({"OutId":"theirs","SendStatus":3,"ErrCode":"DELIVERED"})";
  const auto ours = [](int status, const char* code) {
    return R"({"OutId":"ours","SendStatus":)" + std::to_string(status) + R"(,"ErrCode":")" + code +
           R"("})";
  };
  EXPECT_EQ(receipt("").what, Receipt::absent);
  EXPECT_EQ(receipt(theirs).what, Receipt::absent);
  EXPECT_EQ(receipt(theirs + "," + ours(1, "")).what, Receipt::waiting);
  EXPECT_EQ(receipt(theirs + "," + ours(3, "DELIVERED")).what, Receipt::delivered);
  EXPECT_EQ(receipt(ours(2, "MK:0001")).what, Receipt::undelivered);
  EXPECT_EQ(receipt(ours(2, "MK:0001")).code, "MK:0001");
  EXPECT_EQ(receipt(ours(7, "")).what, Receipt::unknown);
  EXPECT_EQ(receipt("", "isv.INVALID_PARAMETERS").what, Receipt::unknown);
  EXPECT_EQ(receipt_of_aliyun({Reached::unanswered, 0, "", ""}, asked).what, Receipt::unknown);
  EXPECT_EQ(receipt_of_aliyun({Reached::answered, 200, R"({"Code":"OK"})", ""}, asked).what,
            Receipt::unknown);
}

TEST(WecomRobot, KnowsWhatWasPostedAndWhatIsNotKnown) {
  const auto what = [](const char* body) {
    return posted_by_wecom({Reached::answered, 200, body, {}}).what;
  };
  EXPECT_EQ(what(R"({"errcode":0,"errmsg":"ok"})"), Handing::accepted);
  EXPECT_EQ(what(R"({"errcode":45009,"errmsg":"api freq out of limit"})"), Handing::again);
  EXPECT_EQ(what(R"({"errcode":-1,"errmsg":"system busy"})"), Handing::again);
  EXPECT_EQ(what(R"({"errcode":93000,"errmsg":"invalid webhook url"})"), Handing::refused);
  EXPECT_EQ(what("<html>"), Handing::unknown);
  EXPECT_EQ(posted_by_wecom({Reached::not_sent, 0, "", ""}).what, Handing::again);
  EXPECT_EQ(posted_by_wecom({Reached::unanswered, 0, "", ""}).what, Handing::unknown);
}

TEST(Outgoing, SecretsLeaveThisMachineSealedOrNotAtAll) {
  EXPECT_TRUE(http::may_be_reached("https://dysmsapi.aliyuncs.com"));
  EXPECT_TRUE(http::may_be_reached("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1"));
  EXPECT_TRUE(http::may_be_reached("http://127.0.0.1:8080/"));
  EXPECT_TRUE(http::may_be_reached("http://[::1]:8080"));
  EXPECT_FALSE(http::may_be_reached("http://dysmsapi.aliyuncs.com"));
  EXPECT_FALSE(http::may_be_reached("http://127.0.0.1.example.cn/"));
  EXPECT_FALSE(http::may_be_reached("http://127.0.0.1@example.cn/"));
  EXPECT_FALSE(http::may_be_reached("https://name:secret@example.cn/"));
  EXPECT_FALSE(http::may_be_reached("https://"));
  EXPECT_FALSE(http::may_be_reached("https://example.cn:no/"));
  EXPECT_FALSE(http::may_be_reached("https://example.cn/\r\nX: y"));
  EXPECT_FALSE(http::may_be_reached("ftp://example.cn"));
  EXPECT_EQ(http::host_of("http://127.0.0.1:8080/a"), "127.0.0.1:8080");
}

}  // namespace
}  // namespace messages
