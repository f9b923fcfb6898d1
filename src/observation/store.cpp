#include "observation/store.h"

#include "base/words.h"
#include "identity/sealed.h"
#include "observation/exposure.h"

namespace observation::store {

namespace {

identity::AuditSubject about(const Episode& episode) {
  return {episode.tenant, "episode", episode.id.value, episode.event, episode.place};
}

identity::SealedUnder key_of(const Episode& episode) { return {episode.tenant, episode.event}; }

constexpr std::string_view columns =
    "SELECT e.tenant_id, e.id, e.event_id, e.place_id, e.person_id, e.lawful_basis, e.regime, "
    "e.pack_hash, e.opened_at, e.base_on, e.base_kind, e.onset_on, e.last_day_on, "
    "e.slots_a_day, e.counted_from_on, e.extended_to_on, e.extension_order, e.follows_id, "
    "e.case_id, e.order_reference, e.sealed, e.state, e.ended_on, e.end_reason, a.name, "
    "e.notice_number, "
    "e.version, p.span_first FROM episode e JOIN place p ON p.id = e.place_id LEFT JOIN account a "
    "ON a.id = e.ended_by ";

struct Placed {
  Episode episode;
  std::int64_t at = 0;
};

Placed read(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  Placed placed;
  Episode& episode = placed.episode;
  episode.tenant = row.take<identity::TenantId>();
  episode.id = row.take<EpisodeId>();
  episode.event = row.take<identity::EventId>();
  episode.place = row.take<places::PlaceId>();
  episode.person = row.take<people::PersonId>();
  episode.lawful_basis = base::from_word<people::LawfulBasis>(row.take<std::string>());
  episode.regime = row.take<std::string>();
  episode.pack_hash = row.take<std::string>();
  episode.opened_at = row.take<base::Instant>();
  episode.base_on = row.take<base::Date>();
  episode.base_kind = base::from_word<packs::CountFrom>(row.take<std::string>());
  episode.onset_on = row.take<std::optional<base::Date>>();
  episode.last_day = row.take<base::Date>();
  episode.slots_a_day = row.take<std::int64_t>();
  episode.counted_from = row.take<base::Date>();
  episode.extended_to = row.take<std::optional<base::Date>>();
  episode.extension_order = row.take<std::optional<std::string>>().value_or("");
  episode.follows = row.take<std::optional<EpisodeId>>();
  episode.case_id = row.take<std::optional<base::Uuid>>();
  episode.order_reference = row.take<std::optional<std::string>>().value_or("");
  episode.words = identity::opened<Words>(tx, vault, key_of(episode), row.take<sql::Blob>().bytes);
  episode.state = base::from_word<State>(row.take<std::string>());
  episode.ended_on = row.take<std::optional<base::Date>>();
  if (const auto reason = row.take<std::optional<std::string>>()) {
    episode.end_reason = base::from_word<packs::EndReason>(*reason);
  }
  episode.ended_by = row.take<std::optional<std::string>>().value_or("");
  episode.notice_number = row.take<std::optional<std::string>>().value_or("");
  episode.version = row.take<std::int64_t>();
  placed.at = row.take<std::int64_t>();
  return placed;
}

const char* only_word(Only only) {
  switch (only) {
    case Only::all: return "all";
    case Only::missing_today: return "missing_today";
    case Only::abnormal: return "abnormal";
    case Only::ends_today: return "ends_today";
    case Only::past_end: return "past_end";
  }
  return "all";
}

}  // namespace

tasks::Where where(const Episode& episode) {
  return {episode.tenant, episode.event, episode.place};
}

std::optional<Episode> find(sql::Transaction& tx, identity::Vault& vault,
                            const identity::Scope& scope, EpisodeId id) {
  static const std::string text = std::string(columns) + "WHERE e.tenant_id = ?1 AND e.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto placed =
        tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row); });
    if (placed && scope.covers(placed->at)) return placed->episode;
  }
  return std::nullopt;
}

std::optional<Episode> find(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                            EpisodeId id) {
  static const std::string text = std::string(columns) + "WHERE e.tenant_id = ?1 AND e.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row).episode; });
}

