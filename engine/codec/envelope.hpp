// The ledger's envelope around an event: a CloudEvents 1.0 object whose RFC 8785 form is what is hashed and
// stored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "engine/core/event.hpp"

namespace counterweight::codec {

// One event with what the outside knows of it.
struct Envelope {
  OrganisationId organisation;
  std::int64_t seq = 0;
  std::string command;    // the command's id; empty for what time itself did
  std::string body_hash;  // of the request that gave the command, hex; may be empty
  core::Event event;
};

// "proposal:42", "knowledge" or "organisation": what timelines are found by.
std::string subject_of(const core::Event& event);

// The canonical bytes, without prevhash and hash.
std::string write_envelope(const Envelope& envelope);
Result<Envelope> read_envelope(std::string_view bytes);
// The exported form: the same object with prevhash and hash (hex), canonical, one line.
std::string exported(std::string_view bytes, const std::string& prevhash, const std::string& hash);

}  // namespace counterweight::codec
