// Texts compared without regard to case, as people search: Latin and Cyrillic letters made small, Ё and ё
// made е. Bytes that are no UTF-8 stay. Pure.
#pragma once

#include <string>
#include <string_view>

namespace counterweight {

// "Ёлка Zürich ÄRGER" -> "елка zürich ärger".
std::string fold_case(std::string_view text);

}  // namespace counterweight
