#include "web/server/static_files.hpp"

#include <algorithm>

#include "web/server/negotiate.hpp"
#include "web/server/problem.hpp"

namespace counterweight::server {
namespace {

constexpr std::string_view kFront = "/index.html";

const Asset* find(std::span<const Asset> table, std::string_view path) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Asset& asset) { return asset.path == path; });
  return found == table.end() ? nullptr : &*found;
}

std::string joined(const std::vector<std::string>& segments) {
  std::string path;
  for (const std::string& segment : segments) path += "/" + segment;
  return path;
}

struct Chosen {
  std::string_view bytes, etag, coding;
};

Chosen choose(const Asset& asset, const std::string& accept_encoding) {
  if (!asset.brotli.empty() && accepts_coding(accept_encoding, "br"))
    return {asset.brotli, asset.etag_brotli, "br"};
  if (!asset.gzip.empty() && accepts_coding(accept_encoding, "gzip"))
    return {asset.gzip, asset.etag_gzip, "gzip"};
  return {asset.plain, asset.etag_plain, {}};
}

}  // namespace

Response static_file(std::span<const Asset> table, const Request& request) {
  const bool own_address = request.segments.empty() || request.segments.back().find('.') == std::string::npos;
  const Asset* asset = find(table, joined(request.segments));
  if (asset == nullptr && own_address) asset = find(table, kFront);
  if (asset == nullptr)
    return problem(
        table.empty()
            ? Refusal{"not_found.route", say("This server was built without the browser application; its "
                                             "API is under `/api/v1`.",
                                             "Этот сервер собран без приложения для браузера; его API "
                                             "находится в `/api/v1`.")}
            : Refusal{"not_found.route",
                      say("There is no file {} here.", "Файла {} здесь нет.", in_backticks(request.path))},
        request.language);
  const Chosen chosen = choose(*asset, request.headers[Header::accept_encoding]);
  Response response;
  response.with("Cache-Control", asset->immutable ? "public, max-age=31536000, immutable" : "no-cache")
      .with("ETag", std::string{chosen.etag})
      .with("Vary", "Accept-Encoding");
  if (names_etag(request.headers[Header::if_none_match], chosen.etag)) {
    response.status = 304;
    return response;
  }
  response.with("Content-Type", std::string{asset->media_type});
  if (!chosen.coding.empty()) response.with("Content-Encoding", std::string{chosen.coding});
  response.body = Body::of_program(chosen.bytes);
  return response;
}

}  // namespace counterweight::server
