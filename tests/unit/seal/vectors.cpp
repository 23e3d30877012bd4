// Every vector in tests/vectors/seal, every form of it, and the verdict of every stage.
#include <filesystem>

#include "base/file.h"
#include "report/seal/digits.h"
#include "report/trust/freshness.h"
#include "report/verify/code_reader.h"
#include "report/verify/verifier.h"
#include "tests/support/catch.h"
#include "tests/unit/seal/vector_maker.h"

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

void check_claims(const Json& vector) {
  if (vector["claims"].is_null()) return;
  const seal::Claims claims = claims_of(vector["claims"]);
  CHECK(encode(claims) == hex(vector, "claims_cbor"));
  CHECK(*seal::decode_claims(hex(vector, "claims_cbor")) == claims);
  CHECK(seal::parse_seal(hex(vector, "cose"))->payload == hex(vector, "claims_cbor"));
}

void check_digits(const Json& vector) {
  if (vector["cose"].is_null()) return;
  CHECK(seal::to_digits(hex(vector, "cose")) == text(vector, "digits"));
  if (hex(vector, "cose").size() > seal::seal_limit) return;
  CHECK(*seal::from_digits(text(vector, "digits")) == hex(vector, "cose"));
}

// The symbol as a scanner sees it, read by the readers we ship.
void check_symbol(const Json& vector) {
  if (vector["qr"].is_null()) return;
  constexpr int scale = 4, quiet = 4;
  const int size = vector["qr"]["size"].get<int>(), side = (size + 2 * quiet) * scale;
  verify::Picture picture{side, side, Bytes(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 255)};
  for (int row = 0; row < size * scale; ++row) {
    const Bytes bits = *from_hex(vector["qr"]["rows"][static_cast<std::size_t>(row / scale)].get<std::string>());
    for (int column = 0; column < size * scale; ++column) {
      const int module = column / scale;
      const bool dark = (bits[static_cast<std::size_t>(module / 8)] >> (7 - module % 8) & 1) != 0;
      if (dark) picture.gray[static_cast<std::size_t>((row + quiet * scale) * side + column + quiet * scale)] = 0;
    }
  }
  const auto found = verify::find_code(picture, verify::looks_like_seal);
  CHECK(found.value_or("not read") == text(vector, "text"));
}

std::vector<std::string> notes_of(const verify::Verdict& verdict) {
  std::vector<std::string> names;
  for (const auto& note : verdict.notes()) names.emplace_back(note.name());
  return names;
}

verify::Verifier verifier_of(const Json& vector) {
  const auto trust = trust::open_bundle(hex(vector, "trust"));
  REQUIRE(trust);
  return verify::Verifier(*trust);
}

void check_verdict(const Json& vector) {
  const auto verdict = verifier_of(vector).check_url_or_digits(text(vector, "text"), instant(vector, "clock"));
  for (const auto stage : verify::all_stages()) {
    INFO(name_of(stage));
    const bool told = vector["expected"].contains(name_of(stage));  // what a page says is no question to a seal
    CHECK(answer_of(verdict.stage(stage)) == (told ? text(vector["expected"], name_of(stage)) : "not_applicable"));
  }
  CHECK(name_of(verdict.conclusion()) == text(vector["expected"], "conclusion"));
  CHECK(notes_of(verdict) == vector["expected"]["notes"].get<std::vector<std::string>>());
  const bool genuine = text(vector["expected"], "conclusion").starts_with("genuine");
  CHECK((verdict.facts() != nullptr) == genuine);
}

void check_document(const Json& vector) {
  if (vector["document"].is_null()) return;
  const auto shelf = document::EditionShelf::load(fs::path(CREDIT_SOURCE_DIR) / "report/document/editions");
  REQUIRE(shelf);
  const auto document = document::parse_document(view(text(vector, "document")), *shelf);
  INFO((document ? "" : document.error().describe()));
  REQUIRE(document);
  const auto verdict = verifier_of(vector).check_issued(hex(vector, "cose"), *document, instant(vector, "clock"));
  CHECK(answer_of(verdict.stage(verify::Stage::document_digest)) == text(vector, "expected_with_document"));
}

std::string outcome_of(const trust::TrustBundle& before, const Result<trust::TrustBundle>& after) {
  if (!after) return "refused: " + std::string(after.error().name());
  return make_bundle(before) == make_bundle(*after) ? "same" : "newer";
}

void check_list(const Json& vector) {
  const auto before = trust::open_bundle(hex(vector, "trust"));
  REQUIRE(before);
  const Bytes received = hex(vector, "received");
  const auto after = text(vector, "list") == "trust_list" ? renew(*before, received) : renew_status(*before, received);
  const Json& expected = vector["expected"];
  CHECK(outcome_of(*before, after) == text(expected, "outcome"));
  const auto& held = after ? *after : *before;
  CHECK(make_bundle(held) == hex(expected, "trust"));
  const auto now = instant(vector, "clock");
  CHECK(name_of(freshness_of(held.list, now)) == text(expected["freshness"], "trust_list"));
  Json ages = Json::object();
  for (const auto& status : held.status) ages[status.list.issuer] = name_of(freshness_of(status.list, now));
  CHECK(ages == expected["freshness"]["status_lists"]);
}

std::map<std::string, std::string> kept() {
  std::map<std::string, std::string> files;
  for (const auto& file : fs::directory_iterator(fs::path(CREDIT_SOURCE_DIR) / "tests/vectors/seal"))
    if (file.path().extension() == ".json")
      files[file.path().stem().string()] = std::string(text_view(*read_file(file.path())));
  return files;
}

}  // namespace

TEST_CASE("every vector has its verdict") {
  for (const auto& [name, content] : kept()) {
    INFO(name);
    const Json vector = Json::parse(content);
    if (text(vector, "kind") != "seal") continue;
    check_claims(vector);
    check_digits(vector);
    check_symbol(vector);
    check_verdict(vector);
    check_document(vector);
  }
}

TEST_CASE("every list has its outcome") {
  for (const auto& [name, content] : kept()) {
    INFO(name);
    const Json vector = Json::parse(content);
    if (text(vector, "kind") == "list") check_list(vector);
  }
}

// What is refused or could not be checked is called hostile, and nothing else is.
TEST_CASE("the names say what the vectors are, and there are enough of them") {
  int seals = 0, hostile = 0, lists = 0;
  for (const auto& [name, content] : kept()) {
    INFO(name);
    const Json vector = Json::parse(content);
    if (text(vector, "kind") == "list") {
      CHECK(name.starts_with("list-"));
      lists += 1;
      continue;
    }
    const auto conclusion = text(vector["expected"], "conclusion");
    CHECK(name.starts_with("hostile") == (conclusion == "not_genuine" || conclusion == "unreadable"));
    CHECK(name.starts_with("genuine") == (conclusion == "genuine"));
    seals += 1;
    hostile += name.starts_with("hostile") ? 1 : 0;
  }
  WARN(seals << " seals, " << hostile << " of them hostile; " << lists << " lists");
  CHECK(seals >= 60);
  CHECK(hostile >= 40);
  CHECK(lists >= 20);
}

TEST_CASE("the files are what make-seal-vectors writes, no more and no less") {
  const auto made = test::all_files();
  const auto files = kept();
  for (const auto& [name, content] : made) {
    INFO(name);
    REQUIRE(files.contains(name));
    CHECK(files.at(name) == content);
  }
  CHECK(files.size() == made.size());
}
