#include "web/server/passwords.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <new>

#include "base/check.hpp"
#include "base/sha256.hpp"

namespace counterweight::server {
namespace {

// Every use of libsodium goes through here first; it may be called again and again, from any thread.
void ready() {
  static const int result = sodium_init();
  CHECK_THAT_IS(result >= 0, "libsodium does not start");
}

constexpr std::size_t kTokenBytes = 32;
constexpr int kBase64Url = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

PasswordCost least_password_cost() {
  return {crypto_pwhash_MEMLIMIT_MIN, crypto_pwhash_OPSLIMIT_MIN};
}

std::string hash_password(std::string_view password, const PasswordCost& cost) {
  ready();
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost.passes, cost.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc{};
  return out.data();
}

bool password_matches(const std::string& hash, std::string_view password) {
  ready();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool needs_new_hash(const std::string& hash, const PasswordCost& cost) {
  ready();
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost.passes, cost.memory_bytes) != 0;
}

std::string random_bytes(std::size_t count) {
  ready();
  std::string out(count, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

std::string new_token() {
  ready();
  std::array<unsigned char, kTokenBytes> random{};
  randombytes_buf(random.data(), random.size());
  std::array<char, sodium_base64_ENCODED_LEN(kTokenBytes, kBase64Url)> out{};
  sodium_bin2base64(out.data(), out.size(), random.data(), random.size(), kBase64Url);
  return out.data();
}

bool looks_like_token(std::string_view text) {
  return text.size() == kTokenLength && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                  c == '_';
         });
}

std::string token_hash(std::string_view token) {
  return to_hex(sha256(token));
}

unsigned random_below(unsigned below) {
  ready();
  return randombytes_uniform(below);
}

}  // namespace counterweight::server
