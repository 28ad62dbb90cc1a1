// Files that the program carries with it, so that it starts alone.
#pragma once

#include <string_view>

namespace counterweight::app {

std::string_view default_rulebook();        // rules/library/default/rulebook.json
std::string_view small_company_rulebook();  // … and so on
std::string_view regulated_rulebook();
std::string_view openapi();        // web/contract/openapi.json
std::string_view asyncapi();       // web/contract/asyncapi.json
std::string_view demo_people();    // app/demo/people.json
std::string_view demo_scenario();  // app/demo/ferrit.jsonl

}  // namespace counterweight::app
