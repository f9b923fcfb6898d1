#include "transfer/store.h"

#include "base/words.h"
#include "identity/sealed.h"
#include "tasks/store.h"

namespace transfer::store {

namespace {

constexpr std::string_view columns =
    "SELECT t.tenant_id, t.id, t.event_id, t.place_id, t.person_id, t.episode_id, t.lawful_basis, "
    "t.reason, t.expected_on, t.sealed, t.state, t.to_tenant_id, t.to_event_id, t.to_place_id, "
    "t.to_person_id, t.to_episode_id, t.offered_at, t.acknowledged_at, t.answered_at, "
    "t.arrived_on, t.version, f.span_first, g.span_first FROM transfer t JOIN place f ON f.id = "
    "t.place_id JOIN place g ON g.id = t.to_place_id ";

identity::SealedUnder key_of(const Transfer& transfer) {
  return {transfer.from.tenant, *transfer.from.event};
}

// The words of a line, sealed like the rest.
struct Note {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

Content opened_content(sql::Transaction& tx, identity::Vault& vault, Transfer& transfer,
                       const std::string& sealed) {
  try {
    return identity::opened<Content>(tx, vault, key_of(transfer), sealed);
  } catch (const identity::ContentDestroyed&) {
    transfer.destroyed = true;
    return {};
  }
}

Placed read(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  Placed placed;
  Transfer& transfer = placed.transfer;
  transfer.from.tenant = row.take<identity::TenantId>();
  transfer.id = row.take<TransferId>();
  transfer.from.event = row.take<identity::EventId>();
  transfer.from.place = row.take<places::PlaceId>();
  transfer.person = row.take<people::PersonId>();
  transfer.episode = row.take<std::optional<base::Uuid>>();
  transfer.lawful_basis = base::from_word<people::LawfulBasis>(row.take<std::string>());
  transfer.reason = row.take<std::string>();
  transfer.expected_on = row.take<base::Date>();
  transfer.content = opened_content(tx, vault, transfer, row.take<sql::Blob>().bytes);
  transfer.state = base::from_word<State>(row.take<std::string>());
  transfer.to.tenant = row.take<identity::TenantId>();
  transfer.to.event = row.take<std::optional<identity::EventId>>();
  transfer.to.place = row.take<places::PlaceId>();
  transfer.to_person = row.take<std::optional<people::PersonId>>();
  transfer.to_episode = row.take<std::optional<base::Uuid>>();
  transfer.offered_at = row.take<base::Instant>();
  transfer.acknowledged_at = row.take<std::optional<base::Instant>>();
  transfer.answered_at = row.take<std::optional<base::Instant>>();
  transfer.arrived_on = row.take<std::optional<base::Date>>();
  transfer.version = row.take<std::int64_t>();
  placed.from_at = row.take<std::int64_t>();
  placed.to_at = row.take<std::int64_t>();
  return placed;
}

bool covers(const identity::Scope& scope, const Placed& placed) {
  return scope.covers(placed.from_at) || scope.covers(placed.to_at);
}

void record(sql::Transaction& tx, const identity::Actor& actor, const Transfer& transfer,
            const Written& written) {
  identity::audit::record(
      tx, actor, "transfer." + written.what, about(transfer),
      {{"side", base::word(written.side)}, {"to", std::to_string(transfer.to.place.value)}});
}

}  // namespace

identity::AuditSubject about(const Transfer& transfer) {
  return {transfer.from.tenant, "transfer", transfer.id.value, transfer.from.event,
          transfer.from.place};
}

std::optional<Placed> find(sql::Transaction& tx, identity::Vault& vault,
                           const identity::Scope& scope, TransferId id) {
  static const std::string text =
      std::string(columns) + "WHERE t.id = ?2 AND (t.tenant_id = ?1 OR t.to_tenant_id = ?1)";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto placed =
        tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row); });
    if (placed && covers(scope, *placed)) return placed;
  }
  return std::nullopt;
}

std::optional<Transfer> find(sql::Transaction& tx, identity::Vault& vault,
                             identity::TenantId tenant, TransferId id) {
  static const std::string text =
      std::string(columns) + "WHERE t.id = ?2 AND (t.tenant_id = ?1 OR t.to_tenant_id = ?1)";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row).transfer; });
}

