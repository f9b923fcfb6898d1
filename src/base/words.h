// The words under which described enumerations stand in the database.
#pragma once

#include <boost/describe.hpp>
#include <stdexcept>
#include <string>

namespace base {

template <class E>
const char* word(E value) {
  return boost::describe::enum_to_string(value, "");
}

// Throws when the word is none of the enumeration's: nothing is ever taken for something else.
template <class E>
E from_word(const std::string& text) {
  E value{};
  if (!boost::describe::enum_from_string(text.c_str(), value)) {
    throw std::runtime_error("a column holds an unknown word");
  }
  return value;
}

}  // namespace base
