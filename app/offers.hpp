// The rulebooks that a new organisation may begin with.
#pragma once

#include <string>
#include <vector>

#include "web/server/set_up.hpp"

namespace counterweight::app {

// Those in the files first, then those of the library that the program carries, but for the names that a file
// has. kDone; or how the program ends, after saying on stderr why: a file cannot be read, is not in order, or
// has the name of another.
int add_offers(const std::vector<std::string>& files, std::vector<server::Offer>& out);

}  // namespace counterweight::app
