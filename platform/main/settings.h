// The platform program's settings file.
#pragma once
#include <chrono>
#include <filesystem>

#include "base/result.h"
#include "platform/service/checkpoint_keeper.h"
#include "report/signers/open_signer.h"

namespace credit::platform {

struct SigningKey {
  std::string key;                                       // as report/signers/key_reference.h has it
  signers::KeyFiles files = signers::KeyFiles::refused;  // SECTION.admit_key_file: for development only
};

struct PlatformSettings {
  Database database;                          // store.database
  std::filesystem::path register_key;         // store.register_key: 32 bytes in hex; made by `prepare`
  CheckpointKeeper::Rule checkpoints;         // register.checkpoint_rows, .checkpoint_minutes, .checkpoint_copy
  std::filesystem::path tables;               // data.tables
  std::filesystem::path editions;             // data.editions
  std::filesystem::path offer;                // data.offer
  std::filesystem::path domain_sources;       // data.domain_sources; none: every domain is answered from the tables
  std::filesystem::path services;             // data.services: what is offered beside reports; "": nothing
  SigningKey issuer;                          // issuer.key, issuer.admit_key_file
  std::chrono::days valid{};                  // issuer.valid_days
  std::filesystem::path socket;               // service.socket
  std::size_t threads = 0;                    // service.threads
  std::chrono::minutes visit{};               // service.visit_minutes
  std::filesystem::path trust_list;           // published.trust_list
  std::filesystem::path status_lists;         // published.status_lists: a folder, ISSUER.cose for each
  std::filesystem::path bundle;               // published.bundle: root and lists, as verifiers hold them
  SigningKey archive;                         // archive.key, archive.admit_key_file; no key: nothing for the archives
  std::filesystem::path archive_certificate;  // archive.certificate: PEM, holds that key, which is SM2
  SigningKey enrol;                           // enrol.key: a file; no key: no enrolment
  std::filesystem::path licence_store;        // licence.store: of the reference exchange; none: no e-licence agents
  std::filesystem::path enrol_certificate;    // enrol.certificate: of the authority nginx knows machines by
  std::chrono::minutes overlap{};    // enrol.overlap_minutes: a renewed machine may still come with the old one
  std::filesystem::path sms_outbox;  // sms.outbox: a folder the authority's gateway empties; "": no codes to phones
};

Result<PlatformSettings> load_settings(const std::filesystem::path& file);  // file_unreadable, settings_invalid

}  // namespace credit::platform
