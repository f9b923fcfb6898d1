// What is kept of rounds, messages, calls and wishes, on both databases.
#include "messages/store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "people/store.h"
#include "sql/testing.h"

namespace messages {
namespace {

namespace fs = std::filesystem;

constexpr identity::TenantId tenant{77};
constexpr places::PlaceId community{44060600100}, other{44060600200};
const base::Date day0 = *base::parse_date("2026-11-22");
base::Instant at(int hour) { return base::at_minute(day0, hour * 60); }

class MessageStore : public sql::testing::OnEachDatabase {
 protected:
  void SetUp() override {
    fs::create_directories(folder);
    write([&](sql::Transaction& tx) {
      for (const auto& [id, span] : {std::pair{community, 2101}, {other, 2102}}) {
        tx.execute(
            "INSERT INTO place (id, code, level, name, initials, parent_id, span_first, span_last, "
            "urban_rural, urban_rural_source) VALUES (?1, ?2, 5, '示例社区', '', 44, ?3, ?3, "
            "'unknown', 'proposed')",
            {id, std::to_string(id.value), span});
      }
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
  template <class F>
  auto read(F f) {
    return db().query([&](sql::Transaction& tx) { return f(tx); });
  }
  people::Person person() {
    people::Person made;
    made.id = {base::make_uuid(at(8).ms)};
    made.tenant = tenant;
    made.event = event;
    made.place = community;
    made.particulars.name = "张三（示例）";
    write([&](sql::Transaction& tx) { people::store::add(tx, vault, worker, made); });
    return made;
  }
  Round round(std::uint64_t number) {
    Round made;
    made.id = {base::make_uuid(static_cast<std::int64_t>(number))};
    made.tenant = tenant;
    made.event = event;
    made.place = community;
    made.kind = "service_hours";
    made.day = day0;
    made.sms_text = "短信";
    made.group_text = "群里";
    made.call_text = "电话";
    made.values = {{"hours", "9:00"}};
    made.made_at = at(9);
    made.made_by = worker.account;
    made.leaves_at = at(10);
    return made;
  }
  Message message(const Round& of, Channel channel) {
    Message made;
    made.id = {base::make_uuid(at(9).ms)};
    made.round = of.id;
    made.tenant = tenant;
    made.event = event;
    made.place = community;
    if (channel != Channel::group) made.person = somebody.id;
    made.kind = of.kind;
    made.day = day0;
    made.channel = channel;
    made.state = channel == Channel::sms ? State::queued : State::to_do;
    made.reason = channel == Channel::sms ? Reason::none : Reason::no_phone;
    made.leaves_at = of.leaves_at;
    if (channel == Channel::sms) made.next_at = of.leaves_at;
    return made;
  }
  void added(const Round& made, const std::vector<Message>& all) {
    write([&](sql::Transaction& tx) { store::add(tx, worker, made, all); });
  }
  identity::Scope scope(std::int64_t span) { return {{{community, {span, span}, tenant}}}; }

  const std::string folder =
      (fs::temp_directory_path() / ("bulwark_message_store_" + std::to_string(getpid()))).string();
  identity::Vault vault{folder + "/key"};
  const identity::Actor worker{identity::AccountId{base::make_uuid(1)}, at(9)};
  const identity::EventId event{base::make_uuid(2)};
  const store::Asked here{tenant, event, community};
  people::Person somebody;
};
ON_EACH_DATABASE(MessageStore);

TEST_P(MessageStore, KeepsEveryFieldAndIsAbsentOutOfScope) {
  somebody = person();
  const Round made = round(5);
  Message sms = message(made, Channel::sms);
  added(made, {sms, message(made, Channel::group)});
  const auto found =
      read([&](sql::Transaction& tx) { return store::find(tx, scope(2101), made.id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, made.kind);
  EXPECT_EQ(found->sms_text, "短信");
  EXPECT_EQ(found->group_text, "群里");
  EXPECT_EQ(found->call_text, "电话");
  ASSERT_EQ(found->values.size(), 1u);
  EXPECT_EQ(found->values[0].value, "9:00");
  EXPECT_EQ(found->leaves_at, at(10));
  EXPECT_EQ(found->made_by, worker.account);
  sms.state = State::accepted;
  sms.code = "OK";
  sms.gateway_id = "9^1";
  sms.attempts = 2;
  sms.looks = 3;
  sms.handed_at = at(10);
  sms.settled_at = at(11);
  sms.again_at = at(12);
  sms.next_at = at(13);
  write([&](sql::Transaction& tx) {
    EXPECT_TRUE(store::save(tx, sms));
    EXPECT_FALSE(store::save(tx, sms)) << "somebody changed it meanwhile";
  });
  const auto kept = read([&](sql::Transaction& tx) { return store::find(tx, tenant, sms.id); });
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->person, somebody.id);
  EXPECT_EQ(kept->state, State::accepted);
  EXPECT_EQ(kept->code, "OK");
  EXPECT_EQ(kept->gateway_id, "9^1");
  EXPECT_EQ(kept->attempts, 2);
  EXPECT_EQ(kept->looks, 3);
  EXPECT_EQ(kept->handed_at, at(10));
  EXPECT_EQ(kept->settled_at, at(11));
  EXPECT_EQ(kept->again_at, at(12));
  EXPECT_EQ(kept->next_at, at(13));
  EXPECT_EQ(kept->version, 2);
  EXPECT_FALSE(read([&](sql::Transaction& tx) { return store::find(tx, scope(2102), made.id); }));
  EXPECT_FALSE(read([&](sql::Transaction& tx) { return store::find(tx, scope(2102), sms.id); }));
}

TEST_P(MessageStore, CountsAndPagesAndFindsWhatIsDue) {
  somebody = person();
  const Round first = round(5), second = round(6);
  const Message sms = message(first, Channel::sms), call = message(first, Channel::call);
  added(first, {sms, call, message(first, Channel::group)});
  added(second, {message(second, Channel::call)});
  const auto counts =
      read([&](sql::Transaction& tx) { return store::progress(tx, tenant, first.id); });
  EXPECT_EQ(counts.people, 2);
  EXPECT_EQ(counts.on_its_way, 1);
  EXPECT_EQ(counts.to_call, 1);
  const auto newest = read([&](sql::Transaction& tx) { return store::rounds(tx, here, {}, 1); });
  ASSERT_EQ(newest.size(), 1u);
  EXPECT_EQ(newest[0].id, second.id);
  const auto older =
      read([&](sql::Transaction& tx) { return store::rounds(tx, here, second.id, 5); });
  ASSERT_EQ(older.size(), 1u);
  EXPECT_EQ(older[0].id, first.id);
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::count_to_call(tx, here); }), 2);
  const auto listed = [&](store::Only only, std::optional<RoundId> of) {
    return read([&](sql::Transaction& tx) {
      return store::list(tx, here, {of, only, {}, 50}).size();
    });
  };
  EXPECT_EQ(listed(store::Only::to_do, {}), 2u);
  EXPECT_EQ(listed(store::Only::to_do, first.id), 1u);
  EXPECT_EQ(listed(store::Only::on_its_way, {}), 1u);
  EXPECT_EQ(listed(store::Only::all, first.id), 2u) << "the group is nobody";
  const auto due = [&](base::Instant now) {
    return read([&](sql::Transaction& tx) { return store::next(tx, now); });
  };
  EXPECT_FALSE(due({at(10).ms - 1}));
  ASSERT_TRUE(due(at(10)));
  EXPECT_EQ(due(at(10))->id, sms.id);
  const auto sent = read([&](sql::Transaction& tx) { return store::sms_on(tx, here, day0); });
  EXPECT_EQ(sent.at(somebody.id), 1);
  const auto told = [&](const char* kind, base::Date day) {
    return read([&](sql::Transaction& tx) { return store::told_on(tx, here, kind, day).size(); });
  };
  EXPECT_EQ(told("service_hours", day0), 1u);
  EXPECT_EQ(told("reading_missing", day0), 0u);
  EXPECT_EQ(told("service_hours", day0 + base::Days{1}), 0u);
  write([&](sql::Transaction& tx) { store::withdraw(tx, worker, first); });
  EXPECT_FALSE(due(at(20)));
  EXPECT_EQ(read([&](sql::Transaction& tx) { return store::count_to_call(tx, here); }), 1);
}

TEST_P(MessageStore, KeepsCallsAndWishes) {
  somebody = person();
  const Round made = round(5);
  const Message call = message(made, Channel::call);
  added(made, {call});
  Call noted;
  noted.id = {base::make_uuid(9)};
  noted.tenant = tenant;
  noted.message = call.id;
  noted.at = at(10);
  noted.by = worker.account;
  noted.result = CallResult::call_again;
  noted.again_at = at(12);
  write([&](sql::Transaction& tx) { store::add(tx, worker, call, noted); });
  write([&](sql::Transaction& tx) { store::withdraw(tx, {worker.account, at(11)}, call, noted); });
  const auto calls =
      read([&](sql::Transaction& tx) { return store::calls_of(tx, tenant, call.id); });
  ASSERT_EQ(calls.size(), 1u);
  EXPECT_EQ(calls[0].result, CallResult::call_again);
  EXPECT_EQ(calls[0].again_at, at(12));
  EXPECT_EQ(calls[0].withdrawn_at, at(11));
  EXPECT_EQ(calls[0].by, worker.account);
  const auto wish = [&] {
    return read([&](sql::Transaction& tx) { return store::wish_of(tx, tenant, somebody.id); });
  };
  EXPECT_TRUE(wish().wants_sms);
  EXPECT_FALSE(wish().said_at);
  for (const bool wants : {false, true, false}) {
    write([&](sql::Transaction& tx) { store::save_wish(tx, worker, somebody, wants); });
    EXPECT_EQ(wish().wants_sms, wants);
    const auto without = read([&](sql::Transaction& tx) { return store::without_sms(tx, here); });
    EXPECT_EQ(without.size(), wants ? 0u : 1u);
  }
  EXPECT_EQ(wish().said_at, at(9));
}

}  // namespace
}  // namespace messages
