// People who are brought in: whoever was cut off between account and place joins by the same file, and nobody
// takes another's account.
#include "engine/service/inviting.hpp"

#include "engine/store/memory_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/engine_world.hpp"

using namespace counterweight;
using namespace counterweight::service;
using namespace counterweight::test;

namespace {

const OrganisationId kInviting{"acme"};
const Invitee kPetr{"Petr Sidorov", "Petr@x.example", "sales", false};

struct InvitingCompany {
  store::MemoryStore store;
  ManualClock clock{*parse_timestamp("2026-11-27T09:00:00Z")};
  Service service{store.ledger(), store.vault(), clock};
  store::Vault& vault = store.vault();
  std::optional<Refusal> refused;  // instead of what the service would say

  InvitingCompany() {
    REQUIRE(give(core::FoundOrganisation{"Acme", default_rulebook()}, {}, {}).ok());
    REQUIRE(give(core::AddMember{{"anna"}, {"sales"}, true, {}}, {}, {}).ok());
  }
  Result<Accepted> give(core::OrganisationCommand command, std::vector<store::SealedValue> sealed,
                        const core::MemberId& actor) {
    if (refused) return *refused;
    return service.submit_and_wait({kInviting, std::move(command), actor, {}, {}, std::move(sealed)});
  }
  Inviting inviting() {
    return {service,
            vault,
            kInviting,
            {"anna"},
            [this](core::OrganisationCommand command, std::vector<store::SealedValue> sealed) {
              return give(std::move(command), std::move(sealed), {"anna"});
            }};
  }
  bool is_member(const std::string& id) const {
    return service.published(kInviting)->state.organisation().member({id}) != nullptr;
  }
  std::string holder_of(const std::string& email) const {
    const auto account = vault.account_by_email(kInviting, email);
    return account ? account->member : "nobody";
  }
};

std::string said(const Result<bool>& invited) {
  if (!invited.ok()) return invited.refusal().code;
  return *invited ? "new" : "known";
}

}  // namespace

TEST_CASE("inviting: who was cut off after the account, before the place, was known and never joined") {
  InvitingCompany company;
  REQUIRE(company.vault.put_account(kInviting, {"petr-sidorov", "petr@x.example", ""}));
  Inviting look = company.inviting();
  CHECK(said(look.invite(kPetr, true)) == "new");
  CHECK(said(look.invite(kPetr, true)) == "known");  // twice in the file
  CHECK_FALSE(company.is_member("petr-sidorov"));
  Inviting inviting = company.inviting();
  CHECK(said(inviting.invite(kPetr, false)) == "new");
  CHECK(company.is_member("petr-sidorov"));
  CHECK(said(inviting.invite(kPetr, false)) == "known");
  CHECK(said(company.inviting().invite(kPetr, false)) == "known");
  CHECK(company.vault.accounts(kInviting).size() == 1);
}

TEST_CASE("inviting: an import took over the account of somebody of that name invited meanwhile") {
  InvitingCompany company;
  Inviting inviting = company.inviting();
  REQUIRE(company.vault.put_account(kInviting, {"petr-sidorov", "other@x.example", ""}));
  CHECK(said(inviting.invite(kPetr, false)) == "new");
  CHECK(company.holder_of("other@x.example") == "petr-sidorov");
  CHECK(company.holder_of("petr@x.example") == "petr-sidorov-2");
  CHECK(company.is_member("petr-sidorov-2"));
  CHECK_FALSE(company.is_member("petr-sidorov"));
}

TEST_CASE("inviting: nobody goes on with an account whose member is just joining") {
  InvitingCompany company;
  const auto held = company.service.tenant(kInviting)->hold_email("petr@x.example");
  REQUIRE(held != nullptr);
  REQUIRE(company.vault.put_account(kInviting, {"petr-sidorov", "petr@x.example", ""}));
  Inviting inviting = company.inviting();
  CHECK(said(inviting.invite(kPetr, false)) == "known");
  CHECK_FALSE(company.is_member("petr-sidorov"));
  held->let_go();
  CHECK(said(inviting.invite(kPetr, false)) == "new");
}

TEST_CASE("inviting: a refusal frees the e-mail, but a failing store may have taken them") {
  InvitingCompany company;
  company.refused = Refusal{"unavailable.store", say("The disk failed.", "Отказал диск.")};
  CHECK(said(company.inviting().invite(kPetr, false)) == "unavailable.store");
  CHECK(company.holder_of("petr@x.example") == "petr-sidorov");
  company.refused = Refusal{"conflict.rulebook_change", say("Later.", "Позже.")};
  CHECK(said(company.inviting().invite(kPetr, false)) == "conflict.rulebook_change");
  CHECK(company.holder_of("petr@x.example") == "petr-sidorov");  // left by the first, who may be waited for
  const Invitee olga{"Olga Kim", "olga@x.example", "sales", true};
  CHECK(said(company.inviting().invite(olga, false)) == "conflict.rulebook_change");
  CHECK(company.holder_of("olga@x.example") == "nobody");
  company.refused.reset();
  CHECK(said(company.inviting().invite(kPetr, false)) == "new");
  CHECK(company.is_member("petr-sidorov"));
}
