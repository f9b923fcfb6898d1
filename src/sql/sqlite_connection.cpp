#include "sql/sqlite_connection.h"

#include <cstring>

#include "sql/database.h"

namespace sql {

// The rows of one running statement. Resets the statement when the run ends, also by exception.
class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  ~SqliteRow() override {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  bool is_null(int c) const override { return sqlite3_column_type(statement_, c) == SQLITE_NULL; }
  std::int64_t integer(int c) const override { return sqlite3_column_int64(statement_, c); }
  double real(int c) const override { return sqlite3_column_double(statement_, c); }
  std::string_view text(int c) const override {
    const void* bytes = sqlite3_column_text(statement_, c);
    return {static_cast<const char*>(bytes), size(c)};
  }
  std::string_view blob(int c) const override {
    const void* bytes = sqlite3_column_blob(statement_, c);
    return {static_cast<const char*>(bytes), size(c)};
  }

 private:
  std::size_t size(int c) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_, c));
  }
  sqlite3_stmt* statement_;
};

static int compare_bytes(void*, int a_size, const void* a, int b_size, const void* b) {
  const int order = std::memcmp(a, b, static_cast<std::size_t>(std::min(a_size, b_size)));
  return order != 0 ? order : a_size - b_size;
}

SqliteConnection::SqliteConnection(const std::string& path, SqliteUse use) {
  sqlite3* db = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                    (use == SqliteUse::write ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
  db_.reset(db);
  if (code == SQLITE_CANTOPEN) throw Absent("cannot open the database file");
  if (code != SQLITE_OK) fail("open");
  sqlite3_busy_timeout(db, 10'000);
  sqlite3_extended_result_codes(db, 1);
  sqlite3_create_collation_v2(db, "C", SQLITE_UTF8, nullptr, compare_bytes, nullptr);
  script(use == SqliteUse::write ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                   "PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 4000;"
                                 : "PRAGMA query_only = ON;");
  script("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;");
}

void SqliteConnection::fail(std::string_view doing) const {
  const int code = sqlite3_extended_errcode(db_.get());
  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) {
    throw AlreadyThere(sqlite3_errmsg(db_.get()));
  }
  throw Error(std::string(doing) + ": " + sqlite3_errmsg(db_.get()));
}

void SqliteConnection::script(std::string_view statements) {
  char* message = nullptr;
  const std::string text(statements);
  if (sqlite3_exec(db_.get(), text.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
  const std::string why = message != nullptr ? message : "unknown";
  sqlite3_free(message);
  throw Error("sqlite: " + why);
}

sqlite3_stmt* SqliteConnection::prepare(std::string_view text) {
  const auto known = statements_.find(text);
  if (known != statements_.end()) return known->second.get();
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(db_.get(), text.data(), static_cast<int>(text.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  Statement statement(raw);
  if (code != SQLITE_OK) fail("prepare");
  return statements_.emplace(std::string(text), std::move(statement)).first->second.get();
}

void SqliteConnection::bind(sqlite3_stmt* statement, const Values& values) {
  int at = 0;
  for (const Value& value : values) {
    ++at;
    const int code = std::visit(
        [&](const auto& v) {
          using T = std::decay_t<decltype(v)>;
          if constexpr (std::is_same_v<T, std::monostate>) return sqlite3_bind_null(statement, at);
          if constexpr (std::is_same_v<T, std::int64_t>)
            return sqlite3_bind_int64(statement, at, v);
          if constexpr (std::is_same_v<T, double>) return sqlite3_bind_double(statement, at, v);
          if constexpr (std::is_same_v<T, std::string>)
            return sqlite3_bind_text64(statement, at, v.data(), v.size(), SQLITE_STATIC,
                                       SQLITE_UTF8);
          if constexpr (std::is_same_v<T, Blob>)
            return sqlite3_bind_blob64(statement, at, v.bytes.data(), v.bytes.size(),
                                       SQLITE_STATIC);
        },
        value.content());
    if (code != SQLITE_OK) fail("bind");
  }
}

std::int64_t SqliteConnection::run(std::string_view text, const Values& values,
                                   const std::function<void(Row&)>& each) {
  sqlite3_stmt* statement = prepare(text);
  SqliteRow row(statement);
  bind(statement, values);
  std::int64_t rows = 0;
  int code = SQLITE_OK;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    ++rows;
    row.rewind();
    if (each) each(row);
  }
  if (code != SQLITE_DONE) fail("step");
  return sqlite3_stmt_readonly(statement) != 0 ? rows : sqlite3_changes64(db_.get());
}

}  // namespace sql
