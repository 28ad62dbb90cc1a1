// The demo organisation: a maker of industrial computers, its people, and a quarter of its campaigns.
#pragma once

#include "base/result.hpp"
#include "engine/service/service.hpp"
#include "web/server/sign_in.hpp"

namespace counterweight::app {

// Plays the carried scenario through the real engine into an empty store, so that it ends within the last
// day, and gives its people accounts. Does nothing when the demo is there already; `conflict.data` when
// another organisation is.
Status prepare_demo(store::Ledger& ledger, store::Vault& vault, Timestamp now);

// Whom to sign in as, for the sign-in page and the console.
server::DemoHints demo_hints();

}  // namespace counterweight::app
