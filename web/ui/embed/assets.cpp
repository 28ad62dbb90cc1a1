// The built browser application as part of the program: one blob, and a table of what lies where in it. Both
// are written by embed/build.mjs at build time.
#include "web/server/assets.hpp"

#include <array>
#include <cstddef>

// The linker must find the blob under a name of its own; it is read-only and needs no alignment.
asm(".pushsection .rodata.counterweight_assets, \"a\", @progbits\n"
    ".global counterweight_assets_begin\n"
    "counterweight_assets_begin:\n"
    ".incbin \"" COUNTERWEIGHT_ASSETS_BIN
    "\"\n"
    ".popsection\n");
extern "C" const char counterweight_assets_begin[];

namespace counterweight::server {
namespace {

struct Place {
  std::size_t offset, size;
  std::string_view etag;
};

struct Row {
  std::string_view path, media_type;
  Place plain, gzip, brotli;
  bool immutable;
};

constexpr auto kRows = std::to_array<Row>({
#include "assets_table.inc"
});

std::string_view at(const Place& place) {
  return {counterweight_assets_begin + place.offset, place.size};
}

std::array<Asset, kRows.size()> read_table() {
  std::array<Asset, kRows.size()> table;
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    const Row& row = kRows[i];
    table[i] = {row.path,       row.media_type, at(row.plain),   at(row.gzip), at(row.brotli),
                row.plain.etag, row.gzip.etag,  row.brotli.etag, row.immutable};
  }
  return table;
}

}  // namespace

std::span<const Asset> assets() {
  static const std::array<Asset, kRows.size()> table = read_table();
  return table;
}

}  // namespace counterweight::server
