// An action as it is written in a proposal, read from JSON. The caller finishes the reader.
#pragma once

#include "engine/codec/object_reader.hpp"
#include "engine/core/proposal/proposal.hpp"

namespace counterweight::codec {

inline core::ActionDraft read_draft(ObjectReader& reader) {
  core::ActionDraft draft;
  draft.id = {reader.text("id")};
  draft.kind = {reader.text("kind")};
  draft.title = reader.text("title");
  draft.attributes = reader.values("attributes");
  for (std::string& need : reader.texts("requires")) draft.needs.push_back({std::move(need)});
  return draft;
}

}  // namespace counterweight::codec
