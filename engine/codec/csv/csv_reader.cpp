#include "engine/codec/csv/csv_reader.hpp"

#include <algorithm>
#include <array>

#include "engine/codec/csv/text_encoding.hpp"

namespace counterweight::codec::csv {

char separator_of(std::string_view beginning) {
  constexpr std::array kKnown{',', ';', '\t'};
  std::array<std::size_t, kKnown.size()> counts{};
  bool quoted = false;
  for (const char c : beginning) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    for (std::size_t i = 0; i < kKnown.size(); ++i) counts[i] += c == kKnown[i];
  }
  return kKnown[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

void CsvReader::feed(std::string_view text) {
  for (const char c : text) {
    const bool second_of_two = after_cr_ && c == '\n';
    after_cr_ = c == '\r';
    if (second_of_two) {  // its CR was the line's end
      if (in_ == In::quoted) keep(c);
      continue;
    }
    take(c);
  }
}

void CsvReader::take(char c) {
  const bool ends_line = c == '\n' || c == '\r';
  if (ends_line) ++line_;
  if (in_ == In::quoted) {
    if (c == '"')
      in_ = In::after_quote;
    else
      keep(c);
    return;
  }
  if (ends_line) return end_row();
  if (c == separator_) return end_cell();
  if (c == '"' && in_ == In::start_of_cell) {
    in_ = In::quoted;
    any_ = true;
  } else if (c == '"' && in_ == In::after_quote) {  // a doubled one
    in_ = In::quoted;
    keep(c);
  } else {
    in_ = In::plain;
    keep(c);
  }
}

void CsvReader::keep(char c) {
  any_ = true;
  if (++bytes_ <= kMaxRowBytes) {
    cell_ += c;
    return;
  }
  spoil(say("The row is longer than {} bytes.", "Строка длиннее {} байт.", kMaxRowBytes));
  if (in_ == In::quoted) in_ = In::plain;  // a mark that was forgotten: the next line end ends the row
}

void CsvReader::end_cell() {
  any_ = true;
  in_ = In::start_of_cell;
  if (row_.cells.size() >= kMaxColumns)
    spoil(say("The row has more than {} cells.", "В строке больше {} ячеек.", kMaxColumns));
  else
    row_.cells.push_back(std::move(cell_));
  cell_.clear();
}

void CsvReader::end_row() {
  const bool any = any_;
  if (any) end_cell();
  const auto is_text = [](const std::string& cell) { return is_utf8(cell); };
  if (any && !row_.problem && !std::all_of(row_.cells.begin(), row_.cells.end(), is_text))
    spoil(say("The row is not written in UTF-8, as the beginning of the file is.",
              "Строка записана не в UTF-8, в отличие от начала файла."));
  if (any) receive_(std::move(row_));
  row_ = {line_, {}, {}};
  bytes_ = 0;
  any_ = false;
}

void CsvReader::spoil(Text problem) {
  if (!row_.problem) row_.problem = std::move(problem);
}

void CsvReader::end() {
  if (in_ == In::quoted)
    spoil(say("A quotation mark opens here, and none closes.", "Здесь открыты кавычки, но не закрыты."));
  end_row();
}

}  // namespace counterweight::codec::csv
