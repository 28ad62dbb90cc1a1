#include "web/server/webhook_signature.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "web/server/passwords.hpp"

namespace counterweight::server {
namespace {

constexpr std::size_t kIdLength = 22;  // 132 bits

std::string in_base64(const unsigned char* bytes, std::size_t size) {
  std::string out(4 * ((size + 2) / 3) + 1, '\0');  // OpenSSL ends it with a zero
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes, static_cast<int>(size));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

}  // namespace

std::string new_webhook_id() {
  return "in_" + new_token().substr(0, kIdLength);
}

std::string new_webhook_secret() {
  return random_bytes(kWebhookSecretBytes);
}

std::string shown_webhook_secret(std::string_view secret) {
  return "whsec_" + in_base64(reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
}

std::string webhook_signature(std::string_view secret, std::string_view id, std::string_view timestamp,
                              std::string_view body) {
  std::string content;
  content.reserve(id.size() + timestamp.size() + body.size() + 2);
  content.append(id).append(".").append(timestamp).append(".").append(body);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const auto* done =
      HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
           reinterpret_cast<const unsigned char*>(content.data()), content.size(), digest.data(), &size);
  CHECK_THAT_IS(done != nullptr, "OpenSSL could not compute an HMAC");
  return "v1," + in_base64(digest.data(), size);
}

bool has_signature(std::string_view signatures, std::string_view expected) {
  bool found = false;
  while (!signatures.empty()) {
    const std::size_t end = std::min(signatures.find(' '), signatures.size());
    const std::string_view one = signatures.substr(0, end);
    signatures.remove_prefix(std::min(end + 1, signatures.size()));
    if (one.size() == expected.size() && CRYPTO_memcmp(one.data(), expected.data(), one.size()) == 0)
      found = true;
  }
  return found;
}

}  // namespace counterweight::server
