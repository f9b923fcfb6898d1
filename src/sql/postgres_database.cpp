// The PostgreSQL adapter: a few writers, each unit of work serializable and run again when it
// loses a race; readers beside them; a sealer about once a second.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/limits.h"
#include "sql/database.h"
#include "sql/migrations.h"
#include "sql/postgres_connection.h"

namespace sql {

namespace {

constexpr int writers = 8;
constexpr auto seal_every = std::chrono::milliseconds(500);

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(std::string url, OpenMode mode) : url_(std::move(url)) {
    auto first = std::make_unique<PostgresConnection>(url_);
    if (mode == OpenMode::create_or_migrate) {
      // Two servers starting at once migrate one after the other.
      first->script("SELECT pg_advisory_lock(7011)");
      migrate(*first);
      first->script("SELECT pg_advisory_unlock(7011)");
    } else if (!is_current(*first)) {
      throw Error(
          "the database is older than this program: start `bulwark serve` on it, or run any "
          "command that "
          "writes, and it is brought up to date");
    }
    give_back(std::move(first));
    for (int i = 0; i < writers; ++i) threads_.emplace_back([this] { write_loop(); });
    threads_.emplace_back([this] { seal_loop(); });
  }

  ~PostgresDatabase() override {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    stop_sealing_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    seal();
  }

  Dialect dialect() const override { return Dialect::postgres; }

  void read(const std::function<void(Transaction&)>& visit) override {
    auto connection = borrow();
    Transaction tx(*connection);
    connection->script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    try {
      visit(tx);
    } catch (...) {
      if (connection->is_usable()) {
        connection->script("ROLLBACK");
        give_back(std::move(connection));
      }
      throw;
    }
    connection->script("COMMIT");
    give_back(std::move(connection));
  }

  void write_async(Work work, Finished finished) override {
    {
      std::lock_guard lock(mutex_);
      if (queue_.size() >= base::limits::write_queue_max) throw Busy("too many writes wait");
      queue_.push_back({std::move(work), std::move(finished)});
    }
    wake_.notify_one();
  }

  void set_before_commit(BeforeCommit before) override {
    std::lock_guard lock(mutex_);
    before_commit_ = std::move(before);
  }

 private:
  struct Job {
    Work work;
    Finished finished;
  };

  std::unique_ptr<PostgresConnection> borrow() {
    {
      std::lock_guard lock(idle_mutex_);
      while (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        if (connection->is_usable()) return connection;
      }
    }
    return std::make_unique<PostgresConnection>(url_);
  }

  void give_back(std::unique_ptr<PostgresConnection> connection) {
    std::lock_guard lock(idle_mutex_);
    idle_.push_back(std::move(connection));
  }

  void write_loop() {
    for (;;) {
      Job job;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        job = std::move(queue_.front());
        queue_.pop_front();
      }
      std::exception_ptr error;
      try {
        run_until_kept(job.work);
      } catch (...) {
        error = std::current_exception();
      }
      job.finished(error);
    }
  }

  void run_until_kept(const Work& work) {
    for (int attempt = 1;; ++attempt) {
      try {
        return run_once(work, "BEGIN ISOLATION LEVEL SERIALIZABLE");
      } catch (const SerializationFailure&) {
        if (attempt == base::limits::serialization_retries_max) throw;
        std::this_thread::sleep_for(std::chrono::milliseconds(attempt));
      }
    }
  }

  void run_once(const Work& work, std::string_view begin) {
    auto connection = borrow();
    Transaction tx(*connection);
    try {
      connection->script(begin);
      const Outcome outcome = work(tx);
      connection->script(outcome == Outcome::keep ? "COMMIT" : "ROLLBACK");
    } catch (...) {
      if (connection->is_usable()) {
        connection->script("ROLLBACK");
        give_back(std::move(connection));
      }
      throw;
    }
    give_back(std::move(connection));
  }

  void seal_loop() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      stop_sealing_.wait_for(lock, seal_every, [this] { return stopping_; });
      lock.unlock();
      seal();
      lock.lock();
    }
  }

  // One sealer at a time in the whole installation. READ COMMITTED, so that it never makes a
  // unit of work lose a race.
  void seal() {
    BeforeCommit before;
    {
      std::lock_guard lock(mutex_);
      before = before_commit_;
    }
    if (!before) return;
    try {
      run_once(
          [&](Transaction& tx) {
            if (tx.count("SELECT CAST(pg_try_advisory_xact_lock(7012) AS int)") == 1) before(tx);
            return Outcome::keep;
          },
          "BEGIN ISOLATION LEVEL READ COMMITTED");
    } catch (const Error&) {
      // The tail stays unsealed, verify says so, and the next round seals it.
    }
  }

  const std::string url_;
  std::mutex idle_mutex_;
  std::vector<std::unique_ptr<PostgresConnection>> idle_;
  std::mutex mutex_;
  std::condition_variable wake_;  // Writers alone wait for it: each notice is one job's.
  std::condition_variable stop_sealing_;
  std::deque<Job> queue_;
  BeforeCommit before_commit_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& url, OpenMode mode) {
  return std::make_unique<PostgresDatabase>(url, mode);
}

}  // namespace sql
