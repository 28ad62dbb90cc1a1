#include "engine/codec/premortem_json.hpp"

#include <nlohmann/json.hpp>

namespace counterweight::codec {

core::Worst read_worst(ObjectReader& reader) {
  return {{reader.text_or("by", {})}, reader.text_or("worst", {})};
}

std::vector<core::Worst> read_premortem(ObjectReader& reader, const std::string& key,
                                        std::vector<Refusal>& problems) {
  std::vector<core::Worst> out;
  const nlohmann::json* array = reader.array_or_null(key);
  if (array == nullptr) return out;
  for (std::size_t i = 0; i < array->size(); ++i) {
    ObjectReader each{(*array)[i], reader.at() + "/" + key + "/" + std::to_string(i), problems};
    out.push_back(read_worst(each));
    each.finish();
  }
  return out;
}

}  // namespace counterweight::codec
