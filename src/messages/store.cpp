// Rounds and messages.
#include "messages/store.h"

#include "base/record.h"
#include "base/words.h"

namespace messages::store {

namespace {

struct Values {
  std::vector<FieldValue> items;
};
BOOST_DESCRIBE_STRUCT(Values, (), (items))

std::vector<FieldValue> values_of(const std::string& text) {
  Values values;
  base::json::Problems problems;
  if (const auto json = base::json::parse(text)) base::json::read_record(*json, values, problems);
  return std::move(values.items);
}

identity::AuditSubject about(const Round& round) {
  return {round.tenant, "message_round", round.id.value, round.event, round.place};
}

constexpr std::string_view round_columns =
    "SELECT r.tenant_id, r.id, r.event_id, r.place_id, r.kind, r.day_on, r.sms_text, r.group_text, "
    "r.call_text, r.field_values, r.made_at, r.made_by, r.leaves_at, r.withdrawn_at, a.name, "
    "p.span_first FROM message_round r JOIN place p ON p.id = r.place_id LEFT JOIN account a ON "
    "a.id = r.made_by ";

struct PlacedRound {
  Round round;
  std::int64_t at = 0;
};

PlacedRound read_round(sql::Row& row) {
  Round round;
  round.tenant = row.take<identity::TenantId>();
  round.id = row.take<RoundId>();
  round.event = row.take<identity::EventId>();
  round.place = row.take<places::PlaceId>();
  round.kind = row.take<std::string>();
  round.day = row.take<base::Date>();
  round.sms_text = row.take<std::string>();
  round.group_text = row.take<std::string>();
  round.call_text = row.take<std::string>();
  round.values = values_of(row.take<std::string>());
  round.made_at = row.take<base::Instant>();
  round.made_by = row.take<std::optional<identity::AccountId>>();
  round.leaves_at = row.take<base::Instant>();
  round.withdrawn_at = row.take<std::optional<base::Instant>>();
  round.made_by_name = row.take<std::optional<std::string>>().value_or("");
  return {std::move(round), row.take<std::int64_t>()};
}

constexpr std::string_view message_columns =
    "SELECT m.tenant_id, m.id, m.round_id, m.event_id, m.place_id, m.person_id, m.lawful_basis, "
    "m.kind, m.day_on, m.channel, m.state, m.reason, m.code, m.gateway_id, m.leaves_at, "
    "m.attempts, m.looks, m.next_at, m.handed_at, m.settled_at, m.again_at, m.version, "
    "p.span_first FROM message m JOIN place p ON p.id = m.place_id ";

struct PlacedMessage {
  Message message;
  std::int64_t at = 0;
};

PlacedMessage read_message(sql::Row& row) {
  Message message;
  message.tenant = row.take<identity::TenantId>();
  message.id = row.take<MessageId>();
  message.round = row.take<RoundId>();
  message.event = row.take<identity::EventId>();
  message.place = row.take<places::PlaceId>();
  message.person = row.take<std::optional<people::PersonId>>();
  message.lawful_basis = base::from_word<people::LawfulBasis>(row.take<std::string>());
  message.kind = row.take<std::string>();
  message.day = row.take<base::Date>();
  message.channel = base::from_word<Channel>(row.take<std::string>());
  message.state = base::from_word<State>(row.take<std::string>());
  message.reason = base::from_word<Reason>(row.take<std::string>());
  message.code = row.take<std::string>();
  message.gateway_id = row.take<std::string>();
  message.leaves_at = row.take<base::Instant>();
  message.attempts = row.take<std::int64_t>();
  message.looks = row.take<std::int64_t>();
  message.next_at = row.take<std::optional<base::Instant>>();
  message.handed_at = row.take<std::optional<base::Instant>>();
  message.settled_at = row.take<std::optional<base::Instant>>();
  message.again_at = row.take<std::optional<base::Instant>>();
  message.version = row.take<std::int64_t>();
  return {std::move(message), row.take<std::int64_t>()};
}

void add_message(sql::Transaction& tx, const Message& message) {
  tx.execute(
      "INSERT INTO message (tenant_id, id, round_id, event_id, place_id, person_id, purpose, "
      "lawful_basis, kind, day_on, channel, state, reason, code, gateway_id, leaves_at, attempts, "
      "looks, next_at, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'epidemic_control', ?7, ?8, ?9, "
      "?10, ?11, ?12, '', '', ?13, 0, 0, ?14, 1)",
      {message.tenant, message.id, message.round, message.event, message.place, message.person,
       base::word(message.lawful_basis), message.kind, message.day, base::word(message.channel),
       base::word(message.state), base::word(message.reason), message.leaves_at, message.next_at});
}

}  // namespace

// ---- Rounds -------------------------------------------------------------------------------------

tasks::Where where(const Round& round) { return {round.tenant, round.event, round.place}; }

void add(sql::Transaction& tx, const identity::Actor& actor, const Round& round,
         const std::vector<Message>& all) {
  tx.execute(
      "INSERT INTO message_round (tenant_id, id, event_id, place_id, kind, day_on, sms_text, "
      "group_text, call_text, field_values, made_at, made_by, leaves_at) VALUES (?1, ?2, ?3, ?4, "
      "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
      {round.tenant, round.id, round.event, round.place, round.kind, round.day, round.sms_text,
       round.group_text, round.call_text, base::json::record_to_text(Values{round.values}),
       round.made_at, round.made_by, round.leaves_at});
  std::int64_t by_sms = 0;
  for (const Message& message : all) {
    add_message(tx, message);
    if (message.channel == Channel::sms) ++by_sms;
  }
  identity::audit::record(
      tx, actor, "message.round_sent", about(round),
      {{"kind", round.kind}, {"people", static_cast<std::int64_t>(all.size())}, {"sms", by_sms}});
}

void withdraw(sql::Transaction& tx, const identity::Actor& actor, const Round& round) {
  tx.execute("UPDATE message_round SET withdrawn_at = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {round.tenant, round.id, actor.at});
  tx.execute(
      "UPDATE message SET state = 'withdrawn', next_at = NULL, settled_at = ?3, version = version "
      "+ 1 WHERE tenant_id = ?1 AND round_id = ?2 AND state IN ('queued', 'to_do')",
      {round.tenant, round.id, actor.at});
  identity::audit::record(tx, actor, "message.round_withdrawn", about(round));
}

std::optional<Round> find(sql::Transaction& tx, identity::TenantId tenant, RoundId id) {
  static const std::string text =
      std::string(round_columns) + "WHERE r.tenant_id = ?1 AND r.id = ?2";
  return tx.first(text, {tenant, id}, [](sql::Row& row) { return read_round(row).round; });
}

std::optional<Round> find(sql::Transaction& tx, const identity::Scope& scope, RoundId id) {
  static const std::string text =
      std::string(round_columns) + "WHERE r.tenant_id = ?1 AND r.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    auto found = tx.first(text, {tenant, id}, read_round);
    if (found && scope.covers(found->at)) return std::move(found->round);
  }
  return std::nullopt;
}

std::vector<Round> rounds(sql::Transaction& tx, const Asked& asked,
                          const std::optional<RoundId>& before, std::int64_t limit) {
  static const std::string text = std::string(round_columns) +
                                  "WHERE r.tenant_id = ?1 AND r.event_id = ?2 AND r.place_id = ?3 "
                                  "AND (?4 = 0 OR r.id < ?5) ORDER BY r.id DESC LIMIT ?6";
  return tx.all(
      text,
      {asked.tenant, asked.event, asked.place, before ? 1 : 0, before.value_or(RoundId{}), limit},
      [](sql::Row& row) { return read_round(row).round; });
}

Progress progress(sql::Transaction& tx, identity::TenantId tenant, RoundId round) {
  Progress counts;
  tx.each(
      "SELECT state, count(*) FROM message WHERE tenant_id = ?1 AND round_id = ?2 AND channel <> "
      "'group' GROUP BY state",
      {tenant, round}, [&](sql::Row& row) {
        const auto state = base::from_word<State>(row.take<std::string>());
        const auto many = row.take<std::int64_t>();
        counts.people += many;
        switch (state) {
          case State::queued:
          case State::handed:
          case State::accepted: counts.on_its_way += many; break;
          case State::delivered: counts.delivered += many; break;
          case State::to_do: counts.to_call += many; break;
          case State::done: counts.told += many; break;
          case State::withdrawn: counts.withdrawn += many; break;
        }
      });
  return counts;
}

// ---- Messages -----------------------------------------------------------------------------------

std::optional<Message> find(sql::Transaction& tx, identity::TenantId tenant, MessageId id) {
  static const std::string text =
      std::string(message_columns) + "WHERE m.tenant_id = ?1 AND m.id = ?2";
  return tx.first(text, {tenant, id}, [](sql::Row& row) { return read_message(row).message; });
}

std::optional<Message> find(sql::Transaction& tx, const identity::Scope& scope, MessageId id) {
  static const std::string text =
      std::string(message_columns) + "WHERE m.tenant_id = ?1 AND m.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    auto found = tx.first(text, {tenant, id}, read_message);
    if (found && scope.covers(found->at)) return std::move(found->message);
  }
  return std::nullopt;
}

