#include "printing/printer.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <string_view>
#include <utility>

#include "base/record.h"

namespace printing {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int first_other_file = 3;
constexpr std::size_t chunk_bytes = 64 << 10;

class File {
 public:
  explicit File(int number = -1) : number_(number) {}
  File(File&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  File& operator=(File&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~File() { close(); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int number() const { return number_; }

 private:
  int number_;
};

struct Pipe {
  File read;
  File write;
};

std::optional<Pipe> make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{File(ends[0]), File(ends[1])};
}

// Started with its pipes; killed and waited for at the latest when it goes out of scope.
class Child {
 public:
  static std::optional<Child> start(const std::vector<std::string>& command) {
    auto in = make_pipe();
    auto out = make_pipe();
    if (!in || !out) return std::nullopt;
    Child child;
    if (!child.spawn(command, in->read.number(), out->write.number())) return std::nullopt;
    child.input_ = std::move(in->write);
    child.output_ = std::move(out->read);
    for (const int file : {child.input_.number(), child.output_.number()}) {
      fcntl(file, F_SETFL, O_NONBLOCK);
    }
    return child;
  }

  Child(Child&& other) noexcept
      : input_(std::move(other.input_)),
        output_(std::move(other.output_)),
        pid_(std::exchange(other.pid_, 0)) {}
  Child& operator=(Child&&) = delete;
  ~Child() {
    if (pid_ > 0) kill(pid_, SIGKILL);
    wait();
  }

  // The exit code, or nothing when it was ended by a signal.
  std::optional<int> wait() {
    if (pid_ <= 0) return std::nullopt;
    int status = 0;
    while (waitpid(std::exchange(pid_, 0), &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? std::optional(WEXITSTATUS(status)) : std::nullopt;
  }

  File& input() { return input_; }
  const File& output() const { return output_; }

 private:
  Child() = default;

  bool spawn(const std::vector<std::string>& command, int in, int out) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, first_other_file);
    posix_spawnattr_t how;
    posix_spawnattr_init(&how);
    // The server blocks and ignores signals; the child starts as any program does.
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setsigdefault(&how, &all);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    char language[] = "LC_ALL=C.UTF-8";
    char home[] = "HOME=/nonexistent";
    char path[] = "PATH=/usr/bin:/bin";
    char* environment[] = {language, home, path, nullptr};
    const bool started =
        posix_spawn(&pid_, words.front(), &files, &how, words.data(), environment) == 0;
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&how);
    if (!started) pid_ = 0;
    return started;
  }

  File input_;
  File output_;
  pid_t pid_ = 0;
};

// Feeds the child and takes what it says until it closes its output. False when it took too long or
// said too much.
class Conversation {
 public:
  Conversation(Child& child, std::string_view request, const Printer& printer)
      : child_(child),
        rest_(request),
        printer_(printer),
        end_(Clock::now() + printer.wall_time_max) {}

  bool hold() {
    while (!over_) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end_ - Clock::now());
      if (left.count() <= 0 || answer.size() > printer_.pdf_bytes_max) return false;
      pollfd files[] = {{child_.output().number(), POLLIN, 0},
                        {child_.input().number(), POLLOUT, 0}};
      if (poll(files, 2, static_cast<int>(left.count())) < 0 && errno != EINTR) return false;
      if (files[1].revents != 0) send();
      if (files[0].revents != 0) receive();
    }
    return true;
  }

  std::string answer;

 private:
  void send() {
    const ssize_t sent = write(child_.input().number(), rest_.data(), rest_.size());
    if (sent < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (sent > 0) rest_.remove_prefix(static_cast<std::size_t>(sent));
    if (sent < 0 || rest_.empty()) child_.input().close();
  }
  void receive() {
    char chunk[chunk_bytes];
    const ssize_t got = read(child_.output().number(), chunk, sizeof chunk);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) over_ = true;
    else answer.append(chunk, static_cast<std::size_t>(got));
  }

  Child& child_;
  std::string_view rest_;
  const Printer& printer_;
  const Clock::time_point end_;
  bool over_ = false;
};

}  // namespace

base::Result<std::string> Printer::print(const Paper& paper) const {
  const std::string request = base::json::record_to_text(paper);
  const auto too_long =
      base::refuse(refusal::too_long).with("max", std::to_string(limits::pages_max));
  if (request.size() > limits::request_bytes_max) return too_long;
  auto child = Child::start(command);
  if (!child) return refusal::not_printed;
  Conversation talk(*child, request, *this);
  if (!talk.hold()) return refusal::not_printed;
  const auto code = child->wait();
  if (code == exit_too_long) return too_long;
  if (code != exit_printed || !talk.answer.starts_with("%PDF-")) return refusal::not_printed;
  return std::move(talk.answer);
}

}  // namespace printing
