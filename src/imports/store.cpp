#include "imports/store.h"

#include "base/record.h"
#include "base/words.h"

namespace imports::store {

identity::AuditSubject about(const Batch& batch) {
  return {batch.tenant, "import", batch.id.value, batch.event, batch.place};
}

void record(sql::Transaction& tx, const identity::Actor& actor, const Batch& batch,
            const char* action) {
  identity::audit::record(tx, actor, action, about(batch),
                          {{"rows", batch.rows},
                           {"taken", batch.taken},
                           {"known", batch.known},
                           {"wrong", batch.wrong}});
}

void add(sql::Transaction& tx, const identity::Actor& actor, const Batch& batch) {
  tx.execute(
      "INSERT INTO import_batch (tenant_id, id, event_id, place_id, kind, purpose, lawful_basis, "
      "file_name, state, plan, row_count, next_row, taken, known, wrong, indexed, started_at, "
      "started_by) "
      "VALUES (?1, ?2, ?3, ?4, ?5, 'epidemic_control', 'consent', ?6, ?7, ?8, 0, 0, 0, 0, 0, 0, "
      "?9, "
      "?10)",
      {batch.tenant, batch.id, batch.event, batch.place, batch.kind, batch.file_name,
       base::word(batch.state), base::json::record_to_text(batch.plan), batch.started_at,
       batch.started_by});
  record(tx, actor, batch, "import.begun");
}

void save(sql::Transaction& tx, const Batch& batch) {
  tx.execute(
      "UPDATE import_batch SET state = ?3, plan = ?4, row_count = ?5, next_row = ?6, taken = ?7, "
      "known = ?8, wrong = ?9, indexed = ?10 WHERE tenant_id = ?1 AND id = ?2",
      {batch.tenant, batch.id, base::word(batch.state), base::json::record_to_text(batch.plan),
       batch.rows, batch.next_row, batch.taken, batch.known, batch.wrong, batch.indexed});
}

static constexpr std::string_view columns =
    "SELECT tenant_id, id, event_id, place_id, kind, file_name, state, plan, row_count, next_row, "
    "taken, known, wrong, indexed, started_at, started_by FROM import_batch ";

static Batch read(sql::Row& row) {
  Batch batch;
  batch.tenant = row.take<identity::TenantId>();
  batch.id = row.take<BatchId>();
  batch.event = row.take<identity::EventId>();
  batch.place = row.take<places::PlaceId>();
  batch.kind = row.take<std::string>();
  batch.file_name = row.take<std::string>();
  batch.state = base::from_word<State>(row.take<std::string>());
  base::json::Problems problems;
  base::json::read_record(*base::json::parse(row.take<std::string>()), batch.plan, problems);
  batch.rows = row.take<std::int64_t>();
  batch.next_row = row.take<std::int64_t>();
  batch.taken = row.take<std::int64_t>();
  batch.known = row.take<std::int64_t>();
  batch.wrong = row.take<std::int64_t>();
  batch.indexed = row.take<std::int64_t>();
  batch.started_at = row.take<base::Instant>();
  batch.started_by = row.take<identity::AccountId>();
  return batch;
}

std::optional<Batch> find(sql::Transaction& tx, identity::TenantId tenant, BatchId id) {
  static const std::string text = std::string(columns) + "WHERE tenant_id = ?1 AND id = ?2";
  return tx.first(text, {tenant, id}, read);
}

std::optional<Batch> find(sql::Transaction& tx, const identity::Scope& scope, BatchId id) {
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto batch = find(tx, tenant, id);
    if (!batch) continue;
    const auto at = tx.count("SELECT span_first FROM place WHERE id = ?1", {batch->place});
    if (scope.covers(at)) return batch;
  }
  return std::nullopt;
}

std::vector<Batch> of_place(sql::Transaction& tx, identity::TenantId tenant,
                            identity::EventId event, places::PlaceId place) {
  static const std::string text =
      std::string(columns) +
      "WHERE tenant_id = ?1 AND event_id = ?2 AND place_id = ?3 ORDER BY started_at DESC, id DESC "
      "LIMIT 50";
  return tx.all(text, {tenant, event, place}, read);
}

// ---- The file -----------------------------------------------------------------------------------

void add_piece(sql::Transaction& tx, identity::Vault& vault, const Batch& batch,
               std::int64_t number, std::string_view bytes, base::Instant now) {
  tx.execute(
      "INSERT INTO import_piece (tenant_id, batch_id, number, sealed) VALUES (?1, ?2, ?3, ?4) ON "
      "CONFLICT (tenant_id, batch_id, number) DO NOTHING",
      {batch.tenant, batch.id, number,
       sql::Blob{vault.seal(tx, batch.tenant, batch.event, bytes, now)}});
}

std::int64_t pieces(sql::Transaction& tx, const Batch& batch) {
  return tx.count("SELECT count(*) FROM import_piece WHERE tenant_id = ?1 AND batch_id = ?2",
                  {batch.tenant, batch.id});
}

bool is_whole(sql::Transaction& tx, const Batch& batch) {
  return tx.count(
             "SELECT CASE WHEN count(*) > 0 AND min(number) = 0 AND max(number) = count(*) - 1 "
             "THEN "
             "1 ELSE 0 END FROM import_piece WHERE tenant_id = ?1 AND batch_id = ?2",
             {batch.tenant, batch.id}) == 1;
}

void forget_event(sql::Transaction& tx, identity::TenantId tenant, identity::EventId event) {
  tx.execute(
      "DELETE FROM import_piece WHERE tenant_id = ?1 AND batch_id IN (SELECT id FROM import_batch "
      "WHERE tenant_id = ?1 AND event_id = ?2)",
      {tenant, event});
  tx.execute(
      "UPDATE import_batch SET file_name = '', plan = ?3 WHERE tenant_id = ?1 AND event_id = ?2",
      {tenant, event, base::json::record_to_text(Plan{})});
}

std::string bytes_of(sql::Transaction& tx, identity::Vault& vault, const Batch& batch) {
  std::string bytes;
  for (const std::string& sealed : tx.all(
           "SELECT sealed FROM import_piece WHERE tenant_id = ?1 AND batch_id = ?2 ORDER BY number",
           {batch.tenant, batch.id}, [](sql::Row& row) { return row.take<sql::Blob>().bytes; })) {
    bytes += vault.open(tx, batch.tenant, batch.event, sealed);
  }
  return bytes;
}

void forget_pieces(sql::Transaction& tx, const Batch& batch) {
  tx.execute("DELETE FROM import_piece WHERE tenant_id = ?1 AND batch_id = ?2",
             {batch.tenant, batch.id});
}

}  // namespace imports::store