std::optional<Episode> open_of_person(sql::Transaction& tx, identity::Vault& vault,
                                      identity::TenantId tenant, people::PersonId person) {
  static const std::string text =
      std::string(columns) + "WHERE e.tenant_id = ?1 AND e.person_id = ?2 AND e.state = 'open'";
  return tx.first(text, {tenant, person},
                  [&](sql::Row& row) { return read(tx, vault, row).episode; });
}

std::optional<Episode> latest_of_person(sql::Transaction& tx, identity::Vault& vault,
                                        identity::TenantId tenant, people::PersonId person) {
  static const std::string text =
      std::string(columns) +
      "WHERE e.tenant_id = ?1 AND e.person_id = ?2 ORDER BY CASE e.state WHEN 'open' THEN 0 ELSE 1 "
      "END, e.opened_at DESC LIMIT 1";
  return tx.first(text, {tenant, person},
                  [&](sql::Row& row) { return read(tx, vault, row).episode; });
}

std::vector<Outline> open_at(sql::Transaction& tx, const tasks::Where& community) {
  return tx.all(
      "SELECT person_id, regime, pack_hash, opened_on FROM episode WHERE tenant_id = ?1 AND "
      "event_id = ?2 AND place_id = ?3 AND state = 'open'",
      {community.tenant, community.event, community.place}, [](sql::Row& row) {
        Outline outline;
        outline.person = row.take<people::PersonId>();
        outline.regime = row.take<std::string>();
        outline.pack_hash = row.take<std::string>();
        outline.opened_on = row.take<base::Date>();
        return outline;
      });
}

void note_wish(sql::Transaction& tx, const identity::Actor& actor, const Episode& episode,
               Wish wish) {
  const char* const said = wish == Wish::to_end ? "episode.asked_to_end" : "episode.goes_on";
  identity::audit::record(tx, actor, said, about(episode));
}

static std::optional<std::string> said(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

static void add_row(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
                    const Episode& episode) {
  tx.execute(
      "INSERT INTO episode (tenant_id, id, event_id, place_id, person_id, purpose, lawful_basis, "
      "regime, pack_hash, opened_at, opened_by, base_on, base_kind, onset_on, last_day_on, "
      "order_reference, sealed, opened_on, slots_a_day, counted_from_on, follows_id, case_id, "
      "extended_to_on, extension_order, state, version) VALUES (?1, ?2, ?3, ?4, ?5, "
      "'epidemic_control', ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, "
      "?21, ?22, ?23, 'open', 1)",
      {episode.tenant,
       episode.id,
       episode.event,
       episode.place,
       episode.person,
       base::word(episode.lawful_basis),
       episode.regime,
       episode.pack_hash,
       episode.opened_at,
       actor.account,
       episode.base_on,
       base::word(episode.base_kind),
       episode.onset_on,
       episode.last_day,
       said(episode.order_reference),
       identity::sealed(tx, vault, key_of(episode), episode.words, actor.at),
       base::date_of(episode.opened_at),
       episode.slots_a_day,
       episode.counted_from,
       episode.follows,
       episode.case_id,
       episode.extended_to,
       said(episode.extension_order)});
  identity::audit::record(tx, actor, "episode.opened", about(episode),
                          {{"regime", episode.regime},
                           {"base_on", base::to_string(episode.base_on)},
                           {"last_day", base::to_string(episode.last_day)},
                           {"pack", episode.pack_hash.substr(0, 8)}});
}

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Episode& episode, const ExposureWords& words) {
  add_row(tx, vault, actor, episode);
  add_exposure(tx, vault, actor, episode, first_exposure(episode, words));
}

void take_up(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
             const Handover& handed) {
  const Episode& next = handed.goes_on.state;
  add_row(tx, vault, actor, next);
  for (const Carried& one : handed.exposures) carry(tx, vault, actor, next, one);
}

bool save(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
          const Episode& episode, std::int64_t base_version, std::string_view action) {
  std::optional<std::string> reason;
  if (episode.end_reason) reason = base::word(*episode.end_reason);
  const bool is_ended = episode.state == State::ended;
  const std::int64_t changed = tx.execute(
      "UPDATE episode SET state = ?4, ended_on = ?5, ended_at = ?6, ended_by = ?7, end_reason = "
      "?8, notice_number = ?9, sealed = ?10, last_day_on = ?11, base_on = ?12, base_kind = ?13, "
      "extended_to_on = ?14, extension_order = ?15, version = version + 1 WHERE tenant_id = ?1 AND "
      "id = ?2 AND version = ?3",
      {episode.tenant, episode.id, base_version, is_ended ? "ended" : "open", episode.ended_on,
       is_ended ? std::optional(actor.at) : std::nullopt, is_ended ? actor.account : std::nullopt,
       reason, episode.notice_number,
       identity::sealed(tx, vault, key_of(episode), episode.words, actor.at), episode.last_day,
       episode.base_on, base::word(episode.base_kind), episode.extended_to,
       said(episode.extension_order)});
  if (changed == 0) return false;
  base::json::Object detail;
  if (reason) detail.emplace_back("reason", *reason);
  identity::audit::record(tx, actor, action, about(episode), detail);
  return true;
}

