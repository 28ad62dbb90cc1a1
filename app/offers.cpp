#include "app/offers.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "app/carried.hpp"
#include "app/commands.hpp"
#include "app/input.hpp"
#include "rules/check.hpp"
#include "rules/report.hpp"

namespace counterweight::app {
namespace {

bool has(const std::vector<server::Offer>& offers, const std::string& name) {
  return std::any_of(offers.begin(), offers.end(),
                     [&](const server::Offer& offer) { return offer.name == name; });
}

}  // namespace

int add_offers(const std::vector<std::string>& files, std::vector<server::Offer>& out) {
  for (const std::string& file : files) {
    const auto text = read_input(file);
    if (!text) return kUsage;
    const rules::Checked checked = rules::check(*text);
    if (!checked.rulebook) {
      fmt::print(stderr, "{}", rules::report_text(file, checked));
      return kNotInOrder;
    }
    const std::string& name = checked.rulebook->book().name;
    if (has(out, name)) {
      fmt::print(stderr,
                 "Expected each --rulebook with a name of its own, but `{}` has the name `{}` of another.\n",
                 file, name);
      return kUsage;
    }
    out.push_back({name, checked.rulebook});
  }
  for (const std::string_view carried :
       {default_rulebook(), small_company_rulebook(), regulated_rulebook()}) {
    const auto rulebook = rules::check(carried).rulebook;
    if (const std::string& name = rulebook->book().name; !has(out, name)) out.push_back({name, rulebook});
  }
  return kDone;
}

}  // namespace counterweight::app
