#include "app/table_child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <optional>
#include <stdexcept>

#include "base/limits.h"
#include "base/record.h"
#include "tables/rules.h"

namespace app {

namespace {

constexpr std::size_t memory_bytes_max = std::size_t{768} << 20;
constexpr std::size_t talk_bytes_max = std::size_t{64} << 20;
constexpr rlim_t seconds_of_work_max = 10;
constexpr std::chrono::seconds wait_max{20};
constexpr char well_done = '+';
constexpr char refused = '-';

// Refusals that the one who filled it in can do something about.
constexpr std::array<const base::RefusalCode*, 2> told{&sheets::refusal::macros,
                                                       &sheets::refusal::no_room};

class Socket {
 public:
  explicit Socket(int number) : number_(number) {}
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() { close(); }
  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

// The child's end of a conversation. It is ended, one way or the other.
class Child {
 public:
  explicit Child(int end) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, end, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, end, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    std::string name = "bulwark";
    std::string command = "fill-table";
    char* const arguments[] = {name.data(), command.data(), nullptr};
    char* const environment[] = {nullptr};
    const int error =
        posix_spawn(&process_, "/proc/self/exe", &actions, nullptr, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) throw std::runtime_error("the process that fills a table cannot be started");
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }

 private:
  pid_t process_ = 0;
};

// Says everything and hears everything, at once and within the time; empty when that ran out.
class Conversation {
 public:
  Conversation(int socket, std::string said) : socket_(socket), said_(std::move(said)) {
    fcntl(socket_, F_SETFL, O_NONBLOCK);
  }

  std::string run() {
    const auto until = std::chrono::steady_clock::now() + wait_max;
    while (!over_) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          until - std::chrono::steady_clock::now());
      if (left.count() <= 0 || heard_.size() > talk_bytes_max) return {};
      const short wanted = POLLIN | (sent_ < said_.size() ? POLLOUT : 0);
      pollfd one{socket_, wanted, 0};
      if (poll(&one, 1, static_cast<int>(left.count())) < 0 && errno != EINTR) return {};
      if ((one.revents & POLLOUT) != 0) send_some();
      if ((one.revents & (POLLIN | POLLHUP | POLLERR)) != 0) hear_some();
    }
    return std::move(heard_);
  }

 private:
  void send_some() {
    const auto sent =
        send(socket_, said_.data() + sent_, said_.size() - sent_, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) sent_ += static_cast<std::size_t>(sent);
    if (sent_ == said_.size()) shutdown(socket_, SHUT_WR);
  }
  void hear_some() {
    std::array<char, 64 << 10> piece;
    const auto got = recv(socket_, piece.data(), piece.size(), MSG_DONTWAIT);
    if (got > 0) heard_.append(piece.data(), static_cast<std::size_t>(got));
    else over_ = got == 0 || (errno != EAGAIN && errno != EINTR);
  }

  int socket_;
  std::string said_;
  std::size_t sent_ = 0;
  std::string heard_;
  bool over_ = false;
};

// The filling in shares, each a record by itself with no more cells than a list may have.
std::string question(const std::string& workbook, const sheets::Filling& filling) {
  std::string plan = "[";
  std::size_t done = 0;
  do {
    const std::size_t end = std::min(done + base::limits::list_items_max, filling.cells.size());
    sheets::Filling share = filling;
    share.cells.assign(filling.cells.begin() + static_cast<std::ptrdiff_t>(done),
                       filling.cells.begin() + static_cast<std::ptrdiff_t>(end));
    plan += (done == 0 ? "" : ",") + base::json::record_to_text(share);
    done = end;
  } while (done < filling.cells.size());
  plan += "]";
  return std::to_string(plan.size()) + "\n" + plan + workbook;
}

}  // namespace

base::Result<std::string> filled_in_child(const std::string& workbook,
                                          const sheets::Filling& filling) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    throw std::runtime_error("no socket for the process that fills a table");
  }
  const Socket mine(ends[0]);
  Socket other(ends[1]);
  const Child child(other.number());
  other.close();
  const std::string answer = Conversation(mine.number(), question(workbook, filling)).run();
  if (answer.starts_with(well_done)) return answer.substr(1);
  for (const base::RefusalCode* code : told) {
    if (answer != refused + std::string(code->code)) continue;
    return base::refuse(*code).with("rows", std::to_string(filling.rows));
  }
  return tables::refusal::cannot_fill;
}

// ---- The other side -----------------------------------------------------------------------------

static void keep_small() {
  const rlimit memory{memory_bytes_max, memory_bytes_max};
  const rlimit work{seconds_of_work_max, seconds_of_work_max};
  const rlimit none{0, 0};
  setrlimit(RLIMIT_AS, &memory);
  setrlimit(RLIMIT_CPU, &work);
  setrlimit(RLIMIT_CORE, &none);
  setrlimit(RLIMIT_FSIZE, &none);
}

static std::string read_all() {
  std::string all;
  std::string piece(64 << 10, '\0');
  for (;;) {
    const auto got = read(STDIN_FILENO, piece.data(), piece.size());
    if (got <= 0 || all.size() > talk_bytes_max) return all;
    all.append(piece, 0, static_cast<std::size_t>(got));
  }
}

static void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

// Empty when it is not what `question` says: a table is filled in wholly or not at all.
static std::optional<sheets::Filling> read_plan(std::string_view text) {
  const auto plan = base::json::parse(text);
  const auto* shares = plan ? plan->as<base::json::Array>() : nullptr;
  if (shares == nullptr || shares->empty()) return std::nullopt;
  sheets::Filling filling;
  for (const base::json::Value& one : *shares) {
    sheets::Filling share;
    base::json::Problems problems;
    base::json::read_record(one, share, problems);
    if (!problems.empty()) return std::nullopt;
    share.cells.insert(share.cells.begin(), filling.cells.begin(), filling.cells.end());
    filling = std::move(share);
  }
  return filling;
}

int fill_table_here() {
  keep_small();
  const std::string asked = read_all();
  const std::size_t line = std::min(asked.find('\n'), asked.size());
  const std::size_t size = std::strtoul(asked.c_str(), nullptr, 10);
  if (line == asked.size() || size > asked.size() - line - 1) return 1;
  const auto filling = read_plan(std::string_view(asked).substr(line + 1, size));
  if (!filling) return 1;
  const auto made = sheets::filled_copy(asked.substr(line + 1 + size), *filling);
  if (made) write_all(well_done + *made);
  else write_all(refused + std::string(made.refusal().code->code));
  return made ? 0 : 1;
}

}  // namespace app
