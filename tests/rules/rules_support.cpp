#include "tests/rules/rules_support.hpp"

#include <fstream>
#include <sstream>

#include "rules/report.hpp"
#include "tests/support/catch.hpp"

namespace counterweight::rules {

using nlohmann::json;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  INFO(path);
  REQUIRE(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

json default_rulebook() {
  return json::parse(read_file(RULES_DIR "/library/default/rulebook.json"));
}

Checked check_json(const json& document) {
  return check(document.dump());
}

std::shared_ptr<const CheckedRulebook> must_check(const std::string& source) {
  const Checked checked = check(source);
  INFO(report_text("rulebook.json", checked));
  REQUIRE(checked.diagnostics.empty());
  REQUIRE(checked.rulebook != nullptr);
  return checked.rulebook;
}

Values values_from(const json& object) {
  Values out;
  for (const auto& [key, value] : object.items()) {
    if (value.is_boolean()) out[key] = value.get<bool>();
    if (value.is_number_integer()) out[key] = value.get<std::int64_t>();
    if (value.is_string()) out[key] = value.get<std::string>();
    if (value.is_object())
      out[key] = Money{value.at("amount").get<std::int64_t>(), value.at("currency").get<std::string>()};
    REQUIRE(out.contains(key));
  }
  return out;
}

Money euros(std::int64_t cents) {
  return {cents, "EUR"};
}

Attribute attribute_of(AttributeType type, std::string id) {
  Attribute attribute;
  attribute.id = std::move(id);
  attribute.name = {"Name", "Имя"};
  attribute.type = type;
  if (type == AttributeType::money) attribute.currency = "EUR";
  if (type == AttributeType::decimal) attribute.digits = 1;
  if (type == AttributeType::choice)
    attribute.options = {{"email", {"E-mail", "Почта"}}, {"post", {"Post", "Письмо"}}};
  return attribute;
}

}  // namespace counterweight::rules
