// Independent tasks on several threads, e.g. the parts of `rules verify`.
#pragma once

#include <cstddef>
#include <functional>

namespace counterweight::service {

std::size_t threads_here();  // as many as the machine has processors; at least 1

// Calls task(0) to task(count - 1), each once, on up to `threads` threads, this one included, and returns
// when all are over. `done` is called after each task with how many are over, by one thread at a time. The
// first exception keeps tasks that have not begun from beginning and is thrown to the caller.
void run_on_threads(std::size_t threads, std::size_t count, const std::function<void(std::size_t)>& task,
                    const std::function<void(std::size_t over, std::size_t all)>& done = {});

}  // namespace counterweight::service
