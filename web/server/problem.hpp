// From refusals to `application/problem+json` (RFC 9457): one table says which code answers with which
// status.
#pragma once

#include <span>

#include "base/result.hpp"
#include "web/server/response.hpp"

namespace counterweight::server {

// docs/api.md "Problems". A code of an unknown kind is a bug and answers 500.
int status_of(const Refusal& refusal);

// The sentence in `language`; 503 carries Retry-After: 1 unless the caller adds another.
Response problem(const Refusal& refusal, Language language);
// All of them at once: the first gives status, code and detail, each stands in `errors`. Must not be empty.
Response problem(std::span<const Refusal> refusals, Language language);
// With a Retry-After of its own.
Response problem_later(const Refusal& refusal, Language language, std::chrono::seconds retry_after);

// Refusals that more than one place here gives.
Refusal not_signed_in();                            // 401
Refusal busy();                                     // 503
Refusal no_answer_in_time();                        // 503
Refusal too_many_tries(std::chrono::seconds wait);  // 429: with a wrong password
Refusal internal_error();  // 500, for a bug: the log has the rest under the request's id

}  // namespace counterweight::server
