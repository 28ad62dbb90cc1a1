// The file of the write-ahead log, where SQLite leaves it to us. Only for whoever keeps every writer away
// meanwhile.
#pragma once

#include <cstdint>
#include <filesystem>

namespace counterweight::store::sqlite {

// Makes durable what a process that was killed may have left in the system's cache. False when the disk
// refuses; a log that is not there is no error.
bool sync_log(const std::filesystem::path& log);

// Grows the log to `bytes` with zeros, which are no valid frames, so that commits overwrite a file of settled
// size: appending to it instead costs a third of the single commits per second. Does nothing on a disk
// without ample room.
void extend_log(const std::filesystem::path& log, std::int64_t bytes);

}  // namespace counterweight::store::sqlite
