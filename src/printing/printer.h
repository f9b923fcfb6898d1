// Prints a paper in a child process of this very program: large libraries read what people have
// typed there, so a crash, a hang or a greedy text costs that process and nothing else. The child
// has no database, no key, no environment and no open file but its three pipes.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/result.h"
#include "printing/limits.h"
#include "printing/paper.h"

namespace printing {

namespace refusal {
inline const base::RefusalCode not_printed{
    "printing.not_printed", base::RefusalKind::unavailable,
    "这份文书没有排出来，记录没有受影响。请稍后再试；仍不行的，请告诉管理员。",
    "The paper could not be set; its record is untouched. Try again, then tell the administrator."};
inline const base::RefusalCode too_long{
    "printing.too_long", base::RefusalKind::too_large, "内容太长，一份文书最多 {max} 页。",
    "The content is too long: a paper has {max} pages at most."};
}  // namespace refusal

inline constexpr const char* child_command = "render-paper";
inline constexpr int exit_printed = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_too_long = 3;

// What is started, and how long it may take. Tests start other things.
struct Printer {
  std::vector<std::string> command = {"/proc/self/exe", child_command};
  std::chrono::milliseconds wall_time_max = limits::wall_time_max;
  std::size_t pdf_bytes_max = limits::pdf_bytes_max;

  // A PDF. Blocks; for a worker's thread.
  base::Result<std::string> print(const Paper&) const;
};

// The child's whole work: limits itself, reads a paper as JSON from standard input, writes the PDF
// to standard output. Answers the exit code.
int run_child();

}  // namespace printing
