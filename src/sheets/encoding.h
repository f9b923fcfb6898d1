// The encodings that spreadsheets save text in.
#pragma once

#include <string>

#include "base/result.h"

namespace sheets {

// UTF-8 with or without a byte order mark, UTF-16 with one, and what is not UTF-8 as GB18030, in
// which Excel and WPS save CSV in China.
base::Result<std::string> to_utf8(std::string bytes);

}  // namespace sheets
