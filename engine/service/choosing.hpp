// What people choose when they come: a password, an e-mail; and the id that is made of their name. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace counterweight::service {

constexpr std::size_t kMinPassword = 8;  // characters
constexpr std::size_t kMaxPassword = 128;
constexpr std::size_t kMaxName = 200;  // bytes

// 8 to 128 characters and none of the commonest: `invalid.password` at `pointer`. No composition rules.
Status password_fits(std::string_view password, const std::string& pointer);

// Something@somewhere, without blanks: `invalid.email` at `/email`. Whether it arrives nobody can tell here.
Status email_fits(std::string_view email);
std::string lower_ascii(std::string text);

// Not blank and at most kMaxName: `invalid.name` at `pointer`.
Status name_fits(std::string_view name, const std::string& pointer);

// "Анна Weiß-Kern" -> "anna-wei-kern": lower-case Latin letters, digits and single hyphens, at most 32 of
// them, with Cyrillic letters written in Latin ones; `empty` when nothing is left. A number is added while it
// is `taken`.
std::string id_from(std::string_view name, std::string_view empty,
                    const std::function<bool(const std::string&)>& taken);

}  // namespace counterweight::service
