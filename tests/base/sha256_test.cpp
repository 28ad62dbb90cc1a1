#include "base/sha256.hpp"

#include "tests/support/catch.hpp"

using namespace counterweight;

TEST_CASE("SHA-256: known answers of FIPS 180-4") {
  CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("SHA-256: the chain's hash is that of 32 raw bytes and the event") {
  const Hash zeros{};
  CHECK(sha256_chained(zeros, "x") == sha256(std::string(32, '\0') + "x"));
}

TEST_CASE("SHA-256: hex comes back, anything else does not") {
  const Hash hash = sha256("abc");
  CHECK(hash_from_hex(to_hex(hash)) == hash);
  CHECK_FALSE(hash_from_hex("BA").has_value());
  CHECK_FALSE(hash_from_hex(std::string(64, 'G')).has_value());
}
