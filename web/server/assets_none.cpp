// A build with WEB_UI=off carries no browser application.
#include "web/server/assets.hpp"

namespace counterweight::server {

std::span<const Asset> assets() {
  return {};
}

}  // namespace counterweight::server
