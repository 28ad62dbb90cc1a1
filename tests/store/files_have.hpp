// Whether bytes are left in any file of a folder, whatever reads them.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace counterweight::store::test {

inline bool files_have(const std::filesystem::path& directory, const std::string& word) {
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    if (bytes.str().find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace counterweight::store::test
