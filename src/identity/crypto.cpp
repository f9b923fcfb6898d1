#include "identity/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <sodium.h>

#include <memory>
#include <stdexcept>

namespace identity {

static constexpr std::size_t nonce_bytes = 12;
static constexpr std::size_t tag_bytes = 16;
static constexpr std::size_t key_bytes = 32;
static constexpr std::size_t argon2_memory_bytes = 19 << 20;
static constexpr unsigned long long argon2_passes = 2;

static const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
static unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}
static int size_of(std::string_view text) { return static_cast<int>(text.size()); }

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  if (RAND_bytes(bytes_of(out), static_cast<int>(count)) != 1) {
    throw std::runtime_error("no random bytes");
  }
  return out;
}

std::string random_token() {
  static constexpr char alphabet[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string token;
  for (const char c : random_bytes(43)) token += alphabet[static_cast<unsigned char>(c) & 63];
  return token;
}

std::string sha256(std::string_view bytes) {
  std::string out(SHA256_DIGEST_LENGTH, '\0');
  SHA256(bytes_of(bytes), bytes.size(), bytes_of(out));
  return out;
}

std::string keyed_hash(std::string_view key, std::string_view text) {
  std::string out(SHA256_DIGEST_LENGTH, '\0');
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), size_of(key), bytes_of(text), text.size(), bytes_of(out), &size);
  return out;
}

std::string hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::optional<std::string> base64_decoded(std::string_view text) {
  std::string bytes(text.size() / 4 * 3, '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  const int failed =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &length, &end, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(length);
  return bytes;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* ctx) const { EVP_CIPHER_CTX_free(ctx); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

static void require(bool ok) {
  if (!ok) throw std::runtime_error("encryption failed");
}

std::string seal(std::string_view key, std::string_view plain, std::string_view context) {
  require(key.size() == key_bytes);
  std::string out = random_bytes(nonce_bytes);
  out.resize(nonce_bytes + plain.size() + tag_bytes);
  const Cipher ctx(EVP_CIPHER_CTX_new());
  int n = 0;
  require(EVP_EncryptInit_ex(ctx.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key), bytes_of(out)));
  require(EVP_EncryptUpdate(ctx.get(), nullptr, &n, bytes_of(context), size_of(context)));
  require(EVP_EncryptUpdate(ctx.get(), bytes_of(out) + nonce_bytes, &n, bytes_of(plain),
                            size_of(plain)));
  require(EVP_EncryptFinal_ex(ctx.get(), bytes_of(out) + nonce_bytes + n, &n));
  require(EVP_CIPHER_CTX_ctrl(ctx.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes,
                              bytes_of(out) + nonce_bytes + plain.size()));
  return out;
}

std::optional<std::string> unseal(std::string_view key, std::string_view sealed,
                                  std::string_view context) {
  require(key.size() == key_bytes);
  if (sealed.size() < nonce_bytes + tag_bytes) return std::nullopt;
  const std::string_view body = sealed.substr(nonce_bytes, sealed.size() - nonce_bytes - tag_bytes);
  std::string tag(sealed.substr(sealed.size() - tag_bytes));
  std::string out(body.size(), '\0');
  const Cipher ctx(EVP_CIPHER_CTX_new());
  int n = 0;
  require(
      EVP_DecryptInit_ex(ctx.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key), bytes_of(sealed)));
  require(EVP_DecryptUpdate(ctx.get(), nullptr, &n, bytes_of(context), size_of(context)));
  require(EVP_DecryptUpdate(ctx.get(), bytes_of(out), &n, bytes_of(body), size_of(body)));
  require(EVP_CIPHER_CTX_ctrl(ctx.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()));
  if (EVP_DecryptFinal_ex(ctx.get(), bytes_of(out) + n, &n) != 1) return std::nullopt;
  return out;
}

std::string hash_password(std::string_view password) {
  require(sodium_init() >= 0);
  std::string out(crypto_pwhash_STRBYTES, '\0');
  require(crypto_pwhash_str(out.data(), password.data(), password.size(), argon2_passes,
                            argon2_memory_bytes) == 0);
  out.resize(out.find('\0'));
  return out;
}

bool password_matches(const std::string& hash, std::string_view password) {
  require(sodium_init() >= 0);
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace identity
