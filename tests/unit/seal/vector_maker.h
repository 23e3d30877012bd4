// Test vectors of the seal, every form of each: what DGC test data taught. The same bytes at every run.
#pragma once
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "report/trust/trust_list.h"
#include "tests/unit/seal/fixture.h"
#include "tests/unit/seal/steady_signer.h"

namespace credit::test {

using Json = nlohmann::ordered_json;

struct VectorParts {
  std::string title;
  std::string clock = "2026-11-22T07:00:00Z";
  Bytes trust;                                    // the bundle it is judged by
  std::string document;                           // where the claims are those of a whole document
  std::optional<seal::Claims> claims = {};        // where the payload is their encoding
  Bytes payload = {}, cose = {};                  // the payload only where the claims stand
  std::string text = {};                          // as scanned or typed
  Json expected = {};                             // stage -> answer, and the conclusion
  std::vector<std::string> notes = {};            // failure codes, in the order the stages find them
  std::optional<std::string> with_document = {};  // the answer of stage document_digest
};
using Vectors = std::map<std::string, VectorParts>;

// A list that arrives while a bundle is held.
struct ListVector {
  std::string title;
  std::string clock = "2026-11-22T07:00:00Z";
  std::string kind;  // "trust_list", "status_list"
  Bytes before = {}, received = {}, after = {};
  std::string outcome = {};
  Json freshness = {};
};
using ListVectors = std::map<std::string, ListVector>;

Json to_json(const VectorParts& parts);
Json to_json(const ListVector& vector);
Json keys_of(ByteView bundle);
Json claims_to_json(const seal::Claims& claims);

// By what is wrong with them; some bring the nearest genuine case along.
void add_suites(Vectors& all);
void add_hostile_claims(Vectors& all);
void add_hostile_cose(Vectors& all);
void add_hostile_signatures(Vectors& all);
void add_hostile_keys(Vectors& all);
void add_hostile_texts(Vectors& all);

Vectors genuine_vectors();
Vectors hostile_vectors();
ListVectors list_vectors();
// Name -> content of every file.
std::map<std::string, std::string> all_files();

// The office of the vectors: root 1, issuer 11, kiosk 12.
trust::TrustedKey vector_key(trust::Role role, const seal::PublicKey& key, const char* owner);
trust::TrustList vector_list();
trust::StatusList vector_status();
Bytes vector_trust();  // the bundle most are judged by
Bytes bundle_of(const trust::TrustList& list, const std::vector<trust::StatusList>& status);

inline constexpr const char* vector_place = "v.credit.example.cn/s";
seal::Claims claims_of_document(const std::string& json);

// From `decoded` on; those not named were not reached.
Json answers(const std::vector<std::string>& in_order, const std::string& conclusion);

}  // namespace credit::test
