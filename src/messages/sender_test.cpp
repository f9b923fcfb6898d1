// The outbox, on both databases, with a gateway that answers as it is told: nothing is sent twice,
// nothing is forgotten.
#include "messages/sender.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <deque>
#include <filesystem>

#include "events/store.h"
#include "messages/rules.h"
#include "people/store.h"
#include "sql/testing.h"
#include "tasks/store.h"

namespace messages {
namespace {

namespace fs = std::filesystem;

constexpr identity::TenantId tenant{77};
constexpr places::PlaceId community{44060600100};
const base::Date day0 = *base::parse_date("2026-11-22");
base::Instant at(int minute) { return base::at_minute(day0, 9 * 60 + minute); }

struct MadeUpGateway final : SmsGateway {
  bool has_template(const std::string&) const override { return true; }
  std::string signature() const override { return "【示例】"; }
  Handed hand_over(const Sms& sms) override {
    sent.push_back(sms);
    if (falls) throw std::runtime_error("the program falls here");
    Handed answer{Handing::accepted, "9^1", "OK"};
    if (!handings.empty()) answer = handings.front(), handings.pop_front();
    return answer;
  }
  Receipted ask(const ReceiptAsked& about) override {
    asked.push_back(about);
    return receipt;
  }
  std::vector<Sms> sent;
  std::vector<ReceiptAsked> asked;
  std::deque<Handed> handings;
  Receipted receipt{Receipt::waiting, "", ""};
  bool falls = false;
};

struct MadeUpRobot final : GroupRobot {
  bool reaches(const std::string&) const override { return reached; }
  Handed post(const std::string&, const std::string& text) override {
    posted.push_back(text);
    return answer;
  }
  std::vector<std::string> posted;
  Handed answer{Handing::accepted, "", "0"};
  bool reached = true;
};

class MessageSender : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    fs::create_directories(folder);
    round.id = {base::make_uuid(3)};
    policy->desk.receipt_ask_seconds = 20;
    policy->desk.retry_seconds = 30;
    policy->desk.retry_seconds_max = 600;
    policy->desk.receipt_minutes = 20;
    policy->desk.unsent_minutes = 30;
    policy->desk.group_a_minute_max = 1;
    policy->desk.sms_a_day_max = 2;
    policy->desk.call_minutes = 60;
    policy->desk.quiet_from_minute = 21 * 60;
    policy->desk.quiet_to_minute = 8 * 60;
    policy->desk.call_role = "community_worker";
    context.port.sms = gateway;
    context.port.group = robot;
    write([&](sql::Transaction& tx) {
      tx.execute(
          "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, span_last, "
          "urban_rural, urban_rural_source) VALUES (?1, ?2, 5, '示例社区', '', 44, 2101, 2101, "
          "'unknown', 'proposed')",
          {community, std::to_string(community.value)});
      events::Event opened;
      opened.tenant = tenant;
      opened.id = event;
      opened.place = community;
      opened.illness = "chikungunya";
      opened.name = "示例";
      opened.pack = "cn-chikungunya-2025";
      opened.opened_on = day0;
      events::store::add(tx, worker, opened);
    });
  }
  void TearDown() override { fs::remove_all(folder); }

  template <class F>
  void write(F f) {
    db().write([&](sql::Transaction& tx) {
      f(tx);
      return sql::Outcome::keep;
    });
  }
  people::PersonId person(const char* phone) {
    people::Person made;
    made.id = {base::make_uuid(at(0).ms)};
    made.tenant = tenant;
    made.event = event;
    made.place = community;
    made.particulars.name = "张三（示例）";
    made.particulars.phone = phone;
    write([&](sql::Transaction& tx) { people::store::add(tx, vault, worker, made); });
    return made.id;
  }
  Message message(Channel channel, std::optional<people::PersonId> who) {
    Message made;
    made.id = {base::make_uuid(at(0).ms)};
    made.round = round.id;
    made.tenant = tenant;
    made.event = event;
    made.place = community;
    made.person = who;
    made.kind = "reading_missing";
    made.day = day0;
    made.channel = channel;
    made.leaves_at = at(0);
    made.next_at = at(0);
    return made;
  }
  MessageId sent(std::vector<Message> all) {
    round.tenant = tenant;
    round.event = event;
    round.place = community;
    round.kind = "reading_missing";
    round.day = day0;
    round.group_text = "各位邻居";
    round.values = {{"place", "示例社区"}};
    round.made_at = at(0);
    round.made_by = worker.account;
    round.leaves_at = at(0);
    write([&](sql::Transaction& tx) { store::add(tx, worker, round, all); });
    return all.front().id;
  }
  MessageId one_sms() { return sent({message(Channel::sms, person("13800001234"))}); }
  Message now(MessageId id) {
    return *db().query([&](sql::Transaction& tx) { return store::find(tx, tenant, id); });
  }
  bool is_asked(const char* kind) {
    const auto open = db().query(
        [&](sql::Transaction& tx) { return tasks::store::open_about(tx, tenant, round.id.value); });
    return std::any_of(open.begin(), open.end(),
                       [&](const tasks::Task& task) { return task.kind == kind; });
  }
  int run(base::Instant when) {
    int steps = 0;
    while (sender.step(when)) ++steps;
    return steps;
  }

