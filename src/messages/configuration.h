// What is set up to carry messages, from one file: secrets stand in it, and nowhere else.
#pragma once

#include <string>

#include "messages/port.h"

namespace messages {

// Empty name: nothing is set up. Throws when the file is readable by others, or what it says cannot
// be: an unknown key, an address that may not be reached.
Port read_port(const std::string& file);

}  // namespace messages
