#include "app/contract.hpp"

#include "app/carried.hpp"

namespace counterweight::app {
namespace {

using server::Access;
using server::Method;

server::Handler serving(std::string_view document) {
  return server::answer_with([document](const server::Request&) {
    server::Response response;
    response.body = server::Body::of_program(document);
    return std::move(response).with("Content-Type", "application/json");
  });
}

}  // namespace

void add_contract_routes(server::Router& router) {
  router.add(Method::get, "/api/openapi.json", Access::anyone, serving(openapi()));
  router.add(Method::get, "/api/asyncapi.json", Access::anyone, serving(asyncapi()));
}

}  // namespace counterweight::app
