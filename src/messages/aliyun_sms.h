// SMS by Aliyun's gateway: Dysmsapi 2017-05-25, SendSms and QuerySendDetails, signed by
// ACS3-HMAC-SHA256. A template of the same words stands there under a code of its own.
#pragma once

#include <map>
#include <string>

#include "http/outgoing.h"
#include "messages/port.h"

namespace messages {

struct AliyunAccount {
  std::string endpoint = "https://dysmsapi.aliyuncs.com";
  std::string access_key_id;
  std::string access_key_secret;
  std::string sign_name;
  std::map<std::string, std::string, std::less<>> templates;  // Kind to TemplateCode.
};

// One call of its interface, before it is signed. Parameters stand in the query, by name.
struct AliyunCall {
  std::string action;
  std::string version = "2017-05-25";
  std::map<std::string, std::string> parameters;
  std::string nonce;
  base::Instant now;
};
// With the headers that sign it.
http::Outgoing signed_call(const AliyunAccount&, const AliyunCall&);

// What its answers mean.
Handed handed_by_aliyun(const http::Answered&);
Receipted receipt_of_aliyun(const http::Answered&, const ReceiptAsked&);

class AliyunSms final : public SmsGateway {
 public:
  explicit AliyunSms(AliyunAccount account) : account_(std::move(account)) {}
  bool has_template(const std::string& kind) const override;
  std::string signature() const override;
  Handed hand_over(const Sms&) override;
  Receipted ask(const ReceiptAsked&) override;

 private:
  AliyunAccount account_;
};

}  // namespace messages
