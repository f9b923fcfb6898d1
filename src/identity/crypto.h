// The few cryptographic operations the program uses, by their purpose.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace identity {

std::string random_bytes(std::size_t count);
std::string random_token();                  // 43 URL-safe characters, 256 bits.
std::string sha256(std::string_view bytes);  // 32 bytes.
std::string keyed_hash(std::string_view key, std::string_view text);  // HMAC-SHA-256, 32 bytes.
std::string hex(std::string_view bytes);
std::optional<std::string> base64_decoded(std::string_view text);  // Empty when it is none.
bool equal_in_constant_time(std::string_view a, std::string_view b);

// AES-256-GCM. The context is bound in, so that a sealed value cannot be moved to another row.
std::string seal(std::string_view key, std::string_view plain, std::string_view context);
std::optional<std::string> unseal(std::string_view key, std::string_view sealed,
                                  std::string_view context);  // Empty when changed or moved.

// Argon2id, 19 MiB, two passes: about 20 ms of CPU. Never called on a writer or a server thread.
std::string hash_password(std::string_view password);
bool password_matches(const std::string& hash, std::string_view password);

}  // namespace identity
