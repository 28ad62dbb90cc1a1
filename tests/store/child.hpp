// A child process that a test forks: what it does, what it writes to a pipe, how it ends. The parent must
// have no other thread and no open store when it forks.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <functional>
#include <string>

#include "base/check.hpp"

namespace counterweight::store::test {

class Child {
 public:
  // Runs `work` with the pipe's writing end; its answer is the exit status.
  explicit Child(const std::function<int(int)>& work) {
    std::array<int, 2> ends{};
    CHECK_THAT_IS(pipe2(ends.data(), O_CLOEXEC) == 0, "a test can make a pipe");
    fflush(nullptr);  // or the child would write what the parent has not written yet
    pid_ = fork();
    CHECK_THAT_IS(pid_ >= 0, "a test can fork");
    if (pid_ == 0) {
      close(ends[0]);
      for (const int fatal : {SIGABRT, SIGSEGV})
        signal(fatal, SIG_DFL);  // the test program's reports are the parent's
      _exit(work(ends[1]));
    }
    close(ends[1]);
    pipe_ = ends[0];
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    kill_now();
    wait();
    close(pipe_);
  }

  void kill_now() const {
    if (pid_ > 0) kill(pid_, SIGKILL);
  }
  // The exit status, or minus the signal that ended it.
  int wait() {
    if (pid_ > 0) {
      waitpid(pid_, &status_, 0);
      pid_ = -1;
    }
    return WIFSIGNALED(status_) ? -WTERMSIG(status_) : WEXITSTATUS(status_);
  }
  // What comes next from the pipe, at most `size` bytes; empty at its end.
  std::string read_some(std::size_t size) const {
    std::string out(size, '\0');
    const ssize_t count = read(pipe_, out.data(), size);
    out.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return out;
  }
  std::string read_rest() const {
    std::string out;
    for (std::string some = read_some(4096); !some.empty(); some = read_some(4096)) out += some;
    return out;
  }

 private:
  pid_t pid_ = -1;
  int pipe_ = -1;
  int status_ = 0;
};

}  // namespace counterweight::store::test
