#include <algorithm>

#include "rules/attribute_words.hpp"
#include "rules/currency.hpp"
#include "rules/decimal.hpp"
#include "rules/limits.hpp"
#include "rules/reading.hpp"

namespace counterweight::rules {
namespace {

// Names of the proposal's own: a field of that name would hide them in requests and scenario files.
constexpr std::array<std::string_view, 5> kProposalKeys{"title", "goal", "actions", "fields", "reason"};

class AttributeReader {
 public:
  AttributeReader(const JsonNode& node, Diagnostics& out) : json_(node, format::attribute, out), out_(out) {}

  Attribute read(bool of_proposal) {
    watch([&] { read_own_id(of_proposal); });
    attribute_.name = read_words(json_["name"], kMaxNameCharacters, false, out_);
    if (const JsonNode* help = json_["help"])
      attribute_.help = read_words(help, kMaxHelpCharacters, true, out_);
    attribute_.required = read_boolean(json_["required"], out_).value_or(false);
    const auto type = read_named(json_["type"], kAttributeTypes, out_);
    doubtful_ = doubtful_ || !type;
    if (!type) return attribute_;
    attribute_.type = *type;
    read_for_type();
    return attribute_;
  }

  // A problem with it could make a good condition look bad.
  bool doubtful() const { return doubtful_; }

 private:
  template <typename Read>
  void watch(const Read& read) {
    const std::size_t before = out_.errors();
    read();
    doubtful_ = doubtful_ || out_.errors() != before;
  }

  void read_own_id(bool of_proposal) {
    const JsonNode* node = json_["id"];
    attribute_.id = read_id(node, out_).value_or("");
    const bool taken = of_proposal && std::find(kProposalKeys.begin(), kProposalKeys.end(), attribute_.id) !=
                                          kProposalKeys.end();
    if (is_reserved(attribute_.id) || taken)
      out_.error(
          *node, "reserved_word",
          say("expected an id that means nothing else, found the reserved word {}.",
              "ожидался свободный идентификатор, получено занятое слово {}.", in_backticks(attribute_.id)),
          say("choose another, e.g. `{}_`.", "выберите другой, например `{}_`.", attribute_.id));
  }

  void read_for_type() {
    const AttributeType type = attribute_.type;
    const bool is_number = type == AttributeType::integer || type == AttributeType::decimal;
    const bool is_amount = is_number || type == AttributeType::money;
    if (fits("unit", is_number))
      read_sentence(json_["unit"], kMaxUnitCharacters, false, attribute_.unit, out_);
    if (fits("digits", type == AttributeType::decimal)) watch([&] { read_digits(); });
    if (fits("currency", type == AttributeType::money)) watch([&] { read_currency(); });
    if (fits("options", type == AttributeType::choice)) read_options();
    if (fits("min", is_amount)) attribute_.min = read_bound(json_["min"]);
    if (fits("max", is_amount)) attribute_.max = read_bound(json_["max"]);
    if (type == AttributeType::money && json_["min"] == nullptr) attribute_.min = 0;
    if (attribute_.min && attribute_.max && *attribute_.min > *attribute_.max)
      out_.error(json_["max"] != nullptr ? *json_["max"] : json_.node(), "empty_range",
                 say("expected a max of at least the min {}, found {}.",
                     "ожидался max не меньше min {}, получено {}.", amount_words(attribute_, *attribute_.min),
                     amount_words(attribute_, *attribute_.max)),
                 say("no value could be given: raise max or lower min.",
                     "не подошло бы ни одно значение: поднимите max или опустите min."));
  }

  // False, and told when the key is there all the same, when the type has no use for it.
  bool fits(std::string_view key, bool useful) {
    if (!useful && json_[key] != nullptr)
      out_.error(*json_[key], "not_for_type",
                 say("expected no {} for the type {}.", "для типа {1} ключ {0} не нужен.", in_backticks(key),
                     in_backticks(name_of(attribute_.type))),
                 say("delete it, or change the type.", "уберите его или смените тип."));
    return useful;
  }

