// Calls, and who wants no SMS.
#include "base/words.h"
#include "messages/store.h"

namespace messages::store {

namespace {

identity::AuditSubject about_person(const Message& message) {
  return {message.tenant, "person", message.person->value, message.event, message.place};
}

constexpr std::string_view call_columns =
    "SELECT c.tenant_id, c.id, c.message_id, c.at, c.by_account, c.result, c.again_at, "
    "c.withdrawn_at, a.name FROM message_call c LEFT JOIN account a ON a.id = c.by_account ";

Call read_call(sql::Row& row) {
  Call call;
  call.tenant = row.take<identity::TenantId>();
  call.id = row.take<CallId>();
  call.message = row.take<MessageId>();
  call.at = row.take<base::Instant>();
  call.by = row.take<std::optional<identity::AccountId>>();
  call.result = base::from_word<CallResult>(row.take<std::string>());
  call.again_at = row.take<std::optional<base::Instant>>();
  call.withdrawn_at = row.take<std::optional<base::Instant>>();
  call.by_name = row.take<std::optional<std::string>>().value_or("");
  return call;
}

}  // namespace

void add(sql::Transaction& tx, const identity::Actor& actor, const Message& message,
         const Call& call) {
  tx.execute(
      "INSERT INTO message_call (tenant_id, id, message_id, event_id, place_id, person_id, "
      "purpose, lawful_basis, at, by_account, result, again_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
      "'epidemic_control', ?7, ?8, ?9, ?10, ?11)",
      {message.tenant, call.id, message.id, message.event, message.place, message.person,
       base::word(message.lawful_basis), call.at, call.by, base::word(call.result), call.again_at});
  identity::audit::record(tx, actor, "message.called", about_person(message),
                          {{"kind", message.kind}, {"result", base::word(call.result)}});
}

void withdraw(sql::Transaction& tx, const identity::Actor& actor, const Message& message,
              const Call& call) {
  tx.execute("UPDATE message_call SET withdrawn_at = ?3 WHERE tenant_id = ?1 AND id = ?2",
             {call.tenant, call.id, actor.at});
  identity::audit::record(tx, actor, "message.call_withdrawn", about_person(message),
                          {{"kind", message.kind}});
}

std::optional<Call> find(sql::Transaction& tx, identity::TenantId tenant, CallId id) {
  static const std::string text =
      std::string(call_columns) + "WHERE c.tenant_id = ?1 AND c.id = ?2";
  return tx.first(text, {tenant, id}, read_call);
}

std::vector<Call> calls_of(sql::Transaction& tx, identity::TenantId tenant, MessageId message) {
  static const std::string text = std::string(call_columns) +
                                  "WHERE c.tenant_id = ?1 AND c.message_id = ?2 ORDER BY c.at, "
                                  "c.id";
  return tx.all(text, {tenant, message}, read_call);
}

Wish wish_of(sql::Transaction& tx, identity::TenantId tenant, people::PersonId person) {
  return tx
      .first("SELECT wants_sms, said_at FROM message_wish WHERE tenant_id = ?1 AND person_id = ?2",
             {tenant, person},
             [](sql::Row& row) {
               const bool wants = row.take<bool>();
               return Wish{wants, row.take<base::Instant>()};
             })
      .value_or(Wish{});
}

void save_wish(sql::Transaction& tx, const identity::Actor& actor, const people::Person& person,
               bool wants_sms) {
  tx.execute(
      "INSERT INTO message_wish (tenant_id, person_id, event_id, place_id, purpose, lawful_basis, "
      "wants_sms, said_at, by_account) VALUES (?1, ?2, ?3, ?4, 'epidemic_control', ?5, ?6, ?7, ?8) "
      "ON CONFLICT (tenant_id, person_id) DO UPDATE SET wants_sms = excluded.wants_sms, said_at = "
      "excluded.said_at, by_account = excluded.by_account",
      {person.tenant, person.id, person.event, person.place, base::word(person.lawful_basis),
       wants_sms ? 1 : 0, actor.at, actor.account});
  identity::audit::record(tx, actor, wants_sms ? "message.sms_wanted" : "message.sms_refused",
                          {person.tenant, "person", person.id.value, person.event, person.place});
}

std::vector<people::PersonId> without_sms(sql::Transaction& tx, const Asked& asked) {
  return tx.all(
      "SELECT w.person_id FROM message_wish w JOIN person n ON n.tenant_id = w.tenant_id AND n.id "
      "= w.person_id WHERE w.tenant_id = ?1 AND n.event_id = ?2 AND n.place_id = ?3 AND "
      "w.wants_sms = 0",
      {asked.tenant, asked.event, asked.place},
      [](sql::Row& row) { return row.take<people::PersonId>(); });
}

}  // namespace messages::store
