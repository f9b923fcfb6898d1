#include "sql/migrations.h"

#include <charconv>
#include <map>

#include "base/embedded.h"
#include "base/time.h"
#include "sql/database.h"

extern "C" const base::EmbeddedEntry bulwark_embedded_migrations[];

namespace sql {

static std::vector<Migration> load() {
  std::map<std::int64_t, Migration> found;
  for (const base::EmbeddedFile& file : base::embedded_files(bulwark_embedded_migrations)) {
    std::int64_t number = 0;
    std::from_chars(file.path.data(), file.path.data() + 4, number);
    Migration& migration = found[number];
    migration.number = number;
    if (file.path.ends_with(".postgres.sql")) {
      migration.postgres_text = file.content;
    } else {
      migration.name = file.path;
      migration.text = file.content;
    }
  }
  std::vector<Migration> ordered;
  for (auto& [number, migration] : found) {
    if (number != static_cast<std::int64_t>(ordered.size()) + 1) {
      throw Error("migrations are not numbered without gaps");
    }
    ordered.push_back(std::move(migration));
  }
  return ordered;
}

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> all = load();
  return all;
}

static bool has_schema(Connection& connection) {
  Transaction tx(connection);
  if (connection.dialect() == Dialect::sqlite) {
    return tx.count("SELECT count(*) FROM sqlite_master WHERE name = 'schema_migration'") > 0;
  }
  return tx.count(
             "SELECT count(*) FROM information_schema.tables WHERE table_name = "
             "'schema_migration' AND table_schema = current_schema()") > 0;
}

static std::int64_t applied(Connection& connection) {
  Transaction tx(connection);
  return tx.count("SELECT coalesce(max(number), 0) FROM schema_migration");
}

static void apply(Connection& connection, const Migration& migration) {
  connection.script("BEGIN");
  try {
    connection.script(migration.text);
    if (connection.dialect() == Dialect::postgres && !migration.postgres_text.empty()) {
      connection.script(migration.postgres_text);
    }
    Transaction(connection)
        .execute("INSERT INTO schema_migration (number, name) VALUES (?1, ?2)",
                 {migration.number, migration.name});
    connection.script("COMMIT");
  } catch (...) {
    connection.script("ROLLBACK");
    throw;
  }
}

static void refuse_newer(std::int64_t done) {
  if (done > static_cast<std::int64_t>(migrations().size())) {
    throw Error("the database was written by a newer version of bulwark; use that version");
  }
}

void migrate(Connection& connection) {
  if (!has_schema(connection)) {
    if (connection.dialect() == Dialect::postgres) {
      // The one type PostgreSQL names differently.
      connection.script(
          "DO $$ BEGIN CREATE DOMAIN blob AS bytea; EXCEPTION WHEN duplicate_object THEN NULL; END "
          "$$");
    }
    connection.script(
        "CREATE TABLE schema_migration (number bigint PRIMARY KEY, name text NOT NULL)");
  }
  const std::int64_t done = applied(connection);
  refuse_newer(done);
  for (const Migration& migration : migrations()) {
    if (migration.number > done) apply(connection, migration);
  }
}

bool is_current(Connection& connection) {
  if (!has_schema(connection)) throw Absent("there is no bulwark database here");
  const std::int64_t done = applied(connection);
  refuse_newer(done);
  return done == static_cast<std::int64_t>(migrations().size());
}

}  // namespace sql
