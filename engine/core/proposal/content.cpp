#include "engine/core/proposal/content.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/sha256.hpp"

namespace counterweight::core {
namespace {

bool is_plain(char c) {
  return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

// What canonical_json() makes of the same, without a document in between: while a rulebook is verified, tens
// of thousands of contents are hashed. Whoever uses it gives keys in order.
class ContentWriter {
 public:
  ContentWriter() { out_.reserve(256); }
  void begin(char bracket) { out_ += bracket; }
  void end(char bracket) {
    if (out_.back() == ',') out_.pop_back();
    out_ += bracket;
    out_ += ',';
  }
  void key(const std::string& name) {
    CHECK_THAT_IS(std::all_of(name.begin(), name.end(), is_plain), "hashed keys are ASCII");
    quoted(name);
    out_ += ':';
  }
  void text(const std::string& words) {
    if (std::all_of(words.begin(), words.end(), is_plain))
      quoted(words);
    else
      out_ += nlohmann::json(words).dump(-1, ' ', false, nlohmann::json::error_handler_t::strict);
    out_ += ',';
  }
  void operator()(bool value) { out_ += value ? "true," : "false,"; }
  void operator()(std::int64_t value) {
    constexpr std::int64_t kLargest = std::int64_t{1} << 53;
    CHECK_THAT_IS(value >= -kLargest && value <= kLargest, "integer past 2^53");
    out_ += std::to_string(value);
    out_ += ',';
  }
  void operator()(const std::string& value) { text(value); }
  void operator()(const rules::Money& value) {
    begin('{');
    key("amount");
    (*this)(value.amount);
    key("currency");
    text(value.currency);
    end('}');
  }
  void value(const std::string& name, const rules::Value& what) {
    key(name);
    std::visit(*this, what);
  }
  std::string take() {
    out_.pop_back();
    return std::move(out_);
  }

 private:
  void quoted(const std::string& words) {
    out_ += '"';
    out_ += words;
    out_ += '"';
  }
  std::string out_;
};

}  // namespace

std::string content_of(const ActionDraft& action, const rules::Values& fields,
                       const rules::CheckedRulebook& rulebook) {
  ContentWriter out;
  out.begin('{');
  out.key("attributes");
  out.begin('{');
  for (const auto& [name, value] : action.attributes) out.value(name, value);
  out.end('}');
  out.key("fields");
  out.begin('{');
  for (const std::string& name : rulebook.fields_named_for(action.kind))
    if (const auto field = fields.find(name); field != fields.end()) out.value(name, field->second);
  out.end('}');
  out.key("kind");
  out.text(action.kind.value);
  out.key("requires");
  out.begin('[');
  for (const ActionId& need : action.needs) out.text(need.value);
  out.end(']');
  out.key("title");
  out.text(action.title);
  out.end('}');
  return to_hex(sha256(out.take()));
}

}  // namespace counterweight::core
