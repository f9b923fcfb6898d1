// What carries messages out of the house. The adapters: aliyun_sms.h, wecom_robot.h. They wait for
// others, so that only the sender calls them, outside of every unit of work.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/time.h"
#include "messages/model.h"

namespace messages {

struct Sms {
  std::string out_id;  // Ours; the same message has the same one for ever.
  std::string phone;
  std::string kind;
  std::vector<FieldValue> values;
  base::Instant now;
};

// again: it certainly was not taken, and may be later. unknown: it may have been taken.
enum class Handing { accepted, refused, again, unknown };

struct Handed {
  Handing what = Handing::again;
  std::string gateway_id;
  std::string code;  // The other side's word, for whoever looks after the gateway.
};

struct ReceiptAsked {
  std::string out_id;
  std::string gateway_id;  // May be empty: its answer never came.
  std::string phone;
  base::Date day;  // On which it was handed over.
  base::Instant now;
};

// absent: the gateway knows of no such message, so far.
enum class Receipt { waiting, delivered, undelivered, absent, unknown };

struct Receipted {
  Receipt what = Receipt::unknown;
  std::string gateway_id;
  std::string code;
};

class SmsGateway {
 public:
  virtual ~SmsGateway() = default;
  virtual bool has_template(const std::string& kind) const = 0;
  virtual std::string signature() const = 0;  // Stands before each text: 【…】.
  virtual Handed hand_over(const Sms&) = 0;
  virtual Receipted ask(const ReceiptAsked&) = 0;
};

class GroupRobot {
 public:
  virtual ~GroupRobot() = default;
  virtual bool reaches(const std::string& place_code) const = 0;
  virtual Handed post(const std::string& place_code, const std::string& text) = 0;
};

// Either may be missing: then everybody is telephoned, and the text is copied by hand.
struct Port {
  std::shared_ptr<SmsGateway> sms;
  std::shared_ptr<GroupRobot> group;
};

}  // namespace messages
