// The child's side: limits first, then the paper.
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <optional>
#include <string>

#include "base/record.h"
#include "printing/pages.h"
#include "printing/printer.h"
#include "printing/setting.h"

namespace printing {

static void limit(__rlimit_resource_t what, std::uint64_t max) {
  const rlimit both{max, max};
  setrlimit(what, &both);
}

static void limit_myself() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  signal(SIGXFSZ, SIG_IGN);  // A file may not be written, a pipe may.
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CPU, limits::cpu_seconds_max);
  limit(RLIMIT_NOFILE, limits::open_files_max);
#ifndef __SANITIZE_ADDRESS__  // Its shadow memory alone is more.
  limit(RLIMIT_AS, limits::memory_bytes_max);
#endif
}

// Empty when there is more than may be.
static std::optional<std::string> all_input() {
  std::string text;
  char chunk[64 << 10];
  for (ssize_t got = 0; (got = read(STDIN_FILENO, chunk, sizeof chunk)) > 0;) {
    text.append(chunk, static_cast<std::size_t>(got));
    if (text.size() > limits::request_bytes_max) return std::nullopt;
  }
  return text;
}

static bool write_all(std::string_view rest) {
  while (!rest.empty()) {
    const ssize_t sent = write(STDOUT_FILENO, rest.data(), rest.size());
    if (sent <= 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

int run_child() {
  limit_myself();
  const auto text = all_input();
  const auto content = text ? base::json::parse(*text) : std::nullopt;
  if (!content) return exit_failed;
  Paper paper;
  base::json::Problems problems;
  base::json::read_record(*content, paper, problems);
  if (!problems.empty()) return exit_failed;
  try {
    return write_all(to_pdf(paper)) ? exit_printed : exit_failed;
  } catch (const TooLong&) {
    return exit_too_long;
  } catch (const std::exception&) {
    return exit_failed;
  }
}

}  // namespace printing
