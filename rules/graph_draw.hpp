// What those formats share that say where everything lies: which steps go back, and how much room words need.
// Pure; lengths in pixels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/graph.hpp"

namespace counterweight::rules {

// By step: how much its line asks to be straight. What goes on asks for more than what ends or goes back.
std::vector<int> straightness(const Graph& graph);
// By step: whether it leads back to where a life has been, or stays where it is. The others make no circle.
std::vector<bool> going_back(const Graph& graph);

// As wide as the wider of the usual sans-serif fonts sets it: which one the reader has, nobody knows.
int text_width(std::string_view utf8, int font_size);
// Lines of at most `width`, broken at spaces, but not between a number and what it counts; a word that is
// longer has a line of its own.
std::vector<std::string> wrapped(std::string_view utf8, int width, int font_size);
// The width to wrap at, at least `least`: what is long shall be `shape` times as wide as high at that many
// pixels a line.
int good_width(std::string_view utf8, int least, int shape, int line, int font_size);
int widest(const std::vector<std::string>& lines, int font_size);

std::string in_xml(std::string_view text);  // in an attribute or between tags

// The documents, of graphs one below the other. `name` is the rulebook's.
std::string bpmn(const std::vector<Graph>& graphs, const std::string& name, Language language);
std::string svg(const std::vector<Graph>& graphs, const std::string& name, Language language);

}  // namespace counterweight::rules
