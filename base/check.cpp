#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace counterweight {

void check_failed(const char* file, int line, const char* expression, std::string_view why) {
  std::fprintf(stderr, "%s:%d: the program is wrong: expected %s: %.*s\n", file, line, expression,
               static_cast<int>(why.size()), why.data());
  std::abort();
}

}  // namespace counterweight
