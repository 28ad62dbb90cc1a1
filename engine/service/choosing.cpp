#include "engine/service/choosing.hpp"

#include <algorithm>
#include <array>

#include "base/fold_case.hpp"

namespace counterweight::service {
namespace {

constexpr std::size_t kMaxIdLength = 32;

// The commonest of at least eight characters, in lower case: what anybody tries first.
constexpr std::array<std::string_view, 64> kCommon{
    "password",   "password1",   "password12", "password123", "passw0rd",      "p@ssw0rd",      "12345678",
    "123456789",  "1234567890",  "87654321",   "11111111",    "00000000",      "88888888",      "12341234",
    "123123123",  "123321123",   "abcd1234",   "abc12345",    "aa123456",      "a1234567",      "1q2w3e4r",
    "1q2w3e4r5t", "1qaz2wsx",    "qazwsxedc",  "zaq12wsx",    "qwertyui",      "qwertyuiop",    "qwerty12",
    "qwerty123",  "qwerty12345", "asdfghjk",   "asdfghjkl",   "zxcvbnm1",      "iloveyou",      "welcome1",
    "welcome123", "sunshine",    "princess",   "football",    "baseball",      "superman",      "trustno1",
    "starwars",   "whatever",    "jennifer",   "computer",    "internet",      "administrator", "admin123",
    "letmein1",   "changeme",    "changeme1",  "marketing",   "counterweight", "йцукенгш",      "йцукен123",
    "пароль12",   "пароль123",   "любимая",    "привет12",    "привет123",     "qwerty1234",    "1234qwer",
    "q1w2e3r4"};

constexpr std::array<std::string_view, 32> kLatin{"a", "b",  "v",  "g",   "d", "e", "zh", "z", "i",  "j", "k",
                                                  "l", "m",  "n",  "o",   "p", "r", "s",  "t", "u",  "f", "h",
                                                  "c", "ch", "sh", "sch", "",  "y", "",   "e", "yu", "ya"};

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// А..Я and а..я in two bytes of UTF-8: the letter's place in the alphabet without ё, or -1; 32 for ё.
int cyrillic(unsigned char first, unsigned char second) {
  const unsigned code = (first & 0x1FU) << 6U | (second & 0x3FU);
  if (code == 0x401 || code == 0x451) return 32;
  if (code >= 0x410 && code <= 0x42F) return static_cast<int>(code - 0x410);
  if (code >= 0x430 && code <= 0x44F) return static_cast<int>(code - 0x430);
  return -1;
}

std::string slug_of(std::string_view name) {
  std::string out;
  const auto hyphen = [&] {
    if (!out.empty() && out.back() != '-') out += '-';
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += c;
    } else if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c + ('a' - 'A'));
    } else if (const bool two = (static_cast<unsigned char>(c) & 0xE0U) == 0xC0U && i + 1 < name.size();
               two) {
      const int letter = cyrillic(static_cast<unsigned char>(c), static_cast<unsigned char>(name[++i]));
      if (letter >= 0)
        out += letter == 32 ? std::string_view{"e"} : kLatin.at(static_cast<std::size_t>(letter));
    } else if ((static_cast<unsigned char>(c) & 0x80U) == 0) {
      hyphen();
    }
  }
  out.resize(std::min(out.size(), kMaxIdLength - 4));  // room for a number
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::string lower_ascii(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return text;
}

Status password_fits(std::string_view password, const std::string& pointer) {
  const std::size_t length = characters(password);
  if (length < kMinPassword || length > kMaxPassword)
    return Refusal{"invalid.password",
                   say("A password has {} to {} characters; this one has {}.",
                       "В пароле от {} до {} знаков, а здесь {}.", kMinPassword, kMaxPassword, length),
                   pointer};
  const std::string lower = fold_case(password);
  if (std::find(kCommon.begin(), kCommon.end(), lower) == kCommon.end()) return Done{};
  return Refusal{"invalid.password",
                 say("This password is one of those that are tried first. Choose another, e.g. four words.",
                     "Этот пароль — из тех, что пробуют первыми. Выберите другой, например четыре слова."),
                 pointer};
}

Status email_fits(std::string_view email) {
  const std::size_t at = email.find('@');
  const bool visible = std::none_of(email.begin(), email.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || c == ',' || c == ';';
  });
  const bool one = at != std::string_view::npos && at > 0 && at + 1 < email.size() &&
                   email.find('@', at + 1) == std::string_view::npos;
  if (visible && one) return Done{};
  return Refusal{"invalid.email",
                 say("Expected an e-mail such as anna@company.example, but found {}.",
                     "Нужна почта вида anna@company.example, а указано {}.", in_backticks(email)),
                 "/email"};
}

Status name_fits(std::string_view name, const std::string& pointer) {
  if (!blank(name) && name.size() <= kMaxName) return Done{};
  return Refusal{"invalid.name",
                 say("A name has 1 to {} bytes and is not blank.",
                     "Имя — от 1 до {} байт и не из одних пробелов.", kMaxName),
                 pointer};
}

std::string id_from(std::string_view name, std::string_view empty,
                    const std::function<bool(const std::string&)>& taken) {
  std::string base = slug_of(name);
  if (base.empty()) base = empty;
  std::string id = base;
  for (int number = 2; taken(id); ++number) id = base + "-" + std::to_string(number);
  return id;
}

}  // namespace counterweight::service
