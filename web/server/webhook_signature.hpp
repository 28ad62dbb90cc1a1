// Signatures of Standard Webhooks: `v1,` and the base64 of HMAC-SHA256 over "id.timestamp.body". Pure
// functions, safe on any thread.
// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace counterweight::server {

constexpr std::size_t kWebhookSecretBytes = 32;

std::string new_webhook_id();                               // "in_" and 22 characters of base64url
std::string new_webhook_secret();                           // random, raw
std::string shown_webhook_secret(std::string_view secret);  // "whsec_" and its base64

std::string webhook_signature(std::string_view secret, std::string_view id, std::string_view timestamp,
                              std::string_view body);
// Whether one of `signatures`, with spaces between them, is `expected`. How long that takes says nothing of
// where they differ.
bool has_signature(std::string_view signatures, std::string_view expected);

}  // namespace counterweight::server
