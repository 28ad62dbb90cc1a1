// What a file is told by: its first bytes, and never what its sender says alone.
#include "engine/codec/attachment.hpp"

#include "engine/core/limits.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::codec;

namespace {

std::string type_of(const std::string& bytes, const std::string& declared = "") {
  const Result<std::string> type = attachment_type(bytes, declared);
  return type.ok() ? *type : type.refusal().code;
}

const std::string kNothing(1, '\0');
const std::string kPng = "\x89PNG\r\n\x1a\n" + kNothing + "\r IHDR";
const std::string kSheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string read_code(const std::string& name, const std::string& bytes) {
  int sealed = 0;
  const Sealing sealing{[&](const std::string&) { return std::to_string(++sealed); }, {}};
  const KnowledgeResult read = read_attachment({1}, name, "", bytes, sealing);
  if (!read.ok()) return read.refusal().code;
  const auto& facts = std::get<core::AttachToInsight>(*read).facts;
  return facts.type + " " + std::to_string(facts.bytes) + " " + facts.sealed + facts.sealed_name;
}

}  // namespace

TEST_CASE("attachment: its first bytes tell what it is") {
  CHECK(type_of(kPng) == "image/png");
  CHECK(type_of(kPng, "image/png; charset=x") == "image/png");
  CHECK(type_of("\xff\xd8\xff\xe0 JFIF") == "image/jpeg");
  CHECK(type_of("GIF89a") == "image/gif");
  CHECK(type_of("RIFF\1\2\3\4WEBPVP8 ") == "image/webp");
  CHECK(type_of("RIFF\1\2\3\4WAVEfmt ") == "audio/wav");
  CHECK(type_of("%PDF-1.7\n") == "application/pdf");
  CHECK(type_of(std::string(3, '\0') + " ftypM4A ") == "audio/mp4");
  CHECK(type_of("Покупатель сказал: да.", "text/plain; charset=utf-8") == "text/plain");
  CHECK(type_of("a;b\n1;2\n", "text/csv") == "text/csv");
  CHECK(type_of("Words.") == "text/plain");
  CHECK(type_of("PK\x03\x04 inside", kSheet) == kSheet);
}

TEST_CASE("attachment: what says it is something else is not taken, nor what a browser would run") {
  CHECK(type_of(kPng, "image/jpeg") == "invalid.attachment_type");
  CHECK(type_of("GIF89a", "text/html") == "invalid.attachment_type");
  CHECK(type_of("<html><script>", "text/plain") == "invalid.attachment_type");
  CHECK(type_of("\xef\xbb\xbf  <svg onload=x>") == "invalid.attachment_type");
  CHECK(type_of("PK\x03\x04 inside") == "invalid.attachment_type");
  CHECK(type_of("PK\x03\x04 inside", "application/java-archive") == "invalid.attachment_type");
  CHECK(type_of("MZ" + kNothing) == "invalid.attachment_type");
  CHECK(type_of("\xff\xfe bad", "text/plain") == "invalid.attachment_type");
}

TEST_CASE("attachment: a file has a name without a path, and some bytes but not too many") {
  CHECK(read_code("seal.png", kPng) == "image/png 15 12");
  CHECK(read_code("Печать №2.png", kPng) == "image/png 15 12");
  for (const std::string name : {"", "../seal.png", "a\\b.png", "a\nb.png", "\xff.png"})
    CHECK(read_code(name, kPng) == "invalid.attachment_name");
  CHECK(read_code(std::string(201, 'a'), kPng) == "invalid.attachment_name");
  CHECK(read_code("seal.png", "") == "invalid.attachment");
  const std::string large(static_cast<std::size_t>(core::kMaxAttachmentBytes) + 1, 'a');
  CHECK(read_code("large.txt", large) == "limit.attachment");
}
