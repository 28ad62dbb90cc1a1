// Whether bytes are text.
#pragma once

#include <string_view>

namespace counterweight::server {

// RFC 3629: no overlong forms, no surrogates.
bool is_utf8(std::string_view text);

}  // namespace counterweight::server
