#include "papers/store.h"

#include "base/words.h"
#include "http/message.h"
#include "identity/crypto.h"
#include "identity/sealed.h"

namespace papers::store {

namespace {

constexpr const char* hash_kind = "paper content";

identity::SealedUnder key_of(const Paper& paper) { return {paper.tenant, paper.event}; }

constexpr std::string_view columns =
    "SELECT q.tenant_id, q.id, q.event_id, q.place_id, q.person_id, q.episode_id, q.lawful_basis, "
    "q.kind, q.kind_use, q.title, q.issuer_place_id, q.year, q.rehearsal, q.serial, q.number, "
    "q.mark, "
    "q.pack_hash, q.body, q.issued_at, a.name, q.issued_role, q.serve_role, q.serve_by_at, "
    "q.state, q.serving, b.name, q.withdrawn_at, c.name, q.withdrawal, q.version, p.span_first "
    "FROM paper q JOIN place p ON p.id = q.place_id LEFT JOIN account a ON a.id = q.issued_by "
    "LEFT JOIN account b ON b.id = q.served_by LEFT JOIN account c ON c.id = q.withdrawn_by ";

struct Placed {
  Paper paper;
  std::int64_t at = 0;
};

template <class Record>
std::optional<Record> opened(sql::Transaction& tx, identity::Vault& vault, const Paper& paper,
                             const std::optional<sql::Blob>& sealed) {
  if (!sealed) return std::nullopt;
  return identity::opened<Record>(tx, vault, key_of(paper), sealed->bytes);
}

void read_number(sql::Row& row, Number& number) {
  number.place = row.take<places::PlaceId>();
  number.year = row.take<std::int64_t>();
  number.rehearsal = row.take<std::int64_t>() != 0;
  number.serial = row.take<std::int64_t>();
  number.text = row.take<std::string>();
}

Placed read(sql::Transaction& tx, identity::Vault& vault, sql::Row& row) {
  Placed placed;
  Paper& paper = placed.paper;
  paper.tenant = row.take<identity::TenantId>();
  paper.id = row.take<PaperId>();
  paper.event = row.take<identity::EventId>();
  paper.place = row.take<places::PlaceId>();
  paper.person = row.take<people::PersonId>();
  paper.episode = row.take<std::optional<base::Uuid>>();
  paper.lawful_basis = base::from_word<people::LawfulBasis>(row.take<std::string>());
  paper.kind = row.take<std::string>();
  paper.use = base::from_word<packs::PaperUse>(row.take<std::string>());
  paper.title = row.take<std::string>();
  read_number(row, paper.number);
  paper.mark = row.take<std::string>();
  paper.pack_hash = row.take<std::string>();
  paper.body = row.take<std::string>();
  paper.issued_at = row.take<base::Instant>();
  paper.issued_by = row.take<std::optional<std::string>>().value_or("");
  paper.issued_role = row.take<std::string>();
  paper.serve_role = row.take<std::string>();
  paper.serve_by = row.take<std::optional<base::Instant>>();
  paper.state = base::from_word<State>(row.take<std::string>());
  paper.serving = opened<Serving>(tx, vault, paper, row.take<std::optional<sql::Blob>>());
  paper.served_by = row.take<std::optional<std::string>>().value_or("");
  paper.withdrawn_at = row.take<std::optional<base::Instant>>();
  paper.withdrawn_by = row.take<std::optional<std::string>>().value_or("");
  const auto withdrawal =
      opened<Withdrawal>(tx, vault, paper, row.take<std::optional<sql::Blob>>());
  if (withdrawal) paper.withdrawn_reason = withdrawal->reason;
  paper.version = row.take<std::int64_t>();
  placed.at = row.take<std::int64_t>();
  return placed;
}

const char* action_of(const Paper& paper) {
  switch (paper.state) {
    case State::issued: return "paper.serving_undone";
    case State::served: return "paper.served";
    case State::withdrawn: return "paper.withdrawn";
  }
  return "";
}

}  // namespace

identity::AuditSubject about(const Paper& paper) {
  return {paper.tenant, "paper", paper.id.value, paper.event, paper.place};
}

// ---- Issuing ------------------------------------------------------------------------------------

std::int64_t next_serial(sql::Transaction& tx, identity::TenantId tenant, std::string_view kind,
                         const Number& number) {
  return 1 + tx.count(
                 "SELECT coalesce(max(serial), 0) FROM paper WHERE tenant_id = ?1 AND "
                 "issuer_place_id = ?2 AND year = ?3 AND kind = ?4 AND rehearsal = ?5",
                 {tenant, number.place, number.year, kind, number.rehearsal ? 1 : 0});
}

void add(sql::Transaction& tx, const identity::Actor& actor, const Paper& paper,
         const Sealing& sealing) {
  const std::string hash = sealing.vault.blind_index(paper.tenant, hash_kind,
                                                     base::json::record_to_text(sealing.content));
  tx.execute(
      "INSERT INTO paper (tenant_id, id, event_id, place_id, person_id, episode_id, purpose, "
      "lawful_basis, kind, kind_use, title, issuer_place_id, year, rehearsal, serial, number, "
      "mark, "
      "pack_hash, content, content_hash, token_hash, body, issued_at, issued_by, issued_role, "
      "serve_role, serve_by_at, state, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
      "'epidemic_control', ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, "
      "?21, ?22, ?23, ?24, ?25, ?26, 'issued', 1)",
      {paper.tenant,
       paper.id,
       paper.event,
       paper.place,
       paper.person,
       paper.episode,
       base::word(paper.lawful_basis),
       paper.kind,
       base::word(paper.use),
       paper.title,
       paper.number.place,
       paper.number.year,
       paper.number.rehearsal ? 1 : 0,
       paper.number.serial,
       paper.number.text,
       paper.mark,
       paper.pack_hash,
       identity::sealed(tx, sealing.vault, key_of(paper), sealing.content, actor.at),
       sql::Blob{hash},
       sql::Blob{identity::sha256(sealing.token)},
       paper.body,
       paper.issued_at,
       actor.account,
       paper.issued_role,
       paper.serve_role,
       paper.serve_by});
  identity::audit::record(tx, actor, "paper.issued", about(paper),
                          {{"kind", paper.kind},
                           {"number", paper.number.text},
                           {"pack", paper.pack_hash.substr(0, 8)}});
}

base::Result<base::Done> save(sql::Transaction& tx, identity::Vault& vault,
                              const identity::Actor& actor, const Paper& paper) {
  std::optional<sql::Blob> serving;
  std::optional<sql::Blob> withdrawal;
  const bool withdrawn = paper.state == State::withdrawn;
  if (paper.serving) {
    serving = identity::sealed(tx, vault, key_of(paper), *paper.serving, actor.at);
  }
  if (withdrawn) {
    withdrawal =
        identity::sealed(tx, vault, key_of(paper), Withdrawal{paper.withdrawn_reason}, actor.at);
  }
  // Who served it stays known when it is withdrawn afterwards.
  const std::int64_t saved = tx.execute(
      "UPDATE paper SET state = ?4, serving = ?5, served_by = CASE WHEN ?4 = 'served' THEN ?6 "
      "WHEN ?4 = 'issued' THEN NULL ELSE served_by END, withdrawn_at = ?7, withdrawn_by = ?8, "
      "withdrawal = ?9, version = version + 1 WHERE tenant_id = ?1 AND id = ?2 AND version = ?3",
      {paper.tenant, paper.id, paper.version, base::word(paper.state), serving, actor.account,
       paper.withdrawn_at, withdrawn ? actor.account : std::nullopt, withdrawal});
  if (saved == 0) return http::refusal::changed_meanwhile;
  base::json::Object detail;
  if (paper.state == State::served) {
    detail = {{"how", base::word(paper.serving->how)},
              {"receipt", base::word(paper.serving->receipt)}};
  }
  identity::audit::record(tx, actor, action_of(paper), about(paper), detail);
  return base::Done{};
}

// ---- Finding ------------------------------------------------------------------------------------

std::optional<Paper> find(sql::Transaction& tx, identity::Vault& vault,
                          const identity::Scope& scope, PaperId id) {
  static const std::string text = std::string(columns) + "WHERE q.tenant_id = ?1 AND q.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto placed =
        tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row); });
    if (placed && scope.covers(placed->at)) return placed->paper;
  }
  return std::nullopt;
}

