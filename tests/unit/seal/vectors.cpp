// Every vector in tests/vectors/seal, every form of it, and the verdict of every stage.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "report/seal/digits.h"
#include "report/verify/verifier.h"
#include "tests/support/catch.h"

using namespace credit;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

Bytes hex(const Json& json, const char* name) { return *from_hex(json[name].get<std::string>()); }
std::string text(const Json& json, const char* name) { return json[name].get<std::string>(); }
Instant instant(const Json& json, const char* name) { return *parse_rfc3339(text(json, name)); }

seal::Claims claims_of(const Json& json) {
  seal::Claims claims;
  claims.issuer = text(json, "issuer");
  claims.issued = instant(json, "issued");
  claims.expires = instant(json, "expires");
  claims.report_number = text(json, "report_number");
  claims.subject_name = text(json, "subject_name");
  claims.subject_id = text(json, "subject_id");
  claims.period_from = *parse_day(text(json, "period_from"));
  claims.period_to = *parse_day(text(json, "period_to"));
  claims.chapter_counts = json["chapter_counts"].get<std::vector<int>>();
  const Bytes digest = hex(json, "document_digest");
  std::copy(digest.begin(), digest.end(), claims.document_digest.begin());
  claims.kiosk = text(json, "kiosk");
  claims.purpose = text(json, "purpose");
  claims.status_index = json["status_index"].get<std::uint32_t>();
  claims.edition = text(json, "edition");
  return claims;
}

std::string answer_of(const verify::StageResult& stage) {
  std::string answer = name_of(stage.answer);
  if (stage.failure) answer += ": " + std::string(stage.failure->name());
  return answer;
}

void check_forms(const Json& vector) {
  if (!vector["claims"].is_null()) {
    const seal::Claims claims = claims_of(vector["claims"]);
    CHECK(encode(claims) == hex(vector, "claims_cbor"));
    CHECK(*seal::decode_claims(hex(vector, "claims_cbor")) == claims);
    CHECK(seal::parse_seal(hex(vector, "cose"))->payload == hex(vector, "claims_cbor"));
  }
  if (!vector["cose"].is_null()) {
    CHECK(seal::to_digits(hex(vector, "cose")) == text(vector, "digits"));
    CHECK(*seal::from_url_or_digits(text(vector, "text")) == hex(vector, "cose"));
  }
}

void check_verdict(const Json& vector) {
  const auto trust = trust::open_bundle(hex(vector, "trust"));
  REQUIRE(trust);
  const auto verdict = verify::Verifier(*trust).check_url_or_digits(text(vector, "text"), instant(vector, "clock"));
  for (int i = 0; i < verify::stage_count; ++i) {
    const auto stage = static_cast<verify::Stage>(i);
    if (!vector["expected"].contains(name_of(stage))) continue;
    INFO(name_of(stage));
    CHECK(answer_of(verdict.stage(stage)) == text(vector["expected"], name_of(stage)));
  }
  CHECK(name_of(verdict.conclusion()) == text(vector["expected"], "conclusion"));
  const bool genuine = text(vector["expected"], "conclusion").starts_with("genuine");
  CHECK((verdict.facts() != nullptr) == genuine);
}

}  // namespace

TEST_CASE("every vector has its verdict") {
  int genuine = 0, hostile = 0;
  for (const auto& file : fs::directory_iterator(fs::path(CREDIT_SOURCE_DIR) / "tests/vectors/seal")) {
    if (file.path().extension() != ".json") continue;
    INFO(file.path().filename().string());
    const Json vector = Json::parse(*read_file(file.path()));
    (file.path().filename().string().starts_with("hostile") ? hostile : genuine) += 1;
    check_forms(vector);
    check_verdict(vector);
  }
  CHECK(genuine >= 8);
  CHECK(hostile >= genuine);
}
