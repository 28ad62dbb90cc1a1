// What each command about customers becomes. Every member may write; what one person wrote another may make
// better, and the credit stays with both.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "engine/core/state.hpp"

namespace counterweight::core {

Result<std::vector<Event>> decide_knowledge(const State& state, const CaptureInsight& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const ReviseInsight& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const MergeInsights& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const JudgeInsight& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const AttachToInsight& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const AddCustomers& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const RecordConversations& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const ReviseConversation& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const RecordMetrics& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const ExplainMetric& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const DrawJourney& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const RedrawJourney& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const RecordTouches& command,
                                            const Context& context);
Result<std::vector<Event>> decide_knowledge(const State& state, const EraseRecords& command,
                                            const Context& context);

// May the actor change this conversation, or erase it: `forbidden.conversation` says who may.
Status may_change_conversation(const State& state, const Conversation& conversation, const Context& context);
// The attachment: `not_found.insight`, `not_found.attachment`. It may be erased.
Result<const Attachment*> attachment_of(const State& state, const AttachmentRef& ref);
// Who attached it may have it erased, and who may erase anything.
Status may_erase_attachment(const State& state, const Attachment& attachment, const Context& context);
// Whether so many more touches find room: `limit.touches`.
Status room_for_touches(const Journey& journey, std::int64_t touches);
// May the actor have a customer's or a colleague's words erased: `forbidden.erase` says who may.
Status may_erase(const State& state, const Context& context);

}  // namespace counterweight::core
