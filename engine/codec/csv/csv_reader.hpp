// Rows of a CSV file (RFC 4180, and what spreadsheets make of it): separated by comma, semicolon or tab,
// ended by LF, CRLF or CR; a cell in quotation marks may hold separators, marks (doubled) and line ends. Fed
// piece by piece; of the file only the present row is held. Pure; one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace counterweight::codec::csv {

constexpr std::size_t kMaxRowBytes = 256 * 1024;
constexpr std::size_t kMaxColumns = 200;

// The one that parts the first row into the most cells; with none in it, a comma.
char separator_of(std::string_view beginning);

struct Row {
  std::int64_t line = 0;  // where it begins, from 1; a quoted line end counts as well
  std::vector<std::string> cells;
  // Why it cannot be used: too long, too many cells, no UTF-8, a quotation mark that does not end. Its cells
  // are then incomplete. Reading goes on with the next line.
  std::optional<Text> problem;
};

class CsvReader {
 public:
  using Receive = std::function<void(Row)>;
  // Empty lines are no rows.
  CsvReader(char separator, Receive receive) : separator_(separator), receive_(std::move(receive)) {}

  void feed(std::string_view text);
  void end();  // the file is over; the last row needs no line end

 private:
  enum class In { start_of_cell, plain, quoted, after_quote };
  void take(char c);
  void keep(char c);
  void end_cell();
  void end_row();
  void spoil(Text problem);

  char separator_;
  Receive receive_;
  In in_ = In::start_of_cell;
  Row row_{1, {}, {}};
  std::string cell_;
  std::size_t bytes_ = 0;  // of the row
  std::int64_t line_ = 1;
  bool after_cr_ = false;
  bool any_ = false;  // the row has something in it
};

}  // namespace counterweight::codec::csv
