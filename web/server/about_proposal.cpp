#include "web/server/about_proposal.hpp"

#include "web/server/problem.hpp"

namespace counterweight::server {

void about_proposal(const DomainRoutes& domain, const Request& request, const Reply& reply,
                    const std::function<Response(const View&, core::ProposalId)>& read) {
  const Result<View> view = view_of(*domain.service, *request.who, request.language);
  if (!view.ok()) return reply(problem(view.refusal(), request.language));
  const core::ProposalId id{number_in(request.param("id")).value_or(0)};
  const auto answer = [view = *view, id, reply, read] {
    const Result<View> whole = with_whole(view, id);
    reply(whole.ok() ? read(*whole, id) : problem(whole.refusal(), view.language));
  };
  if (at_hand(*view, id)) return answer();
  if (!domain.renderers->take(answer)) reply(problem(busy(), request.language));
}

}  // namespace counterweight::server
