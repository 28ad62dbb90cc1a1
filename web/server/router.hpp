// The table of routes: which handler answers which method and path, and what a request must bring.
// Filled before the server starts, read by its I/O thread only.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "web/server/request.hpp"
#include "web/server/response.hpp"

namespace counterweight::server {

// Where a handler's answer goes: called once, from any thread, at once or later. Copies share the one call.
// When the last copy goes without a call the request is answered with 500, and after Limits::answer with 503;
// a call after that is dropped. A second call is a bug and aborts.
class Reply {
 public:
  explicit Reply(std::function<void(Response)> deliver);
  void operator()(Response response) const;
  bool called() const;

 private:
  struct Once;
  std::shared_ptr<Once> once_;
};

// Called on the I/O thread, which it must not keep: no disk, no waiting, no heavy work. The request lives for
// the call only; what an answer needs later is copied. An exception answers 500.
using Handler = std::function<void(const Request&, Reply)>;

// A handler that answers at once.
Handler answer_with(std::function<Response(const Request&)> handler);

// `anyone` need not say who they are. `by_signature`: likewise, and from wherever: the body is signed, which
// the handler checks. With all others Request::who is set, or the client has got 401. `signed_in`: a member,
// by session or token; `display`: a display only; `watcher`: either.
enum class Access { anyone, by_signature, signed_in, display, watcher };
constexpr bool asks_who(Access access) {
  return access != Access::anyone && access != Access::by_signature;
}

// What the body of a request is: JSON, or a file, which may be longer and is only read from who may send it.
enum class Carries { json, file };

struct Route {
  Method method = Method::get;
  std::string pattern;  // "/api/v1/proposals/{id}/decide": {name} stands for one non-empty segment
  Access access = Access::signed_in;
  Handler handler;
  Carries carries = Carries::json;
};

class Router {
 public:
  // Aborts on a second route of the same shape. A HEAD goes to the GET of its pattern.
  void add(Route route);
  void add(Method method, std::string pattern, Access access, Handler handler,
           Carries carries = Carries::json);
  // For paths no route knows and that do not begin with /api: the browser application.
  void otherwise(std::function<Response(const Request&)> fallback);

  struct Found {
    const Route* route;
    std::vector<std::pair<std::string, std::string>> params;
  };
  struct WrongMethod {
    std::string allow;  // "GET, HEAD, POST"
  };
  struct Fallback {};
  struct Nowhere {};
  using Match = std::variant<Found, WrongMethod, Fallback, Nowhere>;
  // Where several patterns fit, the one that is literal where the others have a name: /proposals/what-if
  // before /proposals/{id}.
  Match match(const Request& request) const;

  // Whether a path belongs to programs, and is answered with problems and never with a page.
  static bool is_api(const Request& request);
  const std::function<Response(const Request&)>& fallback() const { return fallback_; }
  // All patterns with their methods, for the description of the API and the tests of rights.
  std::vector<std::pair<Method, std::string>> listing() const;

 private:
  struct Entry {
    Route route;
    std::vector<std::string> segments;
  };
  std::vector<std::unique_ptr<const Entry>> entries_;
  std::function<Response(const Request&)> fallback_;
};

}  // namespace counterweight::server
