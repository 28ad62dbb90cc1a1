// Errors are values. A Refusal says what was expected, what was found, where, and what to do.
#pragma once

#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/check.hpp"
#include "base/text.hpp"

namespace counterweight {

// Why a command or an input was not taken. `code` is stable and dotted; the part before the dot is its
// kind: invalid, forbidden, not_found, conflict, limit, unavailable. `pointer` is a JSON pointer (RFC 6901)
// into the body that was sent, empty for the whole. `also` holds the further problems of the same input, so
// that a form is told everything at once.
struct Refusal {
  std::string code;
  Text sentence;
  std::string pointer = {};
  std::vector<Refusal> also = {};
  std::string kind() const { return code.substr(0, code.find('.')); }
};

// All problems as one refusal: the first, and the rest in `also`. `problems` must not be empty.
inline Refusal together(std::vector<Refusal> problems) {
  CHECK_THAT_IS(!problems.empty(), "no problem, no refusal");
  Refusal first = std::move(problems.front());
  first.also.assign(std::make_move_iterator(problems.begin() + 1), std::make_move_iterator(problems.end()));
  return first;
}

// A T or the reason why there is none. Reading the wrong half aborts.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}            // NOLINT(google-explicit-constructor)
  Result(Refusal refusal) : value_(std::move(refusal)) {}  // NOLINT(google-explicit-constructor)
  bool ok() const { return value_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& operator*() & { return get(); }
  const T& operator*() const& { return const_cast<Result*>(this)->get(); }
  T&& operator*() && { return std::move(get()); }
  T* operator->() { return &get(); }
  const T* operator->() const { return &const_cast<Result*>(this)->get(); }
  const Refusal& refusal() const {
    CHECK_THAT_IS(!ok(), "asked a success for its refusal");
    return *std::get_if<1>(&value_);
  }

 private:
  T& get() {
    if (!ok()) check_failed(__FILE__, __LINE__, "ok()", refusal().code + ": " + refusal().sentence.en);
    return *std::get_if<0>(&value_);
  }
  std::variant<T, Refusal> value_;
};

struct Done {};
using Status = Result<Done>;

}  // namespace counterweight
