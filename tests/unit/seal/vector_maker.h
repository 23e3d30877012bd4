// Test vectors of the seal, every form of each: what DGC test data taught. Signatures are new at every run.
#pragma once
#include <functional>
#include <nlohmann/json.hpp>

#include "report/trust/trust_list.h"
#include "tests/unit/seal/fixture.h"

namespace credit::test {

using Json = nlohmann::ordered_json;

struct VectorParts {
  std::string title;
  std::string clock = "2026-11-22T07:00:00Z";
  std::optional<seal::Claims> claims;  // where the payload is their encoding
  Bytes payload, cose;
  std::string text;  // as scanned or typed
  Json expected;     // stage -> answer, and the conclusion
};

Json to_json(const VectorParts& parts, ByteView trust);
Json claims_to_json(const seal::Claims& claims);

std::map<std::string, VectorParts> genuine_vectors();
std::map<std::string, VectorParts> hostile_vectors();
Bytes vector_trust();  // the bundle all of them are judged by

// Stage by stage; those not named were not reached.
Json answers(const std::vector<std::string>& in_order, const std::string& conclusion);

}  // namespace credit::test
