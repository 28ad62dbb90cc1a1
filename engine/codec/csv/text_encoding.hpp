// Bytes of a file that somebody exported, as UTF-8: as they are (a byte order mark is taken off), or from
// Windows-1251. Fed piece by piece, wherever the pieces are cut. Pure; one thread.
#pragma once

#include <string>
#include <string_view>

namespace counterweight::codec::csv {

enum class Encoding { utf8, windows_1251 };

// What the beginning of a file says: without a byte order mark whatever is no UTF-8 is Windows-1251. A
// character that the piece cuts at its end says nothing. Of a file whose beginning is plain ASCII: UTF-8.
Encoding encoding_of(std::string_view beginning);

class Decoder {
 public:
  explicit Decoder(Encoding encoding) : encoding_(encoding) {}
  // The next characters. In UTF-8 nothing is checked here: is_utf8() does, where it can be said of which row.
  std::string decode(std::string_view bytes);

 private:
  Encoding encoding_;
  std::string begun_;  // of a byte order mark, at the very beginning
  bool at_start_ = true;
};

// Shortest forms only, no surrogates, nothing past U+10FFFF. `cut`: a character that lacks its end may stand
// last.
bool is_utf8(std::string_view text, bool cut = false);

}  // namespace counterweight::codec::csv
