#include "lists/store.h"

#include "base/words.h"
#include "identity/sealed.h"

namespace lists::store {

namespace {

identity::SealedUnder key_of(const Row& row) { return {row.tenant, row.event}; }

constexpr std::string_view list_columns =
    "SELECT l.tenant_id, l.id, l.event_id, l.place_id, l.name, l.sent_at, a.name, l.row_count, "
    "l.wrong, l.state, p.span_first FROM pushed_list l JOIN place p ON p.id = l.place_id LEFT JOIN "
    "account a ON a.id = l.sent_by ";
constexpr std::string_view part_columns =
    "SELECT t.tenant_id, t.id, t.list_id, t.event_id, t.place_id, t.sent_at, t.acknowledged_at, "
    "a.name, p.span_first FROM list_part t JOIN place p ON p.id = t.place_id LEFT JOIN account a "
    "ON a.id = t.acknowledged_by ";
constexpr std::string_view row_columns =
    "SELECT r.tenant_id, r.id, r.event_id, r.list_id, r.number, r.place_id, r.sealed, r.found, "
    "r.known_as, r.person_id, r.state, r.answer, r.answered_at, a.name, r.version, p.span_first, "
    "s.span_first FROM list_row r LEFT JOIN place p ON p.id = r.place_id JOIN pushed_list l ON "
    "l.tenant_id = r.tenant_id AND l.id = r.list_id JOIN place s ON s.id = l.place_id LEFT JOIN "
    "account a ON a.id = r.answered_by ";

template <class T>
struct Placed {
  T one;
  std::int64_t at = 0;
};

Placed<List> read_list(sql::Row& row) {
  List list;
  list.tenant = row.take<identity::TenantId>();
  list.id = row.take<ListId>();
  list.event = row.take<identity::EventId>();
  list.place = row.take<places::PlaceId>();
  list.name = row.take<std::string>();
  list.sent_at = row.take<base::Instant>();
  list.sent_by = row.take<std::optional<std::string>>().value_or("");
  list.rows = row.take<std::int64_t>();
  list.wrong = row.take<std::int64_t>();
  list.state = base::from_word<ListState>(row.take<std::string>());
  return {std::move(list), row.take<std::int64_t>()};
}

Placed<Part> read_part(sql::Row& row) {
  Part part;
  part.tenant = row.take<identity::TenantId>();
  part.id = row.take<PartId>();
  part.list = row.take<ListId>();
  part.event = row.take<identity::EventId>();
  part.place = row.take<places::PlaceId>();
  part.sent_at = row.take<base::Instant>();
  part.acknowledged_at = row.take<std::optional<base::Instant>>();
  part.acknowledged_by = row.take<std::optional<std::string>>().value_or("");
  return {std::move(part), row.take<std::int64_t>()};
}

struct ReadRow {
  Row row;
  std::optional<std::int64_t> at;
  std::int64_t sent_at = 0;
};

ReadRow read_row(sql::Transaction& tx, identity::Vault& vault, sql::Row& from) {
  ReadRow read;
  Row& row = read.row;
  row.tenant = from.take<identity::TenantId>();
  row.id = from.take<RowId>();
  row.event = from.take<identity::EventId>();
  row.list = from.take<ListId>();
  row.number = from.take<std::int64_t>();
  row.place = from.take<std::optional<places::PlaceId>>();
  row.content = identity::opened<Content>(tx, vault, key_of(row), from.take<sql::Blob>().bytes);
  row.found = base::from_word<Found>(from.take<std::string>());
  row.known_as = base::from_word<KnownAs>(from.take<std::string>());
  row.person = from.take<std::optional<people::PersonId>>();
  row.state = base::from_word<RowState>(from.take<std::string>());
  row.answer = from.take<std::optional<std::string>>().value_or("");
  row.answered_at = from.take<std::optional<base::Instant>>();
  row.answered_by = from.take<std::optional<std::string>>().value_or("");
  row.version = from.take<std::int64_t>();
  read.at = from.take<std::optional<std::int64_t>>();
  read.sent_at = from.take<std::int64_t>();
  return read;
}

std::optional<std::string> maybe(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

constexpr std::string_view tallied =
    "SELECT r.state, CASE WHEN r.place_id IS NULL THEN 1 ELSE 0 END, CASE WHEN r.found IN "
    "('new_person', 'unreachable') THEN 1 ELSE 0 END, count(*) FROM list_row r WHERE r.tenant_id = "
    "?1 AND r.list_id = ?2 ";
constexpr std::string_view grouped = "GROUP BY 1, 2, 3";

Tally tally_of(sql::Transaction& tx, std::string_view text, const sql::Values& values) {
  Tally tally;
  tx.each(text, values, [&](sql::Row& row) {
    const auto state = base::from_word<RowState>(row.take<std::string>());
    const bool unplaced = row.take<std::int64_t>() == 1;
    const bool fresh = row.take<std::int64_t>() == 1;
    const std::int64_t count = row.take<std::int64_t>();
    switch (state) {
      case RowState::matched: tally.matched += count; break;
      case RowState::staged:
      case RowState::open:
        tally.open += count;
        if (unplaced) tally.unplaced += count;
        else if (fresh) tally.fresh += count;
        break;
      case RowState::answered: tally.answered += count; break;
      case RowState::returned: tally.returned += count; break;
      case RowState::withdrawn: tally.withdrawn += count; break;
    }
  });
  return tally;
}

}  // namespace

identity::AuditSubject about(const List& list) {
  return {list.tenant, "pushed_list", list.id.value, list.event, list.place};
}

identity::AuditSubject about(const Row& row) {
  return {row.tenant, "list_row", row.id.value, row.event, row.place};
}

// ---- Lists --------------------------------------------------------------------------------------

void add(sql::Transaction& tx, const identity::Actor& actor, const List& list) {
  tx.execute(
      "INSERT INTO pushed_list (tenant_id, id, event_id, place_id, name, sent_at, sent_by, "
      "row_count, wrong, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      {list.tenant, list.id, list.event, list.place, list.name, list.sent_at, actor.account,
       list.rows, list.wrong, base::word(list.state)});
  identity::audit::record(tx, actor, "list.begun", about(list));
}

void save(sql::Transaction& tx, const identity::Actor& actor, const List& list,
          std::string_view action) {
  tx.execute(
      "UPDATE pushed_list SET sent_at = ?3, row_count = ?4, wrong = ?5, state = ?6 WHERE tenant_id "
      "= ?1 AND id = ?2",
      {list.tenant, list.id, list.sent_at, list.rows, list.wrong, base::word(list.state)});
  identity::audit::record(tx, actor, action, about(list),
                          {{"rows", list.rows}, {"wrong", list.wrong}});
}

std::optional<List> find(sql::Transaction& tx, identity::TenantId tenant, ListId id) {
  static const std::string text =
      std::string(list_columns) + "WHERE l.tenant_id = ?1 AND l.id = ?2";
  const auto placed = tx.first(text, {tenant, id}, read_list);
  return placed ? std::optional(placed->one) : std::nullopt;
}

std::optional<List> find(sql::Transaction& tx, const identity::Scope& scope, ListId id) {
  static const std::string text =
      std::string(list_columns) + "WHERE l.tenant_id = ?1 AND l.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto placed = tx.first(text, {tenant, id}, read_list);
    if (placed && scope.covers(placed->at)) return placed->one;
  }
  return std::nullopt;
}

