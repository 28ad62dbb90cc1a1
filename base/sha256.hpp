// SHA-256 (FIPS 180-4, by OpenSSL), as raw bytes and as lower-case hex.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace counterweight {

using Hash = std::array<unsigned char, 32>;

Hash sha256(std::string_view bytes);
// The chain's hash: SHA-256(previous as 32 raw bytes, then `bytes`). Design 2, decision 3.
Hash sha256_chained(const Hash& previous, std::string_view bytes);

std::string to_hex(const Hash& hash);                     // 64 digits
std::optional<Hash> hash_from_hex(std::string_view hex);  // nothing unless 64 lower-case digits

}  // namespace counterweight
