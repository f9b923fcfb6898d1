#include "messages/aliyun_sms.h"

#include <array>

#include "base/json.h"
#include "base/uuid.h"
#include "identity/crypto.h"

namespace messages {

namespace json = base::json;

static constexpr std::string_view algorithm = "ACS3-HMAC-SHA256";

namespace {

// RFC 3986: everything but letters, digits and -_.~ is written as its bytes.
std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  static constexpr std::string_view plain = "-_.~";
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          (c >= '0' && c <= '9') || plain.find(c) != std::string_view::npos;
    if (is_plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string query_of(const std::map<std::string, std::string>& parameters) {
  std::string query;
  for (const auto& [name, value] : parameters) {
    if (!query.empty()) query += '&';
    query += percent_encoded(name) + "=" + percent_encoded(value);
  }
  return query;
}

std::string in_seconds(base::Instant now) {
  const std::string text = base::to_string(now);  // 2026-11-22T06:00:00.000Z
  return text.substr(0, text.find('.')) + "Z";
}

std::string text_at(const json::Value& value, std::string_view key) {
  const json::Value* found = value.find(key);
  const std::string* text = found != nullptr ? found->as<std::string>() : nullptr;
  return text != nullptr ? *text : std::string();
}

std::int64_t number_at(const json::Value& value, std::string_view key) {
  const json::Value* found = value.find(key);
  const std::int64_t* number = found != nullptr ? found->as<std::int64_t>() : nullptr;
  return number != nullptr ? *number : 0;
}

}  // namespace

http::Outgoing signed_call(const AliyunAccount& account, const AliyunCall& call) {
  const std::string query = query_of(call.parameters);
  const std::string body_hash = identity::hex(identity::sha256(""));
  // By name; all of them are signed.
  const std::map<std::string, std::string> headers{
      {"host", http::host_of(account.endpoint)}, {"x-acs-action", call.action},
      {"x-acs-content-sha256", body_hash},       {"x-acs-date", in_seconds(call.now)},
      {"x-acs-signature-nonce", call.nonce},     {"x-acs-version", call.version}};
  std::string lines;
  std::string names;
  http::Outgoing outgoing;
  for (const auto& [name, value] : headers) {
    lines.append(name).append(":").append(value).append("\n");
    if (!names.empty()) names += ';';
    names += name;
    if (name != "host") outgoing.headers.emplace_back(name, value);
  }
  const std::string canonical =
      "POST\n/\n" + query + "\n" + lines + "\n" + names + "\n" + body_hash;
  const std::string to_sign =
      std::string(algorithm) + "\n" + identity::hex(identity::sha256(canonical));
  const std::string signature =
      identity::hex(identity::keyed_hash(account.access_key_secret, to_sign));
  outgoing.url = account.endpoint + "/?" + query;
  outgoing.headers.emplace_back("Authorization",
                                std::string(algorithm) + " Credential=" + account.access_key_id +
                                    ",SignedHeaders=" + names + ",Signature=" + signature);
  return outgoing;
}

// Codes that say that nothing was sent and that a later try may do. Everything else that is no OK
// is a refusal; a system error leaves open whether the message went out.
static bool may_pass(const std::string& code) {
  return code.starts_with("Throttling") || code == "ServiceUnavailable";
}

Handed handed_by_aliyun(const http::Answered& answer) {
  if (answer.reached == http::Reached::not_sent) return {Handing::again, {}, answer.fault};
  if (answer.reached == http::Reached::unanswered) return {Handing::unknown, {}, answer.fault};
  const auto body = json::parse(answer.body);
  const std::string code = body ? text_at(*body, "Code") : std::string();
  if (code == "OK") return {Handing::accepted, text_at(*body, "BizId"), code};
  const std::string told = code.empty() ? "HTTP " + std::to_string(answer.status) : code;
  if (may_pass(code)) return {Handing::again, {}, told};
  if (code.empty() || code == "isp.SYSTEM_ERROR" || answer.status >= 500) {
    return {Handing::unknown, {}, told};
  }
  return {Handing::refused, {}, told};
}

static Receipted receipt_in(const json::Value& detail) {
  enum : std::int64_t { waits = 1, failed = 2, arrived = 3 };
  Receipted receipt;
  receipt.code = text_at(detail, "ErrCode");
  switch (number_at(detail, "SendStatus")) {
    case waits: receipt.what = Receipt::waiting; break;
    case failed: receipt.what = Receipt::undelivered; break;
    case arrived: receipt.what = Receipt::delivered; break;
    default: receipt.what = Receipt::unknown;
  }
  return receipt;
}

Receipted receipt_of_aliyun(const http::Answered& answer, const ReceiptAsked& asked) {
  if (answer.reached != http::Reached::answered) return {Receipt::unknown, {}, answer.fault};
  const auto body = json::parse(answer.body);
  if (!body || text_at(*body, "Code") != "OK") {
    return {Receipt::unknown, {}, body ? text_at(*body, "Code") : "no JSON"};
  }
  const json::Value* list = body->find("SmsSendDetailDTOs");
  const json::Value* items = list != nullptr ? list->find("SmsSendDetailDTO") : nullptr;
  const json::Array* details = items != nullptr ? items->as<json::Array>() : nullptr;
  if (details == nullptr) return {Receipt::unknown, {}, "no details"};
  // The number may have had others that day: ours bears our id.
  for (const json::Value& detail : *details) {
    if (text_at(detail, "OutId") == asked.out_id) return receipt_in(detail);
  }
  return {Receipt::absent, {}, {}};
}

bool AliyunSms::has_template(const std::string& kind) const {
  return account_.templates.contains(kind);
}

std::string AliyunSms::signature() const { return "【" + account_.sign_name + "】"; }

Handed AliyunSms::hand_over(const Sms& sms) {
  const auto code = account_.templates.find(sms.kind);
  if (code == account_.templates.end()) return {Handing::refused, {}, "no template"};
  json::Object values;
  for (const FieldValue& field : sms.values) values.emplace_back(field.id, field.value);
  AliyunCall call{.action = "SendSms",
                  .parameters = {{"PhoneNumbers", sms.phone},
                                 {"SignName", account_.sign_name},
                                 {"TemplateCode", code->second},
                                 {"TemplateParam", json::to_text(json::Value(values))},
                                 {"OutId", sms.out_id}},
                  .nonce = identity::random_token(),
                  .now = sms.now};
  return handed_by_aliyun(http::post(signed_call(account_, call)));
}

Receipted AliyunSms::ask(const ReceiptAsked& asked) {
  std::string day = base::to_string(asked.day);
  std::erase(day, '-');
  AliyunCall call{.action = "QuerySendDetails",
                  .parameters = {{"PhoneNumber", asked.phone},
                                 {"SendDate", day},
                                 {"PageSize", "50"},
                                 {"CurrentPage", "1"}},
                  .nonce = identity::random_token(),
                  .now = asked.now};
  if (!asked.gateway_id.empty()) call.parameters["BizId"] = asked.gateway_id;
  return receipt_of_aliyun(http::post(signed_call(account_, call)), asked);
}

}  // namespace messages