void forget_names(sql::Transaction& tx, identity::TenantId tenant, identity::EventId event) {
  tx.execute("UPDATE pushed_list SET name = '' WHERE tenant_id = ?1 AND event_id = ?2",
             {tenant, event});
}

// ---- Parts --------------------------------------------------------------------------------------

void add(sql::Transaction& tx, const Part& part) {
  tx.execute(
      "INSERT INTO list_part (tenant_id, id, list_id, event_id, place_id, sent_at) VALUES (?1, ?2, "
      "?3, ?4, ?5, ?6)",
      {part.tenant, part.id, part.list, part.event, part.place, part.sent_at});
}

void acknowledge(sql::Transaction& tx, const identity::Actor& actor, const Part& part) {
  tx.execute(
      "UPDATE list_part SET acknowledged_at = ?3, acknowledged_by = ?4 WHERE tenant_id = ?1 AND id "
      "= ?2 AND acknowledged_at IS NULL",
      {part.tenant, part.id, actor.at, actor.account});
  identity::audit::record(tx, actor, "list.acknowledged",
                          {part.tenant, "list_part", part.id.value, part.event, part.place});
}

std::optional<Part> find(sql::Transaction& tx, identity::TenantId tenant, PartId id) {
  static const std::string text =
      std::string(part_columns) + "WHERE t.tenant_id = ?1 AND t.id = ?2";
  const auto placed = tx.first(text, {tenant, id}, read_part);
  return placed ? std::optional(placed->one) : std::nullopt;
}

