// Every limit of the transport, named with its number. Tests shrink them; the configuration may change them.
#pragma once

#include <chrono>
#include <cstddef>

namespace counterweight::server {

using std::chrono::milliseconds;

struct Limits {
  // One request.
  std::size_t head_bytes = 16 * 1024;         // request line and headers: 431
  std::size_t target_bytes = 8 * 1024;        // 414
  std::size_t body_bytes = 1024 * 1024;       // 413
  std::size_t file_bytes = 32 * 1024 * 1024;  // of a body that is a file: 413
  std::size_t files_at_once = 4;              // such bodies in memory until they are answered: 503
  std::size_t files_of_member = 2;            // of them: 503
  milliseconds idle{75'000};                  // a kept connection without a request is closed without a word
  milliseconds head{10'000};  // from the first byte of a request to the end of its headers: 408
  milliseconds body{60'000};  // from there to the end of its body: 408
  milliseconds file{
      300'000};  // the same of a file, of file_bytes; of a shorter one by its length, if it says so
  milliseconds answer{30'000};  // a handler's reply: 503
  milliseconds write{30'000};   // until the client has taken the whole response
  milliseconds linger{2'000};   // after a response that ends a connection with its request unread

  // All connections.
  std::size_t connections = 16'384;             // live watchers included: 503
  std::size_t connections_per_address = 1'024;  // 503; a trusted proxy has none
  milliseconds tick{250};                       // how exactly the deadlines above are kept

  // Live.
  std::size_t message_bytes = 64 * 1024;  // a longer message closes with 4429
  std::size_t watchers = 10'000;          // on this node: 4429
  std::size_t watchers_per_member = 20;   // 4429
  std::size_t subscriptions = 16;         // of one watcher
  std::size_t waiting_readers = 1'024;    // subscriptions that wait for the ledger: `unavailable.busy`
  std::size_t messages_at_once = 60;      // a watcher may send so many at once: 4429
  std::size_t messages_per_second = 10;   // and so many on average
  milliseconds heartbeat{25'000};
  milliseconds no_progress{30'000};            // bytes are waiting and the watcher takes none: 4408
  milliseconds close{5'000};                   // for the closing handshake, then the socket is closed
  std::size_t send_buffer_bytes = 256 * 1024;  // what the kernel may hold for one watcher
  std::size_t watchers_at_once = 256;          // served in one go, then the loop turns to others

  // Sign-in.
  std::size_t hashers = 2;                  // threads; each takes as much memory as one password hash
  std::size_t waiting_hashes = 64;          // 503
  std::size_t waiting_lookups = 1'024;      // of sessions not in memory: 503
  std::size_t sessions_in_memory = 10'000;  // others are asked of the vault again
  std::chrono::hours session_idle{12};
  std::chrono::hours session_absolute{30 * 24};
  std::chrono::minutes session_touch{5};  // how exactly the vault knows when a session was last seen
  std::size_t throttled_keys = 20'000;    // accounts, and as many addresses, with failed tries remembered
  unsigned free_tries_account = 4;        // failed tries without a delay; then it doubles from 1 s: 429
  unsigned free_tries_address = 20;
  std::chrono::seconds longest_delay{60};
  std::chrono::minutes tries_forgotten{30};
  std::size_t email_bytes = 254;
  std::size_t password_bytes = 512;  // 128 characters in UTF-8

  // Stopping.
  milliseconds drain{5'000};  // for requests in flight and goodbyes
};

}  // namespace counterweight::server
