// The SQLite adapter's connection.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <unordered_map>

#include "sql/transaction.h"

namespace sql {

enum class SqliteUse { write, read };

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& path, SqliteUse use);
  Dialect dialect() const override { return Dialect::sqlite; }
  std::int64_t run(std::string_view statement, const Values&,
                   const std::function<void(Row&)>& each) override;
  void script(std::string_view statements) override;

 private:
  struct CloseDatabase {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  sqlite3_stmt* prepare(std::string_view text);
  void bind(sqlite3_stmt*, const Values&);
  [[noreturn]] void fail(std::string_view doing) const;

  std::unique_ptr<sqlite3, CloseDatabase> db_;
  // After db_, so that statements are finalised before the database closes.
  std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
};

}  // namespace sql