std::optional<Part> find(sql::Transaction& tx, const identity::Scope& scope, PartId id) {
  static const std::string text =
      std::string(part_columns) + "WHERE t.tenant_id = ?1 AND t.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto placed = tx.first(text, {tenant, id}, read_part);
    if (placed && scope.covers(placed->at)) return placed->one;
  }
  return std::nullopt;
}

std::optional<Part> part_of(sql::Transaction& tx, const List& list, places::PlaceId place) {
  static const std::string text =
      std::string(part_columns) + "WHERE t.tenant_id = ?1 AND t.list_id = ?2 AND t.place_id = ?3";
  const auto placed = tx.first(text, {list.tenant, list.id, place}, read_part);
  return placed ? std::optional(placed->one) : std::nullopt;
}

std::vector<Part> parts(sql::Transaction& tx, const List& list) {
  static const std::string text =
      std::string(part_columns) + "WHERE t.tenant_id = ?1 AND t.list_id = ?2 ORDER BY t.place_id";
  return tx.all(text, {list.tenant, list.id},
                [](sql::Row& row) { return std::move(read_part(row).one); });
}

// ---- Rows ---------------------------------------------------------------------------------------

void add(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
         const Row& row) {
  tx.execute(
      "INSERT INTO list_row (tenant_id, id, event_id, list_id, number, place_id, purpose, "
      "lawful_basis, sealed, found, known_as, person_id, state, version) VALUES (?1, ?2, ?3, ?4, "
      "?5, ?6, 'epidemic_control', 'emergency_response', ?7, ?8, ?9, ?10, ?11, 1)",
      {row.tenant, row.id, row.event, row.list, row.number, row.place,
       identity::sealed(tx, vault, key_of(row), row.content, actor.at), base::word(row.found),
       base::word(row.known_as), row.person, base::word(row.state)});
}

bool save(sql::Transaction& tx, identity::Vault& vault, const identity::Actor& actor,
          const Row& row, std::string_view action) {
  const bool is_answered = row.answered_at.has_value();
  const std::int64_t changed = tx.execute(
      "UPDATE list_row SET place_id = ?4, sealed = ?5, found = ?6, known_as = ?7, person_id = ?8, "
      "state = ?9, answer = ?10, answered_at = ?11, answered_by = ?12, version = version + 1 WHERE "
      "tenant_id = ?1 AND id = ?2 AND version = ?3",
      {row.tenant, row.id, row.version, row.place,
       identity::sealed(tx, vault, key_of(row), row.content, actor.at), base::word(row.found),
       base::word(row.known_as), row.person, base::word(row.state), maybe(row.answer),
       row.answered_at, is_answered ? actor.account : std::nullopt});
  if (changed == 0) return false;
  identity::audit::record(tx, actor, action, about(row), {{"answer", row.answer}});
  return true;
}

std::optional<Row> find(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                        RowId id) {
  static const std::string text = std::string(row_columns) + "WHERE r.tenant_id = ?1 AND r.id = ?2";
  return tx.first(text, {tenant, id}, [&](sql::Row& row) { return read_row(tx, vault, row).row; });
}

