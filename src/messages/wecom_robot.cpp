#include "messages/wecom_robot.h"

#include "base/json.h"

namespace messages {

namespace json = base::json;

// Of its error codes: the system is busy, and too many posts in a minute.
static constexpr std::int64_t busy = -1;
static constexpr std::int64_t too_often = 45009;

Handed posted_by_wecom(const http::Answered& answer) {
  if (answer.reached == http::Reached::not_sent) return {Handing::again, {}, answer.fault};
  if (answer.reached == http::Reached::unanswered) return {Handing::unknown, {}, answer.fault};
  const auto body = json::parse(answer.body);
  const json::Value* found = body ? body->find("errcode") : nullptr;
  const std::int64_t* code = found != nullptr ? found->as<std::int64_t>() : nullptr;
  if (code == nullptr) return {Handing::unknown, {}, "HTTP " + std::to_string(answer.status)};
  if (*code == 0) return {Handing::accepted, {}, "0"};
  const bool may_pass = *code == busy || *code == too_often;
  return {may_pass ? Handing::again : Handing::refused, {}, std::to_string(*code)};
}

bool WecomRobot::reaches(const std::string& place_code) const { return urls_.contains(place_code); }

Handed WecomRobot::post(const std::string& place_code, const std::string& text) {
  const auto url = urls_.find(place_code);
  if (url == urls_.end()) return {Handing::refused, {}, "no robot"};
  http::Outgoing outgoing;
  outgoing.url = url->second;
  outgoing.headers = {{"Content-Type", "application/json"}};
  outgoing.body = json::to_text(json::Value(
      json::Object{{"msgtype", "text"}, {"text", json::Value(json::Object{{"content", text}})}}));
  return posted_by_wecom(http::post(outgoing));
}

}  // namespace messages
