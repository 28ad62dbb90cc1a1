// The pure readers of what clients send: targets, Accept headers, cookies.
#include "tests/support/catch.hpp"
#include "web/server/guard.hpp"
#include "web/server/negotiate.hpp"
#include "web/server/target.hpp"
#include "web/server/utf8.hpp"

using namespace counterweight;
using namespace counterweight::server;

using Segments = std::vector<std::string>;
using Query = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("target: segments are split first and decoded afterwards") {
  const auto target = parse_target("/api/v1/proposals/a%2Fb/%D0%9F?status=in_review&q=a+b%26c&flag");
  REQUIRE(target.ok());
  CHECK(target->path == "/api/v1/proposals/a%2Fb/%D0%9F");
  CHECK(target->segments == Segments{"api", "v1", "proposals", "a/b", "П"});
  CHECK(target->query == Query{{"status", "in_review"}, {"q", "a b&c"}, {"flag", ""}});
}

TEST_CASE("target: forms that are read") {
  CHECK(parse_target("/")->segments.empty());
  CHECK(parse_target("/a/")->segments == Segments{"a", ""});
  CHECK(parse_target("//a")->segments == Segments{"", "a"});
  CHECK(parse_target("http://host:8080/a?b=c")->segments == Segments{"a"});
  CHECK(parse_target("http://host")->path == "/");
  CHECK(parse_target("/a+b")->segments == Segments{"a+b"});
}

TEST_CASE("target: what is no path in UTF-8 is refused") {
  for (const char* text : {"",          "*",       "a",          "host:80",  "/a#b",   "/a/../b", "/./a",
                           "/%2e%2E/a", "/%",      "/%4",        "/%zz",     "/%00",   "/%0d%0a", "/%7f",
                           "/%ff",      "/%C0%AF", "/%ED%A0%80", "/a?b=%zz", "/a?%=1", "/a?b=%00"}) {
    INFO(text);
    const auto target = parse_target(text);
    REQUIRE_FALSE(target.ok());
    CHECK(target.refusal().code == "invalid.target");
  }
}

TEST_CASE("utf8: overlong forms, surrogates and stumps are none") {
  for (const char* good : {"", "a", "Противовес", "€", "😀"}) CHECK(is_utf8(good));
  for (const char* bad : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xF8\x88\x80\x80\x80"})
    CHECK_FALSE(is_utf8(bad));
}

TEST_CASE("languages: the best liked of ours, English otherwise") {
  const std::pair<const char*, Language> cases[] = {{"", Language::en},
                                                    {"ru", Language::ru},
                                                    {"ru-RU,ru;q=0.9,en;q=0.8", Language::ru},
                                                    {"en,ru", Language::en},
                                                    {"ru;q=0.5,en;q=0.6", Language::en},
                                                    {"de,ru;q=0.1", Language::ru},
                                                    {"ru;q=0", Language::en},
                                                    {"rut", Language::en},
                                                    {"RU", Language::ru},
                                                    {"ru;q=0.250, en;q=0.249", Language::ru}};
  for (const auto& [header, expected] : cases) {
    INFO(header);
    CHECK(preferred_language(header) == expected);
  }
}

TEST_CASE("encodings: named, starred, forbidden") {
  CHECK(accepts_coding("gzip, deflate, br", "br"));
  CHECK(accepts_coding("*", "br"));
  CHECK(accepts_coding("GZIP;q=0.001", "gzip"));
  CHECK_FALSE(accepts_coding("br;q=0, *", "br"));
  CHECK_FALSE(accepts_coding("gzip;q=0.0", "gzip"));
  CHECK_FALSE(accepts_coding("", "br"));
  CHECK_FALSE(accepts_coding("brotli", "br"));
}

TEST_CASE("entity tags: lists, weak ones and the star") {
  CHECK(names_etag("\"a\", \"b\"", "\"b\""));
  CHECK(names_etag("W/\"a\"", "\"a\""));
  CHECK(names_etag("*", "\"a\""));
  CHECK_FALSE(names_etag("\"ab\"", "\"a\""));
  CHECK_FALSE(names_etag("", "\"a\""));
}

TEST_CASE("If-Match: versions, and what matches nothing") {
  using Versions = std::vector<std::int64_t>;
  CHECK(read_if_match("*")->any);
  CHECK(read_if_match("\"12\"")->versions == Versions{12});
  CHECK(read_if_match(" \"1\" ,\t\"2\"")->versions == Versions{1, 2});
  for (const char* none : {"W/\"12\"", "\"012\"", "\"abc\"", "\"\"", "\"12,\"", "\"99999999999999999999\""})
    CHECK(read_if_match(none)->versions.empty());
  for (const char* wrong : {"", "12", "\"12", "\"1\" \"2\"", "\"1\",", "*, \"1\"", "w/\"1\"", "W/"})
    CHECK_FALSE(read_if_match(wrong));
  std::string many = "\"1\"";
  for (std::size_t tags = 1; tags < kMaxEntityTags; ++tags) many += ", \"1\"";
  CHECK(read_if_match(many));
  CHECK_FALSE(read_if_match(many + ", \"1\""));
}

TEST_CASE("cookies: by their whole name") {
  Request request;
  request.headers.add(Header::cookie, "a=1; xsession=no; session=yes; session=second");
  CHECK(cookie(request, "session") == "yes");
  CHECK(cookie(request, "a") == "1");
  CHECK(cookie(request, "ession").empty());
  CHECK(cookie(request, "missing").empty());
}
