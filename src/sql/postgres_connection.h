// The PostgreSQL adapter's connection.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "sql/database.h"
#include "sql/transaction.h"

namespace sql {

// The unit of work lost a race; running it again is right.
struct SerializationFailure : Error {
  using Error::Error;
};

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(const std::string& url);
  Dialect dialect() const override { return Dialect::postgres; }
  std::int64_t run(std::string_view statement, const Values&,
                   const std::function<void(Row&)>& each) override;
  void script(std::string_view statements) override;
  bool is_usable() const { return PQstatus(db_.get()) == CONNECTION_OK; }

 private:
  struct Close {
    void operator()(PGconn* db) const { PQfinish(db); }
  };
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using ResultPtr = std::unique_ptr<PGresult, Clear>;
  struct Prepared {
    std::string name;
    std::vector<Oid> types;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  const Prepared& prepare(std::string_view text);
  ResultPtr checked(PGresult*) const;

  std::unique_ptr<PGconn, Close> db_;
  std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> statements_;
};

}  // namespace sql
