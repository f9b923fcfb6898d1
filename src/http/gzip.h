// Compression of what is worth it.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace http {

bool worth_gzip(const Response&);  // Text of some length, not yet encoded.
std::string gzip(std::string_view);

}  // namespace http