std::optional<Paper> find(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                          PaperId id) {
  static const std::string text = std::string(columns) + "WHERE q.tenant_id = ?1 AND q.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read(tx, vault, row).paper; });
}

printing::Paper content(sql::Transaction& tx, identity::Vault& vault, const Paper& paper) {
  struct Kept {
    sql::Blob content;
    sql::Blob hash;
  };
  const auto kept =
      tx.first("SELECT content, content_hash FROM paper WHERE tenant_id = ?1 AND id = ?2",
               {paper.tenant, paper.id}, [](sql::Row& row) {
                 Kept one;
                 one.content = row.take<sql::Blob>();
                 one.hash = row.take<sql::Blob>();
                 return one;
               });
  if (!kept) throw std::runtime_error("a paper is gone");
  const auto text = vault.open(tx, paper.tenant, paper.event, kept->content.bytes);
  if (vault.blind_index(paper.tenant, hash_kind, text) != kept->hash.bytes) {
    throw std::runtime_error("a paper is not what was issued");
  }
  printing::Paper content;
  base::json::Problems problems;
  base::json::read_record(*base::json::parse(text), content, problems);
  return content;
}

std::vector<Paper> of_person(sql::Transaction& tx, identity::Vault& vault,
                             identity::TenantId tenant, people::PersonId person) {
  static const std::string text =
      std::string(columns) + "WHERE q.tenant_id = ?1 AND q.person_id = ?2 ORDER BY q.id DESC";
  return tx.all(text, {tenant, person}, [&](sql::Row& row) { return read(tx, vault, row).paper; });
}

