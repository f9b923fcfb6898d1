#include "base/uuid.h"

#include <openssl/rand.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>

namespace base {

// The number of this id within its millisecond, 12 bits.
static unsigned next_in_millisecond(std::int64_t unix_ms) {
  static std::mutex mutex;
  static std::int64_t newest_ms = -1;
  static unsigned counter = 0;
  const std::lock_guard lock(mutex);
  // A time gone by (a test's clock, a clock set back) goes on counting.
  counter = unix_ms > newest_ms ? 0 : counter + 1;
  newest_ms = std::max(newest_ms, unix_ms);
  return counter & 0x0fff;
}

Uuid make_uuid(std::int64_t unix_ms) {
  Uuid id;
  if (RAND_bytes(id.bytes.data() + 6, 10) != 1) throw std::runtime_error("no random bytes");
  for (int i = 0; i < 6; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(unix_ms >> (8 * (5 - i)));
  }
  const unsigned number = next_in_millisecond(unix_ms);
  id.bytes[6] = static_cast<std::uint8_t>(0x70 | number >> 8);
  id.bytes[7] = static_cast<std::uint8_t>(number);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

std::string to_string(const Uuid& id) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += digits[id.bytes[i] >> 4];
    text += digits[id.bytes[i] & 15];
  }
  return text;
}

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid id;
  std::size_t at = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    if (at == 8 || at == 13 || at == 18 || at == 23) {
      if (text[at++] != '-') return std::nullopt;
    }
    const int high = hex_value(text[at]);
    const int low = hex_value(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    at += 2;
  }
  return id;
}

}  // namespace base
