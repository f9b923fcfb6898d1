// A database: readers beside writers, units of work that are durable when they are answered.
//
// `write` runs the closure on a writer, in a savepoint of its own; many closures make one commit
// (group commit), and the future is ready only after it. A closure that answers roll_back leaves no
// trace; one that throws leaves none either and its exception arrives with the result. A closure
// may run more than once (PostgreSQL serialisation), so it changes nothing but the database.
#pragma once

#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>

#include "sql/transaction.h"

namespace sql {

enum class Outcome { keep, roll_back };
enum class OpenMode { read_existing, create_or_migrate };

struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct Busy : Error {  // The queue of writes is full; nothing was written.
  using Error::Error;
};
struct AlreadyThere : Error {  // A row of that key is there: an id was used twice.
  using Error::Error;
};
struct Absent : Error {  // There is no such database, or it was not made by this program.
  using Error::Error;
};

using Work = std::function<Outcome(Transaction&)>;
using Finished = std::function<void(std::exception_ptr)>;  // Called once, on a writer's thread.
using BeforeCommit = std::function<void(Transaction&)>;

class Database {
 public:
  virtual ~Database() = default;

  virtual Dialect dialect() const = 0;
  virtual void read(const std::function<void(Transaction&)>&) = 0;
  virtual void write_async(Work, Finished) = 0;

  // Runs once in every SQLite commit group, and on PostgreSQL in a unit of work of its own about
  // once a second: where the audit seals its blocks.
  virtual void set_before_commit(BeforeCommit) = 0;

  // Waits for the commit.
  void write(Work work) {
    auto done = std::make_shared<std::promise<void>>();
    write_async(std::move(work), [done](std::exception_ptr error) {
      if (error) done->set_exception(error);
      else done->set_value();
    });
    done->get_future().get();
  }

  // Answers what the closure answers.
  template <class F>
  auto query(F&& f) {
    std::optional<decltype(f(std::declval<Transaction&>()))> answer;
    read([&](Transaction& tx) { answer.emplace(f(tx)); });
    return std::move(*answer);
  }
};

// `url` is sqlite:PATH or postgresql://…; see docs/contracts in the README for the modes.
std::unique_ptr<Database> open(const std::string& url, OpenMode mode);

}  // namespace sql