std::vector<Message> of_round(sql::Transaction& tx, identity::TenantId tenant, RoundId round) {
  static const std::string text =
      std::string(message_columns) + "WHERE m.tenant_id = ?1 AND m.round_id = ?2 ORDER BY m.id";
  return tx.all(text, {tenant, round}, [](sql::Row& row) { return read_message(row).message; });
}

bool save(sql::Transaction& tx, const Message& message) {
  return tx.execute(
             "UPDATE message SET state = ?4, reason = ?5, code = ?6, gateway_id = ?7, attempts = "
             "?8, looks = ?9, next_at = ?10, handed_at = ?11, settled_at = ?12, again_at = ?13, "
             "version = version + 1 WHERE tenant_id = ?1 AND id = ?2 AND version = ?3",
             {message.tenant, message.id, message.version, base::word(message.state),
              base::word(message.reason), message.code, message.gateway_id, message.attempts,
              message.looks, message.next_at, message.handed_at, message.settled_at,
              message.again_at}) > 0;
}

void note_handed(sql::Transaction& tx, const identity::Actor& actor, const Message& message) {
  if (!message.person) return;
  identity::audit::record(
      tx, actor, "message.handed",
      {message.tenant, "person", message.person->value, message.event, message.place},
      {{"kind", message.kind}, {"attempt", message.attempts}});
}

