// A figure as it is asked about, and what is said of it. docs/api-metrics.md. Pure.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.hpp"
#include "base/text.hpp"
#include "engine/core/knowledge/figure.hpp"

namespace counterweight::codec {

// Refuses shapes, unknown fields, and what check_figure() refuses; every problem at once.
// `at`: the pointer of the figure itself.
Result<core::Figure> read_figure(const nlohmann::json& body, const std::string& at = {});
// As read_figure() reads it back, to the last bit.
nlohmann::json figure_json(const core::Figure& figure);

nlohmann::json figure_verdict_json(const core::FigureVerdict& verdict, Language language);

}  // namespace counterweight::codec
