// A disk that fails on command: while it lives, stores that are opened in this process write through it.
#pragma once

namespace counterweight::store::test {

class FaultyDisk {
 public:
  enum class Fault {
    full,         // a write finds no room
    write_error,  // a write fails
    sync_error,   // a sync fails
  };

  FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;
  ~FaultyDisk();

  // After `spared` further operations of its kind each one fails, until heal().
  void fail(Fault fault, int spared);
  void heal();
  bool failed() const;    // whether anything has since fail()
  int log_syncs() const;  // of the write-ahead log, since the disk began
};

}  // namespace counterweight::store::test
