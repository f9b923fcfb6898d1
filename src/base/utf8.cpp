#include "base/utf8.h"

#include <algorithm>

namespace base {

// Length of the well-formed sequence at the front, 0 when there is none.
static std::size_t sequence_length(std::string_view s) {
  const auto byte = [&](std::size_t i) {
    return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!tail(1) || !tail(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    if (lead == 0xED && byte(1) > 0x9F) return 0;
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    if (lead == 0xF4 && byte(1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t n = sequence_length(text);
    if (n == 0) return false;
    text.remove_prefix(n);
  }
  return true;
}

std::size_t character_count(std::string_view utf8) {
  std::size_t n = 0;
  for (const char c : utf8) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

std::string_view first_character(std::string_view utf8) {
  if (utf8.empty()) return utf8;
  return utf8.substr(0, std::max<std::size_t>(sequence_length(utf8), 1));
}

std::vector<std::string_view> characters(std::string_view utf8) {
  std::vector<std::string_view> out;
  while (!utf8.empty()) {
    out.push_back(first_character(utf8));
    utf8.remove_prefix(out.back().size());
  }
  return out;
}

std::string_view trim(std::string_view text) {
  static constexpr std::string_view wide = "\u3000";
  const auto ascii_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (ascii_space(text.front())) text.remove_prefix(1), again = true;
    else if (text.starts_with(wide)) text.remove_prefix(wide.size()), again = true;
  }
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (ascii_space(text.back())) text.remove_suffix(1), again = true;
    else if (text.ends_with(wide)) text.remove_suffix(wide.size()), again = true;
  }
  return text;
}

bool has_control(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) return true;
  }
  return false;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with.data(), with.size());
  }
}

// U+FF01 to U+FF5E are ASCII's 0x21 to 0x7E, in three bytes: EF BC 81 … EF BD 9E.
std::string half_width(std::string_view utf8) {
  static constexpr std::string_view wide_space = "\u3000";
  std::string out;
  out.reserve(utf8.size());
  for (; !utf8.empty(); utf8.remove_prefix(first_character(utf8).size())) {
    const std::string_view one = first_character(utf8);
    if (one == wide_space) {
      out += ' ';
    } else if (one.size() == 3 && one >= "\uFF01" && one <= "\uFF5E") {
      const auto low = static_cast<unsigned char>(one[2]) & 0x3Fu;
      const bool second_block = one[1] == '\xBD';
      out += static_cast<char>(0x20u + low + (second_block ? 0x40u : 0u));
    } else {
      out += one;
    }
  }
  return out;
}

}  // namespace base
