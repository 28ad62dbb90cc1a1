#include "web/server/request_reader.hpp"

#include <algorithm>
#include <boost/beast/http/error.hpp>

#include "web/server/negotiate.hpp"
#include "web/server/target.hpp"

namespace counterweight::server {
namespace {

namespace http = boost::beast::http;

std::string_view plain(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

// RFC 9112, 3.2: a name or an address, and perhaps a port; nothing of a path, a user or a blank.
bool is_host(std::string_view host) {
  return std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"-._~%!$&'()*+,;=:[]"}.find(c) != std::string_view::npos;
  });
}

// Drops the bytes that were understood, however the reading ends.
struct Taken {
  Taken(std::string& from, const std::size_t& bytes) : in(from), used(bytes) {}
  ~Taken() { in.erase(0, used); }
  Taken(const Taken&) = delete;
  Taken& operator=(const Taken&) = delete;
  std::string& in;
  const std::size_t& used;
};

Refusal malformed(std::string_view what) {
  return {"invalid.request", say("This is not a request in HTTP/1.1 as it is read here: {}.",
                                 "Это не запрос HTTP/1.1 в том виде, в каком он здесь читается: {}.", what)};
}

Refusal over_head_limit(std::size_t most) {
  return {"limit.headers",
          say("The headers are longer than {} bytes. Often it is cookies: delete those of this site.",
              "Заголовки длиннее {} байт. Чаще всего это cookie: удалите те, что от этого сайта.", most)};
}

Refusal over_body_limit(std::size_t most) {
  return {"limit.body", say("The body is longer than {} bytes. Send less at once.",
                            "Тело запроса длиннее {} байт. Пришлите меньше за раз.", most)};
}

}  // namespace

RequestReader::RequestReader(const Limits& limits, const Router& router) : limits_(limits), router_(router) {
  header_limit(static_cast<std::uint32_t>(limits.head_bytes));
  body_limit(limits.body_bytes);
}

void RequestReader::refuse(Refusal refusal) {
  if (!refusal_) refusal_ = std::move(refusal);
}

RequestReader::Progress RequestReader::read(std::string& in) {
  // RFC 9112, 2.2: an empty line before a request is skipped.
  if (!begun() && in.starts_with("\r\n")) in.erase(0, 2);
  // What was understood goes at the end, in one piece: a body of tiny chunks would move the rest for each.
  std::size_t used = 0;
  const Taken taken{in, used};
  while (used < in.size()) {
    Error error;
    used += put(boost::asio::buffer(in.data() + used, in.size() - used), error);
    if (error == http::error::need_more) {
      // Within a body only a chunk's own head waits for more than it takes; it is as bounded as the headers
      // are.
      if (is_header_done() && in.size() - used > limits_.head_bytes)
        refuse(malformed("a chunk's head is too long"));
      return refusal_ ? Progress::refused : Progress::need_more;
    }
    if (error) return refused_by_parser(error);
    if (is_done()) return Progress::done;
    if (in_head_ && is_header_done()) {
      in_head_ = false;
      return Progress::head_done;
    }
  }
  return Progress::need_more;
}

RequestReader::Progress RequestReader::refused_by_parser(const Error& error) {
  if (error == http::error::header_limit)
    refuse(over_head_limit(limits_.head_bytes));
  else if (error == http::error::body_limit)
    refuse(over_body_limit(most_bytes()));
  else
    refuse(malformed(error.message()));
  return Progress::refused;
}

void RequestReader::on_request_impl(http::verb, Bytes method, Bytes target, int version, Error&) {
  http_1_1_ = version == 11;
  request_.http_1_0 = !http_1_1_;
  request_.method = method_from_name(plain(method));
  if (target.size() > limits_.target_bytes)
    return refuse({"limit.target", say("The address is longer than {} bytes.", "Адрес длиннее {} байт.",
                                       limits_.target_bytes)});
  auto parsed = server::parse_target(plain(target));
  if (!parsed) return refuse(parsed.refusal());
  request_.path = std::move(parsed->path);
  request_.segments = std::move(parsed->segments);
  request_.query = std::move(parsed->query);
  if (request_.method != Method::post) return;
  const Router::Match match = router_.match(request_);
  const auto* found = std::get_if<Router::Found>(&match);
  takes_file_ = found != nullptr && found->route->carries == Carries::file;
  body_limit(most_bytes());  // held against Content-Length before the headers end
}

void RequestReader::on_field_impl(http::field field, Bytes name, Bytes value, Error&) {
  if (!in_head_) return;  // a trailer: nobody here asks for any
  if (field == http::field::content_length) {
    // A list of equal lengths would be legal, and is sent by nobody honest.
    if (++lengths_ > 1 || value.find(',') != Bytes::npos)
      refuse(malformed("it says its length more than once"));
    return;
  }
  if (field == http::field::transfer_encoding) {
    transfer_encoding_ = true;
    if (!list_has("chunked", plain(value))) refuse(malformed("`chunked` is the only transfer encoding"));
    return;
  }
  const auto known = header_from_name(plain(name));
  if (!known) return;
  if (*known == Header::host) ++hosts_;
  if (!request_.headers.add(*known, plain(value)))
    refuse({"invalid.headers", say("The header {} may stand once only.",
                                   "Заголовок {} может стоять только один раз.", in_backticks(plain(name)))});
}

void RequestReader::on_header_impl(Error& error) {
  request_.language = preferred_language(request_.headers[Header::accept_language]);
  if (http_1_1_ ? hosts_ != 1 : hosts_ > 1) refuse(malformed("it has to have one Host header"));
  if (!is_host(request_.headers[Header::host])) refuse(malformed("its Host is no name and port"));
  if (transfer_encoding_ && (lengths_ > 0 || !http_1_1_)) refuse(malformed("its length is ambiguous"));
  if (const std::string& expect = request_.headers[Header::expect]; !expect.empty()) {
    wants_continue_ = list_has(expect, "100-continue");
    if (!wants_continue_)
      refuse({"invalid.expect",
              say("Nothing but `100-continue` can be expected, and you expect {}.",
                  "Ожидать можно только `100-continue`, а вы ожидаете {}.", in_backticks(expect))});
  }
  if (refusal_) error = http::error::bad_value;
}

std::size_t RequestReader::on_body_impl(Bytes body, Error&) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

std::size_t RequestReader::on_chunk_body_impl(std::uint64_t, Bytes body, Error&) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

}  // namespace counterweight::server
