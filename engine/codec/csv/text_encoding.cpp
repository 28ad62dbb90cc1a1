#include "engine/codec/csv/text_encoding.hpp"

#include <algorithm>
#include <array>

namespace counterweight::codec::csv {
namespace {

constexpr std::string_view kMark = "\xef\xbb\xbf";

// 0x80 to 0xbf; 0x98 stands for nothing. From 0xc0 on А to я lie as they do in Unicode.
constexpr std::array<char16_t, 64> kUpperHalf{
    0x0402, 0x0403, 0x201a, 0x0453, 0x201e, 0x2026, 0x2020, 0x2021, 0x20ac, 0x2030, 0x0409, 0x2039, 0x040a,
    0x040c, 0x040b, 0x040f, 0x0452, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0xfffd, 0x2122,
    0x0459, 0x203a, 0x045a, 0x045c, 0x045b, 0x045f, 0x00a0, 0x040e, 0x045e, 0x0408, 0x00a4, 0x0490, 0x00a6,
    0x00a7, 0x0401, 0x00a9, 0x0404, 0x00ab, 0x00ac, 0x00ad, 0x00ae, 0x0407, 0x00b0, 0x00b1, 0x0406, 0x0456,
    0x0491, 0x00b5, 0x00b6, 0x00b7, 0x0451, 0x2116, 0x0454, 0x00bb, 0x0458, 0x0405, 0x0455, 0x0457};

char byte_of(unsigned value) {
  return static_cast<char>(static_cast<unsigned char>(value));
}

void put(std::string& out, unsigned code) {
  if (code < 0x80) {
    out += byte_of(code);
  } else if (code < 0x800) {
    out += byte_of(0xc0 | code >> 6);
    out += byte_of(0x80 | (code & 0x3f));
  } else {
    out += byte_of(0xe0 | code >> 12);
    out += byte_of(0x80 | (code >> 6 & 0x3f));
    out += byte_of(0x80 | (code & 0x3f));
  }
}

unsigned code_of(unsigned char byte) {
  if (byte < 0x80) return byte;
  return byte < 0xc0 ? kUpperHalf[byte - 0x80u] : 0x0410u + (byte - 0xc0u);
}

// How many bytes follow this one, and between which the first of them lies; none for a byte that begins
// nothing.
struct Lead {
  std::size_t follow = 0;
  unsigned char low = 0x80, high = 0xbf;
  bool good = false;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {0, 0, 0, true};
  if (byte >= 0xc2 && byte <= 0xdf) return {1, 0x80, 0xbf, true};
  if (byte == 0xe0) return {2, 0xa0, 0xbf, true};
  if (byte == 0xed) return {2, 0x80, 0x9f, true};
  if (byte >= 0xe1 && byte <= 0xef) return {2, 0x80, 0xbf, true};
  if (byte == 0xf0) return {3, 0x90, 0xbf, true};
  if (byte == 0xf4) return {3, 0x80, 0x8f, true};
  if (byte >= 0xf1 && byte <= 0xf3) return {3, 0x80, 0xbf, true};
  return {};
}

}  // namespace

bool is_utf8(std::string_view text, bool cut) {
  for (std::size_t i = 0; i < text.size();) {
    Lead lead = lead_of(static_cast<unsigned char>(text[i++]));
    if (!lead.good) return false;
    for (; lead.follow > 0; --lead.follow, lead.low = 0x80, lead.high = 0xbf) {
      if (i == text.size()) return cut;
      const auto next = static_cast<unsigned char>(text[i++]);
      if (next < lead.low || next > lead.high) return false;
    }
  }
  return true;
}

Encoding encoding_of(std::string_view beginning) {
  return beginning.starts_with(kMark) || is_utf8(beginning, true) ? Encoding::utf8 : Encoding::windows_1251;
}

std::string Decoder::decode(std::string_view bytes) {
  std::string out;
  if (encoding_ == Encoding::windows_1251) {
    out.reserve(bytes.size() * 2);
    for (const char byte : bytes) put(out, code_of(static_cast<unsigned char>(byte)));
    return out;
  }
  if (!at_start_) return std::string{bytes};
  begun_ += bytes;
  if (begun_.size() < kMark.size() && kMark.starts_with(begun_)) return out;
  at_start_ = false;
  out = begun_.starts_with(kMark) ? begun_.substr(kMark.size()) : std::move(begun_);
  begun_.clear();
  return out;
}

}  // namespace counterweight::codec::csv
