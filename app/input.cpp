#include "app/input.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace counterweight::app {

std::optional<std::string> read_input(const std::string& file) {
  if (file == "-") return std::string{std::istreambuf_iterator<char>{std::cin}, {}};
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error) {
    fmt::print(stderr, "Cannot read `{}`: {}. Name an existing file, or - for standard input.\n", file,
               error.message());
    return std::nullopt;
  }
  if (size > kMaxInputBytes) {
    fmt::print(stderr, "`{}` has {} bytes; at most {} are read.\n", file, size, kMaxInputBytes);
    return std::nullopt;
  }
  std::ifstream stream{file, std::ios::binary};
  return std::string{std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace counterweight::app