std::optional<Transfer> waiting_for(sql::Transaction& tx, identity::Vault& vault,
                                    identity::TenantId tenant, people::PersonId person) {
  static const std::string text =
      std::string(columns) +
      "WHERE t.tenant_id = ?1 AND t.person_id = ?2 AND t.state IN ('offered', 'acknowledged')";
  return tx.first(text, {tenant, person},
                  [&](sql::Row& row) { return read(tx, vault, row).transfer; });
}

std::optional<Placed> that_moved(sql::Transaction& tx, identity::Vault& vault,
                                 const identity::Scope& scope, base::Uuid episode) {
  static const std::string text =
      std::string(columns) +
      "WHERE t.tenant_id = ?1 AND t.episode_id = ?2 AND t.state IN ('accepted', 'arrived', "
      "'not_arrived') ORDER BY t.answered_at DESC";
  for (const identity::TenantId tenant : scope.tenants()) {
    for (Placed& placed :
         tx.all(text, {tenant, episode}, [&](sql::Row& row) { return read(tx, vault, row); })) {
      if (scope.covers(placed.from_at)) return std::move(placed);
    }
  }
  return std::nullopt;
}

std::vector<Transfer> of_event(sql::Transaction& tx, identity::Vault& vault,
                               identity::TenantId tenant, identity::EventId event) {
  static const std::string text =
      std::string(columns) +
      "WHERE t.tenant_id = ?1 AND t.event_id = ?2 AND t.state NOT IN ('refused', 'withdrawn')";
  return tx.all(text, {tenant, event},
                [&](sql::Row& row) { return read(tx, vault, row).transfer; });
}

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Transfer& transfer) {
  tx.execute(
      "INSERT INTO transfer (tenant_id, id, event_id, place_id, person_id, episode_id, purpose, "
      "lawful_basis, reason, expected_on, sealed, state, to_tenant_id, to_event_id, to_place_id, "
      "offered_at, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'epidemic_control', ?7, ?8, ?9, ?10, "
      "?11, ?12, ?13, ?14, ?15, 1)",
      {transfer.from.tenant, transfer.id, transfer.from.event, transfer.from.place, transfer.person,
       transfer.episode, base::word(transfer.lawful_basis), transfer.reason, transfer.expected_on,
       identity::sealed(tx, vault, key_of(transfer), transfer.content, actor.at),
       base::word(transfer.state), transfer.to.tenant, transfer.to.event, transfer.to.place,
       transfer.offered_at});
  add_step(tx, vault, actor, transfer, {Side::sender, "offered"});
}

bool save(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
          const Transfer& transfer, const Written& written) {
  const std::int64_t changed = tx.execute(
      "UPDATE transfer SET state = ?4, to_event_id = ?5, to_person_id = ?6, to_episode_id = ?7, "
      "acknowledged_at = ?8, answered_at = ?9, arrived_on = ?10, episode_id = ?11, sealed = ?12, "
      "version = version + 1 WHERE tenant_id = ?1 AND id = ?2 AND version = ?3",
      {transfer.from.tenant, transfer.id, transfer.version, base::word(transfer.state),
       transfer.to.event, transfer.to_person, transfer.to_episode, transfer.acknowledged_at,
       transfer.answered_at, transfer.arrived_on, transfer.episode,
       identity::sealed(tx, vault, key_of(transfer), transfer.content, actor.at)});
  if (changed == 0) return false;
  add_step(tx, vault, actor, transfer, written);
  return true;
}

void add_step(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
              const Transfer& transfer, const Written& written) {
  const std::int64_t before =
      tx.count("SELECT count(*) FROM transfer_step WHERE tenant_id = ?1 AND transfer_id = ?2",
               {transfer.from.tenant, transfer.id});
  tx.execute(
      "INSERT INTO transfer_step (tenant_id, transfer_id, number, at, by_account, side, what, "
      "sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {transfer.from.tenant, transfer.id, before + 1, actor.at, actor.account,
       base::word(written.side), written.what,
       identity::sealed(tx, vault, key_of(transfer), Note{written.note}, actor.at)});
  record(tx, actor, transfer, written);
}

