// Values of attributes, as they are written in proposals and events.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <variant>

#include "base/held_alone.hpp"

namespace counterweight::rules {

struct Money {
  std::int64_t amount = 0;  // minor units: cents
  std::string currency;     // ISO 4217, three capitals
  friend bool operator==(const Money&, const Money&) = default;
};

// integer -> int64; decimal -> string "12.5"; money -> Money; text, choice, date -> string; boolean -> bool.
using Value = std::variant<bool, std::int64_t, std::string, Money>;

// By attribute id: a map whose copies share it until one of them is written, for a proposal is copied far
// more often than its values change. Thread-safety: as of a map; copies may be used from different threads.
class Values {
  using Map = std::map<std::string, Value>;

 public:
  using value_type = Map::value_type;
  using const_iterator = Map::const_iterator;
  Values() = default;
  Values(std::initializer_list<value_type> all) : map_(std::make_shared<Map>(all)) {}

  const_iterator begin() const { return read().begin(); }
  const_iterator end() const { return read().end(); }
  std::size_t size() const { return read().size(); }
  bool empty() const { return read().empty(); }
  const_iterator find(const std::string& id) const { return read().find(id); }
  bool contains(const std::string& id) const { return read().contains(id); }
  const Value& at(const std::string& id) const { return read().at(id); }

  Value& operator[](const std::string& id) { return write()[id]; }
  void emplace(const std::string& id, Value value) { write().emplace(id, std::move(value)); }
  void erase(const std::string& id) {
    if (contains(id)) write().erase(id);
  }
  friend bool operator==(const Values& a, const Values& b) {
    return a.map_ == b.map_ || a.read() == b.read();
  }

 private:
  const Map& read() const {
    static const Map kNone;
    return map_ ? *map_ : kNone;
  }
  Map& write() {
    if (!map_)
      map_ = std::make_shared<Map>();
    else if (!held_alone(map_))
      map_ = std::make_shared<Map>(*map_);
    return *map_;
  }

  std::shared_ptr<Map> map_;  // null: none
};

}  // namespace counterweight::rules