bool move(sql::Transaction& tx, const identity::Actor& actor, const Episode& episode,
          places::PlaceId to) {
  const std::int64_t moved = tx.execute(
      "UPDATE episode SET place_id = ?4, version = version + 1 WHERE tenant_id = ?1 AND id = ?2 "
      "AND version = ?3",
      {episode.tenant, episode.id, episode.version, to});
  if (moved == 0) return false;
  tx.execute(
      "INSERT INTO episode_move (tenant_id, episode_id, moved_at, moved_on, event_id, "
      "from_place_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      {episode.tenant, episode.id, actor.at, base::date_of(actor.at), episode.event,
       episode.place});
  tx.execute(
      "UPDATE care_need SET place_id = ?3 WHERE tenant_id = ?1 AND episode_id = ?2 AND outcome IS "
      "NULL",
      {episode.tenant, episode.id, to});
  tx.execute("UPDATE exposure SET place_id = ?3 WHERE tenant_id = ?1 AND episode_id = ?2",
             {episode.tenant, episode.id, to});
  identity::audit::record(tx, actor, "episode.moved", about(episode),
                          {{"to", std::to_string(to.value)}});
  return true;
}

// The filters of a list, with ?5 the state asked for or '', ?6 the filter and ?7 today.
static constexpr std::string_view filtered =
    "WHERE e.tenant_id = ?1 AND e.event_id = ?2 AND p.span_first BETWEEN ?3 AND ?4 AND (?5 = '' OR "
    "e.state = ?5) AND (?6 = 'all' OR (e.state = 'open' AND ((?6 = 'ends_today' AND e.last_day_on "
    "= ?7) OR (?6 = 'past_end' AND e.last_day_on < ?7) OR (?6 = 'missing_today' AND NOT EXISTS "
    "(SELECT 1 FROM reading r WHERE r.tenant_id = e.tenant_id AND r.episode_id = e.id AND r.day_on "
    "= ?7)) OR (?6 = 'abnormal' AND EXISTS (SELECT 1 FROM care_need c WHERE c.tenant_id = "
    "e.tenant_id AND c.episode_id = e.id AND c.outcome IS NULL))))) ";

static sql::Values filter_values(identity::TenantId tenant, const Filter& filter, Only only) {
  const char* state = "";
  if (filter.state) state = base::word(*filter.state);
  return {tenant, filter.event,    filter.span.first, filter.span.last,
          state,  only_word(only), filter.today};
}

std::vector<Episode> list(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                          const Filter& filter) {
  static const std::string text = std::string(columns) + std::string(filtered) +
                                  "AND (?8 = 0 OR e.id < ?9) ORDER BY e.id DESC LIMIT ?10";
  sql::Values values = filter_values(tenant, filter, filter.only);
  values.emplace_back(filter.before ? 1 : 0);
  values.emplace_back(filter.before.value_or(EpisodeId{}));
  values.emplace_back(filter.limit);
  return tx.all(text, values, [&](sql::Row& row) { return read(tx, vault, row).episode; });
}

Totals totals(sql::Transaction& tx, identity::TenantId tenant, const Filter& filter) {
  static const std::string text =
      "SELECT count(*) FROM episode e JOIN place p ON p.id = e.place_id " + std::string(filtered);
  const auto count_of = [&](Only only) {
    Filter open = filter;
    open.state = State::open;
    return tx.count(text, filter_values(tenant, open, only));
  };
  return {.open = count_of(Only::all),
          .missing_today = count_of(Only::missing_today),
          .abnormal = count_of(Only::abnormal),
          .ends_today = count_of(Only::ends_today),
          .past_end = count_of(Only::past_end)};
}

}  // namespace observation::store
