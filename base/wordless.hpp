// Sentences that nobody will read are not said: a program that asks a hundred thousand questions and looks at
// no refusal spends a good part of its time on their words.
#pragma once

namespace counterweight {

// While one that is `on` lives, say() gives an empty Text on this thread. They nest.
class Wordless {
 public:
  explicit Wordless(bool on);
  ~Wordless();
  Wordless(const Wordless&) = delete;
  Wordless& operator=(const Wordless&) = delete;

 private:
  bool before_;
};

}  // namespace counterweight
