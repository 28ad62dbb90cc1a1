// From bytes to one Request, by Beast's incremental parser writing straight into it. One reader reads one
// request.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "web/server/limits.hpp"
#include "web/server/request.hpp"
#include "web/server/router.hpp"

namespace counterweight::server {

class RequestReader final : private boost::beast::http::basic_parser<true> {
 public:
  // Where the router takes a file the body may be as long as one. It outlives the reader.
  RequestReader(const Limits& limits, const Router& router);

  enum class Progress {
    need_more,
    head_done,  // once, when a body is still to come
    done,
    refused  // see refusal(); the connection cannot go on
  };
  // Takes from the front of `in` what it understands.
  Progress read(std::string& in);

  bool begun() const { return got_some(); }
  bool wants_continue() const { return wants_continue_; }  // after head_done
  bool takes_file() const { return takes_file_; }          // likewise
  std::uint64_t body_bytes_at_most() const { return content_length().value_or(most_bytes()); }  // likewise
  bool keeps_alive() const { return is_header_done() && http_1_1_ && keep_alive(); }
  const Refusal& refusal() const { return *refusal_; }
  Request& request() { return request_; }  // with what has been read of it so far

 private:
  using Base = boost::beast::http::basic_parser<true>;
  using Bytes = boost::beast::string_view;
  using Error = boost::beast::error_code;

  void on_request_impl(boost::beast::http::verb, Bytes method, Bytes target, int version, Error&) override;
  void on_response_impl(int, Bytes, int, Error&) override {}
  void on_field_impl(boost::beast::http::field field, Bytes name, Bytes value, Error&) override;
  void on_header_impl(Error&) override;
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) override {}
  std::size_t on_body_impl(Bytes body, Error&) override;
  void on_chunk_header_impl(std::uint64_t, Bytes, Error&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Bytes body, Error&) override;
  void on_finish_impl(Error&) override {}

  void refuse(Refusal refusal);  // the first one counts
  Progress refused_by_parser(const Error& error);

  std::size_t most_bytes() const { return takes_file_ ? limits_.file_bytes : limits_.body_bytes; }

  const Limits& limits_;
  const Router& router_;
  Request request_;
  std::optional<Refusal> refusal_;
  int hosts_ = 0;
  int lengths_ = 0;
  bool http_1_1_ = true;
  bool transfer_encoding_ = false;
  bool wants_continue_ = false;
  bool takes_file_ = false;
  bool in_head_ = true;
};

}  // namespace counterweight::server