std::optional<Reached> find(sql::Transaction& tx, identity::Vault& vault,
                            const identity::Scope& scope, RowId id) {
  static const std::string text = std::string(row_columns) + "WHERE r.tenant_id = ?1 AND r.id = ?2";
  for (const identity::TenantId tenant : scope.tenants()) {
    const auto read =
        tx.first(text, {tenant, id}, [&](sql::Row& row) { return read_row(tx, vault, row); });
    if (!read || read->row.state == RowState::staged) continue;
    const Reached reached{read->row, read->at && scope.covers(*read->at),
                          scope.covers(read->sent_at)};
    if (reached.received || reached.sent) return reached;
  }
  return std::nullopt;
}

std::int64_t next_number(sql::Transaction& tx, const List& list) {
  return 1 + tx.count("SELECT count(*) FROM list_row WHERE tenant_id = ?1 AND list_id = ?2",
                      {list.tenant, list.id});
}

std::vector<Row> rows(sql::Transaction& tx, identity::Vault& vault, identity::TenantId tenant,
                      const RowsAsked& asked) {
  static const std::string text =
      std::string(row_columns) +
      "WHERE r.tenant_id = ?1 AND r.list_id = ?2 AND (?3 = 0 OR r.place_id = ?4) AND (?5 = 0 OR "
      "r.state IN ('open', 'returned')) AND r.number > ?6 ORDER BY r.number LIMIT ?7";
  return tx.all(text,
                {tenant, asked.list, asked.place ? 1 : 0, asked.place.value_or(places::PlaceId{}),
                 asked.unsettled ? 1 : 0, asked.after, asked.limit},
                [&](sql::Row& row) { return read_row(tx, vault, row).row; });
}

Tally tally(sql::Transaction& tx, const List& list) {
  static const std::string text = std::string(tallied) + std::string(grouped);
  return tally_of(tx, text, {list.tenant, list.id});
}

Tally tally(sql::Transaction& tx, const Part& part) {
  static const std::string text =
      std::string(tallied) + "AND r.place_id = ?3 " + std::string(grouped);
  return tally_of(tx, text, {part.tenant, part.list, part.place});
}

Tally tally_unplaced(sql::Transaction& tx, const List& list) {
  static const std::string text =
      std::string(tallied) + "AND r.place_id IS NULL " + std::string(grouped);
  return tally_of(tx, text, {list.tenant, list.id});
}

// ---- Pages --------------------------------------------------------------------------------------

std::vector<Part> received(sql::Transaction& tx, const Page& page) {
  static const std::string text =
      std::string(part_columns) +
      "WHERE t.tenant_id = ?1 AND p.span_first BETWEEN ?2 AND ?3 AND (?4 = 0 OR t.sent_at < ?5 OR "
      "(t.sent_at = ?5 AND t.id < ?6)) ORDER BY t.sent_at DESC, t.id DESC LIMIT ?7";
  return tx.all(text,
                {page.tenant, page.span.first, page.span.last, page.before ? 1 : 0,
                 page.before.value_or(base::Instant{}), page.before_id, page.limit},
                [](sql::Row& row) { return std::move(read_part(row).one); });
}

std::vector<List> sent(sql::Transaction& tx, const Page& page) {
  static const std::string text =
      std::string(list_columns) +
      "WHERE l.tenant_id = ?1 AND p.span_first BETWEEN ?2 AND ?3 AND l.state <> 'staged' AND (?4 = "
      "0 OR l.sent_at < ?5 OR (l.sent_at = ?5 AND l.id < ?6)) ORDER BY l.sent_at DESC, l.id DESC "
      "LIMIT ?7";
  return tx.all(text,
                {page.tenant, page.span.first, page.span.last, page.before ? 1 : 0,
                 page.before.value_or(base::Instant{}), page.before_id, page.limit},
                [](sql::Row& row) { return std::move(read_list(row).one); });
}

}  // namespace lists::store
