// Reading files that people name on the command line.
#pragma once

#include <optional>
#include <string>

namespace counterweight::app {

constexpr std::size_t kMaxInputBytes = 64 << 20;

// The whole file ("-": standard input), or nothing after saying on stderr why it cannot be read.
std::optional<std::string> read_input(const std::string& file);

}  // namespace counterweight::app
