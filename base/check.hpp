// CHECK: assertions for programmer errors, kept in release builds. A failed check prints and aborts.
#pragma once

#include <string_view>

namespace counterweight {

[[noreturn]] void check_failed(const char* file, int line, const char* expression, std::string_view why);

}  // namespace counterweight

#define CHECK_THAT_IS(condition, why)                                                       \
  do {                                                                                      \
    if (!(condition)) ::counterweight::check_failed(__FILE__, __LINE__, #condition, (why)); \
  } while (false)
