// The browser application as the program carries it. Empty when built with WEB_UI=off.
#pragma once

#include <span>
#include <string_view>

namespace counterweight::server {

struct Asset {
  std::string_view path;  // "/index.html", "/assets/index-4f2a.js"
  std::string_view media_type;
  std::string_view plain, gzip, brotli;                 // the last two empty where they do not pay
  std::string_view etag_plain, etag_gzip, etag_brotli;  // strong, with their quotes
  bool immutable = false;                               // hashed name: cache for a year; otherwise no-cache
};

std::span<const Asset> assets();

}  // namespace counterweight::server
