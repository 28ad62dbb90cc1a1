// Which build this is: shown by --version and in every live `hello`.
#pragma once

namespace counterweight::app {

inline constexpr const char* kVersion = "0.1.0";

}  // namespace counterweight::app
