// Passwords and tokens, by libsodium: argon2id for what people choose, 256 random bits for what we make.
// Safe on any thread; hashing takes the memory and time that its cost says, so it belongs on a worker.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace counterweight::server {

struct PasswordCost {
  std::size_t memory_bytes = 64 * 1024 * 1024;
  unsigned passes = 2;
};
// The least that libsodium takes: for tests.
PasswordCost least_password_cost();

// In libsodium's own form, which says its cost and salt. Throws std::bad_alloc when the memory is not to be
// had.
std::string hash_password(std::string_view password, const PasswordCost& cost);
bool password_matches(const std::string& hash, std::string_view password);
// Made with another cost than this one.
bool needs_new_hash(const std::string& hash, const PasswordCost& cost);

constexpr std::size_t kTokenLength = 43;
std::string random_bytes(std::size_t count);     // raw
std::string new_token();                         // 256 random bits in base64url
bool looks_like_token(std::string_view text);    // of that length and alphabet
std::string token_hash(std::string_view token);  // hex(SHA-256), all that is ever stored of it

// Uniform in [0, below); for spreading, e.g. of reconnects.
unsigned random_below(unsigned below);

}  // namespace counterweight::server