void note_posted(sql::Transaction& tx, const identity::Actor& actor, const Round& round) {
  identity::audit::record(tx, actor, "message.posted", about(round));
}

static constexpr std::string_view only_text(Only only) {
  switch (only) {
    case Only::all: return "all";
    case Only::on_its_way: return "on_its_way";
    case Only::delivered: return "delivered";
    case Only::to_do: return "to_do";
    case Only::done: return "done";
  }
  return "all";
}

std::vector<Message> list(sql::Transaction& tx, const Asked& asked, const Page& page) {
  static const std::string text =
      std::string(message_columns) +
      "WHERE m.tenant_id = ?1 AND m.event_id = ?2 AND m.place_id = ?3 AND m.person_id IS NOT NULL "
      "AND (?4 = 'all' OR (?4 = 'on_its_way' AND m.state IN ('queued', 'handed', 'accepted')) OR "
      "m.state = ?4) AND (?5 = 0 OR m.round_id = ?6) AND (?7 = 0 OR m.id > ?8) ORDER BY m.id "
      "LIMIT ?9";
  return tx.all(text,
                {asked.tenant, asked.event, asked.place, only_text(page.only), page.round ? 1 : 0,
                 page.round.value_or(RoundId{}), page.after ? 1 : 0,
                 page.after.value_or(MessageId{}), page.limit},
                [](sql::Row& row) { return read_message(row).message; });
}

std::int64_t count_to_call(sql::Transaction& tx, const Asked& asked) {
  return tx.count(
      "SELECT count(*) FROM message WHERE tenant_id = ?1 AND event_id = ?2 AND place_id = ?3 AND "
      "state = 'to_do' AND person_id IS NOT NULL",
      {asked.tenant, asked.event, asked.place});
}

bool is_any_to_do(sql::Transaction& tx, identity::TenantId tenant, RoundId round, Channel channel) {
  return tx.count(
             "SELECT count(*) FROM message WHERE tenant_id = ?1 AND round_id = ?2 AND state = "
             "'to_do' AND (channel = 'group') = (?3 = 'group')",
             {tenant, round, base::word(channel)}) > 0;
}

std::optional<Message> next(sql::Transaction& tx, base::Instant now) {
  static const std::string text =
      std::string(message_columns) +
      "WHERE m.next_at IS NOT NULL AND m.next_at <= ?1 ORDER BY m.next_at LIMIT 1";
  return tx.first(text, {now}, [](sql::Row& row) { return read_message(row).message; });
}

std::int64_t posts_since(sql::Transaction& tx, identity::TenantId tenant, places::PlaceId place,
                         base::Instant since) {
  return tx.count(
      "SELECT count(*) FROM message WHERE tenant_id = ?1 AND place_id = ?2 AND channel = 'group' "
      "AND handed_at > ?3",
      {tenant, place, since});
}

std::map<people::PersonId, std::int64_t> sms_on(sql::Transaction& tx, const Asked& asked,
                                                base::Date day) {
  std::map<people::PersonId, std::int64_t> counts;
  tx.each(
      "SELECT person_id, count(*) FROM message WHERE tenant_id = ?1 AND event_id = ?2 AND place_id "
      "= ?3 AND day_on = ?4 AND channel = 'sms' AND state <> 'withdrawn' GROUP BY person_id",
      {asked.tenant, asked.event, asked.place, day}, [&](sql::Row& row) {
        const auto person = row.take<people::PersonId>();
        counts[person] = row.take<std::int64_t>();
      });
  return counts;
}

std::vector<people::PersonId> told_on(sql::Transaction& tx, const Asked& asked,
                                      const std::string& kind, base::Date day) {
  return tx.all(
      "SELECT DISTINCT person_id FROM message WHERE tenant_id = ?1 AND event_id = ?2 AND place_id "
      "= ?3 AND kind = ?4 AND day_on = ?5 AND state <> 'withdrawn' AND person_id IS NOT NULL",
      {asked.tenant, asked.event, asked.place, kind, day},
      [](sql::Row& row) { return row.take<people::PersonId>(); });
}

}  // namespace messages::store