  const std::string folder =
      (fs::temp_directory_path() / ("bulwark_messages_" + std::to_string(getpid()))).string();
  identity::Vault vault{folder + "/key"};
  const identity::Actor worker{identity::AccountId{base::make_uuid(1)}, at(0)};
  const identity::EventId event{base::make_uuid(2)};
  Round round;
  places::CurrentTree places;
  std::shared_ptr<packs::Messages> policy = std::make_shared<packs::Messages>();
  std::shared_ptr<MadeUpGateway> gateway = std::make_shared<MadeUpGateway>();
  std::shared_ptr<MadeUpRobot> robot = std::make_shared<MadeUpRobot>();
  Context context{vault, places, [this] { return std::shared_ptr<const packs::Messages>(policy); },
                  {},    {},     {},
                  {},    {}};
  Sender sender{db(), context};
};
ON_EACH_DATABASE(MessageSender);

TEST_P(MessageSender, SendsOnceAndWaitsForTheReceipt) {
  const MessageId id = one_sms();
  EXPECT_EQ(run({at(0).ms - 1}), 0);
  EXPECT_EQ(run(at(0)), 1);
  ASSERT_EQ(gateway->sent.size(), 1u);
  EXPECT_EQ(gateway->sent[0].phone, "13800001234");
  EXPECT_EQ(gateway->sent[0].out_id, to_string(id));
  EXPECT_EQ(now(id).state, State::accepted);
  EXPECT_EQ(now(id).gateway_id, "9^1");
  EXPECT_EQ(run(at(1)), 1);
  ASSERT_EQ(gateway->asked.size(), 1u);
  EXPECT_EQ(gateway->asked[0].gateway_id, "9^1");
  EXPECT_EQ(gateway->asked[0].day, day0);
  EXPECT_EQ(now(id).state, State::accepted);
  gateway->receipt = {Receipt::delivered, "", "DELIVERED"};
  EXPECT_EQ(run(at(5)), 1);
  EXPECT_EQ(now(id).state, State::delivered);
  EXPECT_EQ(run(at(600)), 0);
  EXPECT_EQ(gateway->sent.size(), 1u);
  EXPECT_FALSE(is_asked("messages.call"));
}

TEST_P(MessageSender, AFallInBetweenIsAskedAboutAndSentOnce) {
  const MessageId id = one_sms();
  gateway->falls = true;
  EXPECT_THROW(sender.step(at(0)), std::runtime_error);
  EXPECT_EQ(now(id).state, State::handed);
  gateway->falls = false;
  Sender after{db(), context};  // The program that was started anew.
  EXPECT_FALSE(after.step(at(0)));
  EXPECT_TRUE(after.step(at(1)));
  EXPECT_EQ(gateway->sent.size(), 1u);
  ASSERT_EQ(gateway->asked.size(), 1u);
  EXPECT_EQ(gateway->asked[0].gateway_id, "");
  EXPECT_EQ(now(id).state, State::accepted);  // The gateway knew it and waits for its receipt.
  gateway->receipt = {Receipt::delivered, "", ""};
  while (after.step(at(10))) {
  }
  EXPECT_EQ(now(id).state, State::delivered);
  EXPECT_EQ(gateway->sent.size(), 1u);
}

TEST_P(MessageSender, WhatNobodyKnowsOfEndsOnTheCallList) {
  const MessageId id = one_sms();
  gateway->handings = {{Handing::unknown, "", "timeout"}};
  gateway->receipt = {Receipt::absent, "", ""};
  for (int minute = 0; minute <= 25; ++minute) run(at(minute));
  EXPECT_EQ(gateway->sent.size(), 1u);
  EXPECT_EQ(now(id).state, State::to_do);
  EXPECT_EQ(now(id).reason, Reason::unknown);
  EXPECT_TRUE(is_asked("messages.call"));
}

