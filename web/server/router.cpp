#include "web/server/router.hpp"

#include <algorithm>
#include <atomic>

#include "base/check.hpp"
#include "web/server/problem.hpp"
#include "web/server/target.hpp"

namespace counterweight::server {
namespace {

bool is_name(const std::string& segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  if (pattern.size() != path.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (is_name(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return false;
  return true;
}

// Whether, read from the left, `a` is literal where `b` first is not.
bool more_literal(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (is_name(a[i]) != is_name(b[i])) return is_name(b[i]);
  return false;
}

bool same_shape(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return is_name(x) ? is_name(y) : x == y; });
}

// HEAD is a GET whose body stays here.
Method served_as(Method method) {
  return method == Method::head ? Method::get : method;
}

}  // namespace

struct Reply::Once {
  explicit Once(std::function<void(Response)> to) : deliver(std::move(to)) {}
  Once(const Once&) = delete;
  Once& operator=(const Once&) = delete;
  ~Once() {
    if (!called.exchange(true)) deliver(problem(internal_error(), Language::en));
  }
  std::function<void(Response)> deliver;
  std::atomic<bool> called = false;
};

Reply::Reply(std::function<void(Response)> deliver) : once_(std::make_shared<Once>(std::move(deliver))) {}

void Reply::operator()(Response response) const {
  CHECK_THAT_IS(!once_->called.exchange(true), "a request was answered twice");
  once_->deliver(std::move(response));
}

bool Reply::called() const {
  return once_->called;
}

Handler answer_with(std::function<Response(const Request&)> handler) {
  return
      [handler = std::move(handler)](const Request& request, const Reply& reply) { reply(handler(request)); };
}

void Router::add(Route route) {
  const auto target = parse_target(route.pattern);
  CHECK_THAT_IS(target.ok(), "a route's pattern is not a path");
  auto entry = std::make_unique<Entry>();
  entry->segments = target->segments;
  entry->route = std::move(route);
  for (const auto& other : entries_)
    CHECK_THAT_IS(other->route.method != entry->route.method || !same_shape(other->segments, entry->segments),
                  "two routes have the same method and shape");
  entries_.push_back(std::move(entry));
}

void Router::add(Method method, std::string pattern, Access access, Handler handler, Carries carries) {
  add(Route{method, std::move(pattern), access, std::move(handler), carries});
}

void Router::otherwise(std::function<Response(const Request&)> fallback) {
  fallback_ = std::move(fallback);
}

Router::Match Router::match(const Request& request) const {
  const Method method = served_as(request.method);
  const Entry* best = nullptr;
  std::vector<std::string> allowed;
  for (const auto& entry : entries_) {
    if (!fits(entry->segments, request.segments)) continue;
    allowed.emplace_back(name_of(entry->route.method));
    if (entry->route.method == Method::get) allowed.emplace_back("HEAD");
    if (entry->route.method != method) continue;
    if (best == nullptr || more_literal(entry->segments, best->segments)) best = entry.get();
  }
  if (best != nullptr) {
    Found found{&best->route, {}};
    for (std::size_t i = 0; i < best->segments.size(); ++i)
      if (const std::string& name = best->segments[i]; is_name(name))
        found.params.emplace_back(name.substr(1, name.size() - 2), request.segments[i]);
    return found;
  }
  if (!allowed.empty()) {
    std::sort(allowed.begin(), allowed.end());
    allowed.erase(std::unique(allowed.begin(), allowed.end()), allowed.end());
    std::string list;
    for (const std::string& name : allowed) list += (list.empty() ? "" : ", ") + name;
    return WrongMethod{std::move(list)};
  }
  if (is_api(request) || !fallback_) return Nowhere{};
  if (method != Method::get) return WrongMethod{"GET, HEAD"};
  return Fallback{};
}

bool Router::is_api(const Request& request) {
  return !request.segments.empty() && request.segments.front() == "api";
}

std::vector<std::pair<Method, std::string>> Router::listing() const {
  std::vector<std::pair<Method, std::string>> out;
  for (const auto& entry : entries_) out.emplace_back(entry->route.method, entry->route.pattern);
  return out;
}

}  // namespace counterweight::server
