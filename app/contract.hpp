// The descriptions of the API for programs, served as they stand in web/contract.
#pragma once

#include "web/server/router.hpp"

namespace counterweight::app {

// GET /api/openapi.json and /api/asyncapi.json, for anyone.
void add_contract_routes(server::Router& router);

}  // namespace counterweight::app
