#include "base/sha256.hpp"

#include <openssl/evp.h>

#include <memory>

#include "base/check.hpp"

namespace counterweight {
namespace {

// Looked up once: EVP_sha256() has OpenSSL search for it each time.
const EVP_MD* algorithm() {
  static const EVP_MD* const kFound = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return kFound;
}

Hash digest(std::string_view first, std::string_view second) {
  // One for each thread: to make one takes as long as to hash a short text.
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                                     EVP_MD_CTX_free};
  Hash out{};
  const bool ok = context && EVP_DigestInit_ex(context.get(), algorithm(), nullptr) == 1 &&
                  EVP_DigestUpdate(context.get(), first.data(), first.size()) == 1 &&
                  EVP_DigestUpdate(context.get(), second.data(), second.size()) == 1 &&
                  EVP_DigestFinal_ex(context.get(), out.data(), nullptr) == 1;
  CHECK_THAT_IS(ok, "OpenSSL could not compute SHA-256");
  return out;
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
  return std::nullopt;
}

}  // namespace

Hash sha256(std::string_view bytes) {
  return digest(bytes, {});
}

Hash sha256_chained(const Hash& previous, std::string_view bytes) {
  return digest({reinterpret_cast<const char*>(previous.data()), previous.size()}, bytes);
}

std::string to_hex(const Hash& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(hash.size() * 2);
  for (const unsigned char byte : hash) {
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::optional<Hash> hash_from_hex(std::string_view hex) {
  Hash out{};
  if (hex.size() != out.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto high = hex_digit(hex[2 * i]);
    const auto low = hex_digit(hex[2 * i + 1]);
    if (!high || !low) return std::nullopt;
    out[i] = static_cast<unsigned char>(*high * 16U + *low);
  }
  return out;
}

}  // namespace counterweight
