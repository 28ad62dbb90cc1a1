// A disk that is soon full: a tmpfs in a mount namespace of a child's own.
#pragma once

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <string>

#include "tests/store/child.hpp"
#include "tests/store/temporary_directory.hpp"
#include "tests/support/catch.hpp"

namespace counterweight::store::test {

constexpr int kNoNamespace = 77;

// 6 MB.
inline bool mount_small(const std::filesystem::path& at) {
  const int user = geteuid() == 0 ? 0 : CLONE_NEWUSER;
  return unshare(CLONE_NEWNS | user) == 0 && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         mount("tmpfs", at.c_str(), "tmpfs", 0, "size=6m") == 0;
}

// `story` is told on such a disk and says what went wrong; empty for nothing.
inline void on_small_disk(const std::function<std::string(const std::filesystem::path&)>& story) {
  const TemporaryDirectory directory;
  Child child{[&](int pipe) {
    if (!mount_small(directory.path())) return kNoNamespace;
    const std::string wrong = story(directory.path());
    return write(pipe, wrong.data(), wrong.size()) == static_cast<ssize_t>(wrong.size()) ? 0 : 1;
  }};
  const std::string wrong = child.read_rest();
  const int status = child.wait();
  if (status == kNoNamespace) {
    WARN("not tried here: this system allows no mount namespace; disk_failure_test.cpp stands for it");
    return;
  }
  CHECK(status == 0);
  CHECK(wrong == "");
}

}  // namespace counterweight::store::test
