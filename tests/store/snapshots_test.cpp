// Snapshots as files: whole or not at all, private, and never outside their folder.
#include "engine/store/snapshots.hpp"

#include <sys/stat.h>

#include <fstream>

#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::store;
namespace fs = std::filesystem;

namespace {

const OrganisationId kOrg{"ferrit"};

unsigned mode_of(const fs::path& path) {
  struct stat about {};
  REQUIRE(stat(path.c_str(), &about) == 0);
  return about.st_mode & 0777U;
}

}  // namespace

TEST_CASE("snapshots: the last one written is read, each organisation's its own") {
  const test::TemporaryDirectory directory;
  SnapshotFiles files{directory.path()};
  SnapshotsInMemory memory;
  for (Snapshots* each : std::initializer_list<Snapshots*>{&files, &memory}) {
    CHECK_FALSE((*each->read(kOrg)).has_value());
    REQUIRE(each->write(kOrg, "one").ok());
    REQUIRE(each->write({"other"}, "theirs").ok());
    REQUIRE(each->write(kOrg, std::string("two\0\n", 5)).ok());
    CHECK(*each->read(kOrg) == std::string("two\0\n", 5));
    CHECK(*each->read({"other"}) == "theirs");
  }
  SnapshotFiles later{directory.path()};
  CHECK(*later.read(kOrg) == std::string("two\0\n", 5));
}

TEST_CASE("snapshots: files are private to their owner, and nothing is left beside them") {
  const test::TemporaryDirectory directory;
  SnapshotFiles files{directory.path()};
  REQUIRE(files.write(kOrg, "one").ok());
  CHECK(mode_of(files.file_of(kOrg)) == 0600U);
  CHECK(mode_of(files.file_of(kOrg).parent_path()) == 0700U);
  CHECK(std::distance(fs::directory_iterator{directory.path() / "snapshots"}, fs::directory_iterator{}) == 1);
}

TEST_CASE("snapshots: an id never leaves the folder, and no two ids share a file") {
  const test::TemporaryDirectory directory;
  SnapshotFiles files{directory.path()};
  for (const char* id : {"../../escape", "a/b", "a%2Fb", "..", "ж", "A", "a"}) {
    REQUIRE(files.write({id}, id).ok());
    CHECK(files.file_of({id}).parent_path() == directory.path() / "snapshots");
  }
  for (const char* id : {"../../escape", "a/b", "a%2Fb", "..", "ж", "A", "a"}) CHECK(*files.read({id}) == id);
}

TEST_CASE("snapshots: what cannot be written leaves the one before, and what cannot be read says so") {
  const test::TemporaryDirectory directory;
  SnapshotFiles files{directory.path()};
  REQUIRE(files.write(kOrg, "one").ok());
  fs::path aside = files.file_of(kOrg);
  aside += ".new";
  fs::create_directory(aside);
  CHECK(files.write(kOrg, "two").refusal().code == "unavailable.snapshot");
  CHECK(*files.read(kOrg) == "one");
  fs::remove(aside);
  CHECK(files.write(kOrg, "two").ok());
  fs::remove(files.file_of(kOrg));
  fs::create_directory(files.file_of(kOrg));
  CHECK(files.read(kOrg).refusal().code == "unavailable.snapshot");
  SnapshotFiles nowhere{directory.path() / "not" / "there"};
  CHECK_FALSE((*nowhere.read(kOrg)).has_value());
  CHECK(nowhere.write(kOrg, "x").refusal().code == "unavailable.snapshot");
}

TEST_CASE("snapshots: a link in their place is not followed") {
  const test::TemporaryDirectory directory;
  SnapshotFiles files{directory.path()};
  REQUIRE(files.write(kOrg, "one").ok());
  std::ofstream{directory.path() / "elsewhere"} << "not ours";
  fs::remove(files.file_of(kOrg));
  fs::create_symlink(directory.path() / "elsewhere", files.file_of(kOrg));
  CHECK(files.read(kOrg).refusal().code == "unavailable.snapshot");
  REQUIRE(files.write(kOrg, "two").ok());
  CHECK(*files.read(kOrg) == "two");
  std::string text;
  std::getline(std::ifstream{directory.path() / "elsewhere"}, text);
  CHECK(text == "not ours");
}
