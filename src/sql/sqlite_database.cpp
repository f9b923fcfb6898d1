#include "sql/sqlite_database.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

#include "base/limits.h"
#include "sql/migrations.h"
#include "sql/sqlite_connection.h"

namespace sql {

namespace {

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(std::string path, OpenMode mode) : path_(std::move(path)) {
    const std::filesystem::path file(path_);
    if (mode == OpenMode::create_or_migrate) {
      if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
      connect_writer();
      migrate(*writer_);
    } else {
      if (!std::filesystem::exists(file)) throw Absent("there is no database at " + path_);
      connect_writer();
      if (!is_current(*writer_))
        throw Error(
            "the database is older than this program: start `bulwark serve` on it, or run any "
            "command that "
            "writes, and it is brought up to date");
    }
    thread_ = std::thread([this] { write_loop(); });
  }

  ~SqliteDatabase() override {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
    idle_.clear();
    // One file is left behind: nothing waits in the log.
    try {
      writer_->script("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;");
    } catch (const Error&) {
      // Another process still reads; the log stays and is valid.
    }
  }

  Dialect dialect() const override { return Dialect::sqlite; }

  void read(const std::function<void(Transaction&)>& visit) override {
    std::unique_ptr<SqliteConnection> connection = borrow();
    Transaction tx(*connection);
    connection->run("BEGIN", {}, {});
    try {
      visit(tx);
    } catch (...) {
      connection->run("ROLLBACK", {}, {});
      give_back(std::move(connection));
      throw;
    }
    connection->run("COMMIT", {}, {});
    give_back(std::move(connection));
  }

  void write_async(Work work, Finished finished) override {
    {
      std::lock_guard lock(mutex_);
      if (queue_.size() >= base::limits::write_queue_max) throw Busy("too many writes wait");
      queue_.push_back({std::move(work), std::move(finished), {}});
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
    std::exception_ptr error;
  };

  void connect_writer() { writer_ = std::make_unique<SqliteConnection>(path_, SqliteUse::write); }

  std::unique_ptr<SqliteConnection> borrow() {
    {
      std::lock_guard lock(idle_mutex_);
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
    }
    return std::make_unique<SqliteConnection>(path_, SqliteUse::read);
  }

  void give_back(std::unique_ptr<SqliteConnection> connection) {
    std::lock_guard lock(idle_mutex_);
    idle_.push_back(std::move(connection));
  }

  // Takes what waits, up to a batch; empty only when the database closes.
  std::deque<Job> next_batch(BeforeCommit& before) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    std::deque<Job> batch;
    while (!queue_.empty() && batch.size() < base::limits::write_batch_max) {
      batch.push_back(std::move(queue_.front()));
      queue_.pop_front();
    }
    before = before_commit_;
    return batch;
  }

  void write_loop() {
    BeforeCommit before;
    for (std::deque<Job> batch = next_batch(before); !batch.empty(); batch = next_batch(before)) {
      std::exception_ptr failure = commit_together(batch, before);
      for (Job& job : batch) job.finished(failure ? failure : job.error);
    }
  }

  // Answers why nothing of the batch was kept, or null.
  std::exception_ptr commit_together(std::deque<Job>& batch, const BeforeCommit& before) {
    Transaction tx(*writer_);
    try {
      writer_->run("BEGIN IMMEDIATE", {}, {});
      for (Job& job : batch) run_in_savepoint(tx, job);
      if (before) before(tx);
      writer_->run("COMMIT", {}, {});
      return nullptr;
    } catch (...) {
      std::exception_ptr failure = std::current_exception();
      try {
        writer_->run("ROLLBACK", {}, {});
      } catch (const Error&) {
        // There was no transaction to roll back.
      }
      return failure;
    }
  }

  void run_in_savepoint(Transaction& tx, Job& job) {
    writer_->run("SAVEPOINT job", {}, {});
    Outcome outcome = Outcome::roll_back;
    try {
      outcome = job.work(tx);
    } catch (...) {
      job.error = std::current_exception();
    }
    if (outcome == Outcome::roll_back) writer_->run("ROLLBACK TO job", {}, {});
    writer_->run("RELEASE job", {}, {});
  }

  const std::string path_;
  std::unique_ptr<SqliteConnection> writer_;
  std::mutex idle_mutex_;
  std::vector<std::unique_ptr<SqliteConnection>> idle_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  BeforeCommit before_commit_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, OpenMode mode) {
  return std::make_unique<SqliteDatabase>(path, mode);
}

std::unique_ptr<Database> open_postgres(const std::string& url, OpenMode mode);

std::unique_ptr<Database> open(const std::string& url, OpenMode mode) {
  if (url.starts_with("sqlite:")) return open_sqlite(url.substr(7), mode);
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    return open_postgres(url, mode);
  }
  throw Error("a database is named sqlite:PATH or postgresql://…");
}

}  // namespace sql
