#include "tests/verify/patches.hpp"

namespace counterweight::test::patches {
namespace {

nlohmann::json of(const char* text) {
  return nlohmann::json::parse(text);
}

}  // namespace

nlohmann::json halt() {
  return of(R"([{"op": "add", "path": "/jurisdiction/0/halt", "value": true}])");
}
nlohmann::json pilot() {
  return of(R"([{"op": "add", "path": "/pilot", "value": {}}])");
}
nlohmann::json escalate() {
  return of(R"([{"op": "replace", "path": "/silence/sales", "value": "escalate"}])");
}
nlohmann::json raiser() {
  return of(R"([{"op": "add", "path": "/answered_by", "value": "raiser"}])");
}
nlohmann::json needs_finance() {
  return of(R"([{"op": "add", "path": "/jurisdiction/1/approval_required", "value": true},
                {"op": "replace", "path": "/silence/finance", "value": "abstain"}])");
}
nlohmann::json silence_blocks() {
  return of(R"([{"op": "replace", "path": "/silence/sales", "value": "block"}])");
}
nlohmann::json absolute() {
  return of(R"([{"op": "add", "path": "/grounds/0/absolute", "value": true},
                {"op": "remove", "path": "/override"}])");
}
nlohmann::json absolute_pilot() {
  return of(R"([{"op": "add", "path": "/grounds/0/absolute", "value": true},
                {"op": "remove", "path": "/override"},
                {"op": "add", "path": "/grounds/-", "value":
                 {"id": "taste", "name": {"en": "Taste", "ru": "Вкус"}}},
                {"op": "add", "path": "/jurisdiction/1/grounds/-", "value": "taste"},
                {"op": "add", "path": "/pilot", "value": {}}])");
}
nlohmann::json arbiter() {
  return of(R"([{"op": "add", "path": "/override/arbiters", "value": ["legal"]}])");
}
nlohmann::json two_persons() {
  return of(R"([{"op": "add", "path": "/override/signed_by", "value": "two_persons"}])");
}
nlohmann::json quota() {
  return of(R"([{"op": "add", "path": "/override/quota", "value": {"count": 1, "per": "90d"}}])");
}
nlohmann::json two_vetoes() {
  return of(R"([{"op": "add", "path": "/jurisdiction/-", "value":
                {"id": "legal_deep", "department": "legal",
                 "when": "discount_pct > 20", "power": "veto", "grounds": ["margin"]}}])");
}
nlohmann::json no_wants() {
  return of(R"([{"op": "remove", "path": "/jurisdiction/1/wants"}])");
}
nlohmann::json veto_everywhere() {
  return of(R"([{"op": "remove", "path": "/jurisdiction/1/when"}])");
}
nlohmann::json approvals() {
  return of(R"([{"op": "add", "path": "/kinds/0/passes", "value": {"approvals": [{"each": ["sales"]}]}},
                {"op": "replace", "path": "/silence/sales", "value": "abstain"}])");
}

}  // namespace counterweight::test::patches