std::vector<Step> steps(sql::Transaction& tx, identity::Vault& vault, const Transfer& transfer) {
  return tx.all(
      "SELECT s.number, s.at, a.name, s.side, s.what, s.sealed FROM transfer_step s LEFT JOIN "
      "account a ON a.id = s.by_account WHERE s.tenant_id = ?1 AND s.transfer_id = ?2 ORDER BY "
      "s.number",
      {transfer.from.tenant, transfer.id}, [&](sql::Row& row) {
        Step step;
        step.number = row.take<std::int64_t>();
        step.at = row.take<base::Instant>();
        step.by = row.take<std::optional<std::string>>().value_or("");
        step.side = base::from_word<Side>(row.take<std::string>());
        step.what = row.take<std::string>();
        const std::string sealed = row.take<sql::Blob>().bytes;
        if (!transfer.destroyed) {
          step.note = identity::opened<Note>(tx, vault, key_of(transfer), sealed).text;
        }
        return step;
      });
}

// ---- Lists ------------------------------------------------------------------------------------

// With ?2, ?3 the span, ?4 whether only what is late, ?5 to ?7 what late is.
static constexpr std::string_view late =
    "((t.state = 'offered' AND t.offered_at < ?5) OR (t.state = 'acknowledged' AND "
    "t.acknowledged_at < ?6) OR (t.state IN ('offered', 'acknowledged', 'accepted') AND "
    "t.expected_on < ?7)) ";
static constexpr std::string_view sent =
    "WHERE t.tenant_id = ?1 AND f.span_first BETWEEN ?2 AND ?3 AND (?4 = 0 OR ";
static constexpr std::string_view received =
    "WHERE t.to_tenant_id = ?1 AND g.span_first BETWEEN ?2 AND ?3 AND (?4 = 0 OR ";

static std::string filtered(Direction direction) {
  return std::string(direction == Direction::sent ? sent : received) + std::string(late) + ") ";
}

static sql::Values values_of(const Filter& filter, bool late_only) {
  return {filter.tenant,
          filter.span.first,
          filter.span.last,
          late_only ? 1 : 0,
          filter.late.offered_before,
          filter.late.acknowledged_before,
          filter.late.expected_before};
}

std::vector<Transfer> list(sql::Transaction& tx, identity::Vault& vault, const Filter& filter) {
  static constexpr std::string_view page =
      "AND (?8 = 0 OR t.offered_at < ?9 OR (t.offered_at = ?9 AND t.id < ?10)) ORDER BY "
      "t.offered_at DESC, t.id DESC LIMIT ?11";
  static const std::string of_sent =
      std::string(columns) + filtered(Direction::sent) + std::string(page);
  static const std::string of_received =
      std::string(columns) + filtered(Direction::received) + std::string(page);
  sql::Values values = values_of(filter, filter.late_only);
  values.emplace_back(filter.before ? 1 : 0);
  values.emplace_back(filter.before.value_or(base::Instant{}));
  values.emplace_back(filter.before_id);
  values.emplace_back(filter.limit);
  return tx.all(filter.direction == Direction::sent ? of_sent : of_received, values,
                [&](sql::Row& row) { return read(tx, vault, row).transfer; });
}

Totals totals(sql::Transaction& tx, const Filter& filter) {
  static constexpr std::string_view from =
      "SELECT count(*) FROM transfer t JOIN place f ON f.id = t.place_id JOIN place g ON g.id = "
      "t.to_place_id ";
  static const std::string of_sent = std::string(from) + filtered(Direction::sent);
  static const std::string of_received = std::string(from) + filtered(Direction::received);
  static constexpr std::string_view open = "AND t.state IN ('offered', 'acknowledged')";
  static const std::string open_sent = of_sent + std::string(open);
  static const std::string open_received = of_received + std::string(open);
  const bool out = filter.direction == Direction::sent;
  return {.waiting = tx.count(out ? open_sent : open_received, values_of(filter, false)),
          .late = tx.count(out ? of_sent : of_received, values_of(filter, true))};
}

void apply(sql::Transaction& tx, const identity::Actor& actor, const Sides& sides,
           const Told& told) {
  tasks::store::apply(tx, actor, sides.from, told.at_sender);
  if (sides.to) tasks::store::apply(tx, actor, *sides.to, told.at_receiver);
}

}  // namespace transfer::store