static constexpr std::string_view filtered =
    "WHERE q.tenant_id = ?1 AND q.event_id = ?2 AND p.span_first BETWEEN ?3 AND ?4 AND (?5 = '' OR "
    "q.kind = ?5) AND (?6 = 'all' OR (?6 = 'to_serve' AND q.state = 'issued' AND q.serve_by_at IS "
    "NOT NULL) OR (?6 = 'late' AND q.state = 'issued' AND q.serve_by_at < ?7) OR (?6 = 'served' "
    "AND "
    "q.state = 'served') OR (?6 = 'withdrawn' AND q.state = 'withdrawn')) ";

static sql::Values filter_values(identity::TenantId tenant, const Filter& filter) {
  return {tenant,           filter.event, filter.span.first,
          filter.span.last, filter.kind,  base::word(filter.only),
          filter.now};
}

std::vector<Paper> list(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                        const Filter& filter) {
  static const std::string text = std::string(columns) + std::string(filtered) +
                                  "AND (?8 = 0 OR q.id < ?9) ORDER BY q.id DESC LIMIT ?10";
  sql::Values values = filter_values(tenant, filter);
  values.emplace_back(filter.before ? 1 : 0);
  values.emplace_back(filter.before.value_or(PaperId{}));
  values.emplace_back(filter.limit);
  return tx.all(text, values, [&](sql::Row& row) { return read(tx, vault, row).paper; });
}

std::int64_t count(sql::Transaction& tx, identity::TenantId tenant, const Filter& filter) {
  static const std::string text =
      "SELECT count(*) FROM paper q JOIN place p ON p.id = q.place_id " + std::string(filtered);
  return tx.count(text, filter_values(tenant, filter));
}

std::optional<Outline> find_by_token(sql::Transaction& tx, identity::TenantId tenant,
                                     std::string_view token) {
  return tx.first(
      "SELECT person_id, title, number, mark, body, issued_at, state FROM paper WHERE "
      "tenant_id = ?1 AND token_hash = ?2",
      {tenant, sql::Blob{identity::sha256(token)}}, [&](sql::Row& row) {
        Outline outline;
        outline.tenant = tenant;
        outline.person = row.take<people::PersonId>();
        outline.title = row.take<std::string>();
        outline.number = row.take<std::string>();
        outline.mark = row.take<std::string>();
        outline.body = row.take<std::string>();
        outline.issued_at = row.take<base::Instant>();
        outline.state = base::from_word<State>(row.take<std::string>());
        return outline;
      });
}

// ---- Handed over --------------------------------------------------------------------------------

std::vector<PaperId> move(sql::Transaction& tx, const identity::Actor& actor,
                          const people::Person& person) {
  const std::int64_t moved = tx.execute(
      "UPDATE paper SET place_id = ?3, version = version + 1 WHERE tenant_id = ?1 AND person_id = "
      "?2",
      {person.tenant, person.id, person.place});
  if (moved == 0) return {};
  identity::audit::record(tx, actor, "paper.moved",
                          {person.tenant, "person", person.id.value, person.event, person.place},
                          {{"papers", moved}});
  return tx.all(
      "SELECT id FROM paper WHERE tenant_id = ?1 AND person_id = ?2 AND state = 'issued' ORDER BY "
      "id",
      {person.tenant, person.id}, [](sql::Row& row) { return row.take<PaperId>(); });
}

}  // namespace papers::store
