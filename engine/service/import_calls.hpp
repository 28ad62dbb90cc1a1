// What an importer of whole files is given besides its file: who is called how, what is new. Each keeps what
// it needs; service, library and vault outlive them. Thread-safety: as the importer's.
#pragma once

#include "engine/service/importer.hpp"

namespace counterweight::service {

struct ImportCalls {
  // As the member, one command after the other.
  using GiveAny = std::function<Result<Accepted>(core::Command, std::vector<store::SealedValue>)>;

  Service& service;
  Library& library;
  store::Vault& vault;
  OrganisationId organisation;  // is served
  core::MemberId member;        // who imports
  GiveAny give;

  Importer importer(ImportOptions options) const;
};

}  // namespace counterweight::service
