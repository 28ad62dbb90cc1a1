// What tiny.json is given beside what it has, where a fault needs it.
#pragma once

#include <nlohmann/json.hpp>

namespace counterweight::test::patches {

nlohmann::json halt();             // Sales may halt what was launched
nlohmann::json pilot();            // and with what is under veto there may be a pilot
nlohmann::json escalate();         // when Sales is silent, its head is asked
nlohmann::json raiser();           // whoever objected says whether an answer settles it
nlohmann::json needs_finance();    // Finance has to approve, and its silence is no approval
nlohmann::json silence_blocks();   // what Sales is silent on is blocked
nlohmann::json absolute();         // Finance's ground is absolute
nlohmann::json absolute_pilot();   // the same, and there are pilots
nlohmann::json arbiter();          // Legal overrides too
nlohmann::json two_persons();      // two sign an override
nlohmann::json quota();            // one override in ninety days
nlohmann::json two_vetoes();       // Legal may veto too
nlohmann::json no_wants();         // nothing says where Finance's veto pushes
nlohmann::json veto_everywhere();  // Finance may veto every price
nlohmann::json approvals();        // one approval of Sales is needed

}  // namespace counterweight::test::patches
