// How deep a TOML text would nest, told before it is parsed: a short text can ask for a tree deeper
// than the stack.
#pragma once

#include <string_view>

namespace packs {

// Counts open brackets, and the parts of a dotted key, outside of strings and comments.
bool nested_deeper_than(std::string_view toml, std::size_t depth_max);

}  // namespace packs
