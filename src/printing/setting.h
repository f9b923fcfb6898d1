// A paper as a PDF: A4, Chinese, every font it needs inside it. Slow and made by large libraries,
// so only the child process calls it; the server calls printer.h.
#pragma once

#include <string>

#include "printing/paper.h"

namespace printing {

// Throws TooLong beyond limits::pages_max, std::runtime_error when it cannot be drawn.
std::string to_pdf(const Paper&);

}  // namespace printing
