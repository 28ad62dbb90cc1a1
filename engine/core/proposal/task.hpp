// What somebody has to do about a proposal.
#pragma once

namespace counterweight::core {

enum class Task {
  position,
  answer,
  sustain_vote,
  decide,
  reaffirm,  // an objection or a veto was carried to other content, or its fact expired
  settle,    // an answer was given: does it settle the objection?
  recast,    // a pilot went well: does the veto stay all the same?
  pilot_result,
  answer_halt
};

}  // namespace counterweight::core
