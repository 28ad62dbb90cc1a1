// The arithmetic of a challenge, checked against counting out every vote that could still come.
#include "engine/core/proposal/challenge.hpp"

#include "tests/support/catch.hpp"

using namespace counterweight;
using namespace counterweight::core;

namespace {

Challenge challenge_of(int roll, std::int64_t needed, int sustain, int release, rules::VoteSilence silence) {
  Challenge challenge;
  challenge.needed = needed;
  challenge.silence = silence;
  for (int i = 0; i < roll; ++i) challenge.roll.push_back({"d" + std::to_string(i)});
  for (int i = 0; i < sustain + release; ++i)
    challenge.votes.push_back({challenge.roll[static_cast<std::size_t>(i)],
                               i < sustain ? Vote::sustain : Vote::release,
                               {},
                               {},
                               {}});
  return challenge;
}

}  // namespace

TEST_CASE("challenge: votes needed are the share of the roll, rounded up, at least one") {
  CHECK(rules::Share{1, 3}.of(5) == 2);
  CHECK(rules::Share{1, 3}.of(6) == 2);
  CHECK(rules::Share{1, 3}.of(7) == 3);
  CHECK(rules::Share{2, 3}.of(4) == 3);
  CHECK(rules::Share{1, 100}.of(2) == 1);
  CHECK(rules::Share{1, 1}.of(4) == 4);
  CHECK(rules::Share{1, 2}.of(0) == 1);
}

TEST_CASE("challenge: a result is called certain exactly when no vote still out can change it") {
  for (int roll = 2; roll <= 6; ++roll)
    for (int needed = 1; needed <= roll; ++needed)
      for (int sustain = 0; sustain <= roll; ++sustain)
        for (int release = 0; sustain + release <= roll; ++release) {
          const int out = roll - sustain - release;
          CAPTURE(roll, needed, sustain, release);
          // Everybody left releases, or everybody left sustains: the two ends of what can still happen.
          const bool least = sustain >= needed;
          const bool most = sustain + out >= needed;
          const auto certain =
              certain_result(challenge_of(roll, needed, sustain, release, rules::VoteSilence::release));
          CHECK(certain.has_value() == (least == most));
          if (certain) CHECK((*certain == ChallengeResult::sustained) == least);
          CHECK((result_at_deadline(
                     challenge_of(roll, needed, sustain, release, rules::VoteSilence::release)) ==
                 ChallengeResult::sustained) == least);
          CHECK((result_at_deadline(
                     challenge_of(roll, needed, sustain, release, rules::VoteSilence::sustain)) ==
                 ChallengeResult::sustained) == most);
        }
}
