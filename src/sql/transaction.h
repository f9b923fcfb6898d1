// A unit of work: all of its statements happen or none. Statements stand in store files only.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "sql/value.h"

namespace sql {

enum class Dialect { sqlite, postgres };

// One database connection, as both adapters give it.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Dialect dialect() const = 0;
  // Runs one prepared statement with parameters ?1, ?2, …; calls `each` for every row.
  // Answers the number of rows changed (of rows read, for a SELECT).
  virtual std::int64_t run(std::string_view statement, const Values&,
                           const std::function<void(Row&)>& each) = 0;
  virtual void script(std::string_view statements) = 0;  // Several statements, no parameters.
};

class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_(connection) {}

  std::int64_t execute(std::string_view statement, const Values& values = {}) {
    return connection_.run(statement, values, {});
  }

  void each(std::string_view statement, const Values& values,
            const std::function<void(Row&)>& visit) {
    connection_.run(statement, values, visit);
  }

  // The first row through `read`, or empty.
  template <class Read>
  auto first(std::string_view statement, const Values& values, Read read) {
    std::optional<decltype(read(std::declval<Row&>()))> found;
    connection_.run(statement, values, [&](Row& row) {
      if (!found) found.emplace(read(row));
    });
    return found;
  }

  template <class Read>
  auto all(std::string_view statement, const Values& values, Read read) {
    std::vector<decltype(read(std::declval<Row&>()))> found;
    connection_.run(statement, values, [&](Row& row) { found.push_back(read(row)); });
    return found;
  }

  std::int64_t count(std::string_view statement, const Values& values = {}) {
    return first(statement, values, [](Row& row) { return row.take<std::int64_t>(); }).value_or(0);
  }

  Dialect dialect() const { return connection_.dialect(); }
  Connection& connection() { return connection_; }

 private:
  Connection& connection_;
};

}  // namespace sql