TEST_P(MessageSender, WhatWasCertainlyNotSentIsSentLaterUnderTheSameId) {
  const MessageId id = one_sms();
  gateway->handings = {{Handing::again, "", "refused"}, {Handing::again, "", "refused"}};
  for (int minute = 0; minute <= 4; ++minute) run(at(minute));
  EXPECT_EQ(gateway->sent.size(), 3u);
  EXPECT_EQ(gateway->sent[2].out_id, gateway->sent[0].out_id);
  EXPECT_EQ(now(id).state, State::accepted);
  EXPECT_EQ(now(id).attempts, 3);
}

TEST_P(MessageSender, ARefusalOrAWishAsksForACall) {
  const people::PersonId who = person("13800001234");
  const MessageId id = sent({message(Channel::sms, who)});
  write([&](sql::Transaction& tx) {
    store::save_wish(tx, worker, people::store::get(tx, vault, tenant, who), false);
  });
  run(at(0));
  EXPECT_TRUE(gateway->sent.empty());
  EXPECT_EQ(now(id).reason, Reason::wants_no_sms);
  EXPECT_TRUE(is_asked("messages.call"));
  const auto entries = db().query(
      [&](sql::Transaction& tx) { return identity::audit::entries_of(tx, tenant, who.value); });
  EXPECT_TRUE(std::none_of(entries.begin(), entries.end(),
                           [](const auto& entry) { return entry.action == "message.handed"; }));
}

TEST_P(MessageSender, GivingTheNumberAwayIsWrittenDown) {
  const people::PersonId who = person("13800001234");
  sent({message(Channel::sms, who)});
  gateway->handings = {{Handing::refused, "", "isv.MOBILE_NUMBER_ILLEGAL"}};
  run(at(0));
  const auto entries = db().query(
      [&](sql::Transaction& tx) { return identity::audit::entries_of(tx, tenant, who.value); });
  const auto handed = std::find_if(entries.begin(), entries.end(), [](const auto& entry) {
    return entry.action == "message.handed";
  });
  ASSERT_NE(handed, entries.end());
  EXPECT_EQ(handed->account, worker.account);
  EXPECT_EQ(handed->detail.find("13800001234"), std::string::npos);
}

TEST_P(MessageSender, WithoutAGatewayNobodyWaits) {
  const MessageId queued = one_sms();
  context.port.sms.reset();
  run(at(0));
  EXPECT_EQ(now(queued).state, State::to_do);
  EXPECT_EQ(now(queued).reason, Reason::no_gateway);
}

TEST_P(MessageSender, NothingLeavesWhenTheEventIsOver) {
  const MessageId id = one_sms();
  write([&](sql::Transaction& tx) {
    events::store::close(tx, worker, *events::store::find(tx, tenant, event), day0, "示例");
  });
  run(at(0));
  EXPECT_TRUE(gateway->sent.empty());
  EXPECT_EQ(now(id).state, State::withdrawn);
}

TEST_P(MessageSender, WhatWasCalledBackNeverLeaves) {
  const MessageId id = one_sms();
  write([&](sql::Transaction& tx) { store::withdraw(tx, worker, round); });
  EXPECT_EQ(run(at(60)), 0);
  EXPECT_EQ(now(id).state, State::withdrawn);
  EXPECT_TRUE(gateway->sent.empty());
}

TEST_P(MessageSender, PostsToTheGroupOnceAndNotTooOften) {
  const MessageId first = sent({message(Channel::group, {}), message(Channel::group, {})});
  run(at(0));
  EXPECT_EQ(robot->posted.size(), 1u);
  run(at(2));
  EXPECT_EQ(robot->posted.size(), 2u);
  EXPECT_EQ(robot->posted[0], "各位邻居");
  EXPECT_EQ(now(first).state, State::delivered);
}

TEST_P(MessageSender, APostThatGotLostIsNotMadeAgain) {
  const MessageId id = sent({message(Channel::group, {})});
  robot->answer = {Handing::unknown, "", "timeout"};
  for (int minute = 0; minute < 10; ++minute) run(at(minute));
  EXPECT_EQ(robot->posted.size(), 1u);
  EXPECT_EQ(now(id).reason, Reason::robot_unknown);
  EXPECT_TRUE(is_asked("messages.group"));
}

}  // namespace
}  // namespace messages
