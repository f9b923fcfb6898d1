// bench_bare_insert FILE ROWS WRITERS: the least that a durable write can cost. WRITERS threads
// each hand a row of a reading's size to one writer and wait; the writer puts all that wait into
// one commit (SQLite, WAL, synchronous=FULL). No sign-in, no rule, no audit, no encryption, no
// HTTP. Prints one JSON line: rows, seconds, cpu_seconds, commits.
#include <sqlite3.h>
#include <sys/resource.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

// As long as the sealed temperature and symptoms of a reading.
constexpr std::size_t content_bytes = 96;

class Table {
 public:
  explicit Table(const char* file) {
    check(sqlite3_open(file, &database_));
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("CREATE TABLE reading (id blob PRIMARY KEY, episode_id blob NOT NULL, day_on bigint NOT "
        "NULL, slot text NOT NULL, taken_at bigint NOT NULL, sealed blob NOT NULL) WITHOUT ROWID");
    check(sqlite3_prepare_v2(database_, "INSERT INTO reading VALUES (?1, ?2, ?3, ?4, ?5, ?6)", -1,
                             &insert_, nullptr));
  }
  ~Table() {
    sqlite3_finalize(insert_);
    sqlite3_close(database_);
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  void run(const char* text) { check(sqlite3_exec(database_, text, nullptr, nullptr, nullptr)); }

  void insert(std::int64_t number) {
    const std::int64_t id[2] = {0, number};
    const std::int64_t episode[2] = {1, number / 24};
    const std::string content(content_bytes, 'x');
    sqlite3_bind_blob(insert_, 1, id, sizeof id, SQLITE_TRANSIENT);
    sqlite3_bind_blob(insert_, 2, episode, sizeof episode, SQLITE_TRANSIENT);
    sqlite3_bind_int64(insert_, 3, number % 12);
    sqlite3_bind_text(insert_, 4, "morning", -1, SQLITE_STATIC);
    sqlite3_bind_int64(insert_, 5, number);
    sqlite3_bind_blob(insert_, 6, content.data(), static_cast<int>(content.size()),
                      SQLITE_TRANSIENT);
    if (sqlite3_step(insert_) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
    sqlite3_reset(insert_);
  }

 private:
  void check(int code) {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
  }
  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

// Rows that wait, and how far the commits have come.
struct Queue {
  std::mutex mutex;
  std::condition_variable filled, committed;
  std::vector<std::int64_t> waiting;
  std::int64_t given = 0;
  std::int64_t done = 0;
  std::int64_t commits = 0;
};

// One who hands in a row, waits until it is durable, and hands in the next.
void hand_in(Queue& queue, std::int64_t rows) {
  std::unique_lock lock(queue.mutex);
  while (queue.given < rows) {
    queue.waiting.push_back(queue.given);
    const std::int64_t mine = ++queue.given;
    queue.filled.notify_one();
    queue.committed.wait(lock, [&] { return queue.done >= mine; });
  }
}

void write_all(Queue& queue, Table& table, std::int64_t rows) {
  std::unique_lock lock(queue.mutex);
  while (queue.done < rows) {
    queue.filled.wait(lock, [&] { return !queue.waiting.empty(); });
    const std::vector<std::int64_t> group = std::move(queue.waiting);
    queue.waiting.clear();
    lock.unlock();
    table.run("BEGIN IMMEDIATE");
    for (const std::int64_t row : group) table.insert(row);
    table.run("COMMIT");
    lock.lock();
    queue.done += static_cast<std::int64_t>(group.size());
    ++queue.commits;
    queue.committed.notify_all();
  }
}

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

int run(char** words) {
  Table table(words[1]);
  const std::int64_t rows = std::stoll(words[2]);
  Queue queue;
  const double cpu_before = cpu_seconds();
  const auto begun = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (int i = 0; i < std::stoi(words[3]); ++i) {
    threads.emplace_back(hand_in, std::ref(queue), rows);
  }
  write_all(queue, table, rows);
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::printf("{\"rows\": %lld, \"seconds\": %.3f, \"cpu_seconds\": %.3f, \"commits\": %lld}\n",
              static_cast<long long>(rows), took.count(), cpu_seconds() - cpu_before,
              static_cast<long long>(queue.commits));
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) {
    std::cerr << "usage: bench_bare_insert FILE ROWS WRITERS\n";
    return 2;
  }
  return run(words);
}
