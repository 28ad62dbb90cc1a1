#include "rules/report.hpp"

#include "tests/rules/rules_support.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::rules;
using nlohmann::json;

TEST_CASE("report: two lines for each problem, then a sum") {
  json document = default_rulebook();
  document["jurisdiction"][3]["department"] = "salse";
  CHECK(report_text("rulebook.json", check_json(document)) ==
        "error rulebook.json/jurisdiction/3/department unknown_department: expected a department, found the "
        "text `salse`.\n"
        "  help: did you mean `sales`?\n"
        "rulebook.json: 1 error, 0 warnings.\n");
  CHECK(report_text("r.json", check_json(document), Language::ru) ==
        "error r.json/jurisdiction/3/department unknown_department: ожидалось: отдел; получено: текст "
        "`salse`.\n"
        "  подсказка: возможно, `sales`?\n"
        "r.json: 1 ошибка, 0 предупреждений.\n");
}

TEST_CASE("report: a rulebook in order is named with its hash") {
  const Checked checked = check_json(default_rulebook());
  REQUIRE(checked.rulebook);
  CHECK(report_text("r.json", checked) ==
        "r.json: 0 errors, 0 warnings; `default` version 1 is in order, sha256 " + checked.rulebook->hash() +
            ".\n");
}

TEST_CASE("report: as JSON, one line, for programs") {
  json document = default_rulebook();
  document["windows"]["review"] = "soon";
  document["grounds"].push_back({{"id", "spare"}, {"name", {{"en", "Spare"}, {"ru", "Запас"}}}});
  const std::string text = report_json("r.json", check_json(document));
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
  const json report = json::parse(text);
  CHECK(report.at("file") == "r.json");
  CHECK(report.at("ok") == false);
  CHECK(report.at("hash").is_null());
  CHECK(report.at("errors") == 1);
  CHECK(report.at("warnings") == 1);
  CHECK(report.at("diagnostics").at(0).at("pointer") == "/windows/review");
  CHECK(report.at("diagnostics").at(0).at("code") == "invalid_duration");
  CHECK(report.at("diagnostics").at(0).at("severity") == "error");
  CHECK(report.at("diagnostics").at(1).at("severity") == "warning");
  CHECK(report.at("diagnostics").at(1).at("help").get<std::string>().starts_with("name it"));

  const json good = json::parse(report_json("r.json", check_json(default_rulebook()), Language::ru));
  CHECK(good.at("ok") == true);
  CHECK(good.at("name") == "default");
  CHECK(good.at("version") == 1);
  CHECK(good.at("hash").get<std::string>().size() == 64);
  CHECK(good.at("diagnostics").empty());
}

TEST_CASE("report: bytes that are no UTF-8 do not break it") {
  const Checked checked = check("{\"counterweight\": 1, \"na\xffme\": 1}");
  REQUIRE(checked.diagnostics.size() == 1);
  CHECK(json::parse(report_json("\xff.json", checked)).at("ok") == false);
}