  void read_digits() {
    constexpr int kDefaultDigits = 2;
    attribute_.digits =
        static_cast<int>(read_integer(json_["digits"], 1, kMaxDecimalDigits, out_).value_or(kDefaultDigits));
  }

  void read_currency() {
    const JsonNode* node = json_["currency"];
    if (node == nullptr)
      return out_.error(
          json_.node(), "missing_field",
          say("expected the key `currency` for money, found none.",
              "для денег ожидался ключ `currency`, его нет."),
          say("add \"currency\": \"EUR\" (ISO 4217).", "добавьте \"currency\": \"EUR\" (ISO 4217)."));
    const auto currency = read_string(node, out_);
    if (!currency) return;
    attribute_.currency = *currency;
    if (!minor_digits(*currency))
      out_.unexpected(*node, "unknown_currency",
                      say("a currency code of ISO 4217, like `EUR`", "код валюты ISO 4217, например `EUR`"),
                      suggest_word(*currency, known_currencies()));
  }

  void read_options() {
    const JsonNode* node = json_["options"];
    if (node == nullptr) doubtful_ = true;
    if (node == nullptr)
      return out_.error(json_.node(), "missing_field",
                        say("expected the key `options` for a choice, found none.",
                            "для выбора ожидался ключ `options`, его нет."),
                        say("add the options as a list of {{\"id\", \"name\"}}.",
                            "добавьте варианты списком {{\"id\", \"name\"}}."));
    std::optional<std::span<const JsonNode>> items;
    watch([&] { items = read_list(node, 2, kMaxOptions, out_); });
    UniqueIds unique;
    for (const JsonNode& item : items.value_or(std::span<const JsonNode>{})) {
      const ObjectReader json{item, format::option, out_};
      std::optional<std::string> id;
      watch([&] { id = read_id(json["id"], out_); });
      if (!id || !unique.add(*json["id"], *id, out_)) doubtful_ = true;
      attribute_.options.push_back(
          {id.value_or(""), read_words(json["name"], kMaxNameCharacters, false, out_)});
    }
  }

  // A whole number, or for decimals also a text such as "12.5"; for money minor units.
  std::optional<std::int64_t> read_bound(const JsonNode* node) {
    if (attribute_.type != AttributeType::decimal) return read_integer(node, -kMaxInteger, kMaxInteger, out_);
    if (node == nullptr) return std::nullopt;
    const bool whole = node->type == JsonNode::Type::integer;
    if (whole || node->type == JsonNode::Type::text) {
      const Scaled bound =
          parse_decimal(whole ? std::to_string(node->integer) : node->text, attribute_.digits);
      if (bound.fault == DecimalFault::none) return bound.value;
    }
    out_.unexpected(
        *node, node->type == JsonNode::Type::number ? "not_whole" : "invalid_bound",
        say("a whole number, or one in quotes (digits behind the point: at most {})",
            "целое число или число в кавычках (знаков после точки: не больше {})", attribute_.digits),
        say("write 12 or \"12.5\".", "пишите 12 или \"12.5\"."));
    return std::nullopt;
  }

  ObjectReader json_;
  Diagnostics& out_;
  Attribute attribute_;
  bool doubtful_ = false;
};

}  // namespace

Doubts read_attributes(const JsonNode* node, bool of_proposal, std::vector<Attribute>& to, Diagnostics& out) {
  Doubts doubts;
  if (node == nullptr) return doubts;
  const auto items = read_list(node, 0, kMaxAttributes, out);
  doubts.missing = !items || items->size() != node->items.size();
  UniqueIds unique;
  for (const JsonNode& item : items.value_or(std::span<const JsonNode>{})) {
    AttributeReader reader{item, out};
    Attribute attribute = reader.read(of_proposal);
    const JsonNode* id = item.find("id");
    if (attribute.id.empty())
      doubts.missing = true;
    else if (!unique.add(*id, attribute.id, out) || reader.doubtful())
      doubts.names.insert(attribute.id);
    to.push_back(std::move(attribute));
  }
  return doubts;
}

}  // namespace counterweight::rules
