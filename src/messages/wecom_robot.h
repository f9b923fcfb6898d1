// Posts into a group by WeCom's group robot (企业微信群机器人): a webhook for each community, whose
// address is itself the secret.
#pragma once

#include <map>
#include <string>

#include "http/outgoing.h"
#include "messages/port.h"

namespace messages {

Handed posted_by_wecom(const http::Answered&);  // What its answers mean.

class WecomRobot final : public GroupRobot {
 public:
  explicit WecomRobot(std::map<std::string, std::string> urls) : urls_(std::move(urls)) {}
  bool reaches(const std::string& place_code) const override;
  Handed post(const std::string& place_code, const std::string& text) override;

 private:
  std::map<std::string, std::string> urls_;  // By division code.
};

}  // namespace messages
