// The online check: who holds the paper learns its state; who guesses learns nothing, and pays.
#include "base/file.h"
#include "report/document/document.h"
#include "report/seal/cose.h"
#include "report/trust/trust_list.h"
#include "tests/support/catch.h"
#include "tests/support/test_signer.h"
#include "tests/unit/platform/auditor.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;
using Json = nlohmann::json;

namespace {

// An authority that issued one report and publishes lists.
struct Office {
  Authority authority;
  std::string number, code;
  Bytes seal;
  test::TestSigner root{0x7001}, status_key{0x7002};

  Office() {
    authority.deliver_all_empty();
    const auto path = "/v1/visits/" + authority.open_visit() + "/reports";
    const auto issued = Json::parse(authority.ask(Method::post, path, authority.wish(), "0123456789abcdef").body);
    number = issued["report_number"];
    auto rows = authority.store().run("SELECT check_code, seal FROM report");
    REQUIRE(rows->next());
    code = rows->text(0);
    seal = rows->blob(1);
    publish({});
  }

  void publish(const std::vector<trust::StatusEntry>& entries) {
    const auto now = authority.clock.now();
    trust::TrustedKey key;
    key.role = trust::Role::status;
    key.key = status_key.public_key();
    key.owner = key.name = "CN-990000";
    key.valid_from = now - std::chrono::hours(1);
    key.valid_to = now + std::chrono::hours(1000);
    const auto trust = trust::sign_trust_list({1, now, now + std::chrono::hours(100), {key}}, root);
    const auto status =
        trust::sign_status_list({1, now, now + std::chrono::hours(100), "CN-990000", entries}, status_key);
    const auto file = authority.folder.path / "trust.cbor";
    REQUIRE(write_file(file, trust::make_bundle(root.public_key(), *trust, {ByteView(*status)})));
    written_ += std::chrono::seconds(1);  // a file's time is coarse; here each edition has its own
    std::filesystem::last_write_time(file, written_);
  }

  Answer ask(const std::string& with_number, const std::string& with_code, const std::string& asker = "192.0.2.1") {
    const Json body = {{"report_number", with_number}, {"check_code", with_code}};
    return authority.api().answer({Method::post, "/v1/check", "NONE", {}, {}, {}, body.dump(), asker});
  }

 private:
  std::filesystem::file_time_type written_ = std::filesystem::file_time_type::clock::now();
};

// Another code that might be one.
std::string other_code(std::size_t n) {
  std::string code = "0000000000" + std::string(1, "123456789ABCDEFGH"[n]);
  return code + document::check_character(code);
}
std::string code_of(const Answer& answer) { return Json::parse(answer.body).value("code", ""); }
std::string state_of(const Answer& answer) { return Json::parse(answer.body).value("state", ""); }

}  // namespace

TEST_CASE("check: the paper's number and code bring the seal and the state, and nothing of the person") {
  Office office;
  const auto answer = office.ask(office.number, office.code);
  REQUIRE(answer.status == 200);
  const auto json = Json::parse(answer.body);
  CHECK(json.size() == 3);
  CHECK(json["report_number"] == office.number);
  CHECK(json["state"] == "valid");
  CHECK(json["seal"] == to_base64(office.seal));
  CHECK(answer.body.find(clean_name) == std::string::npos);
  const auto seal = credit::seal::parse_seal(office.seal);
  const std::string sealed(text_view(seal->payload));
  CHECK(sealed.find(clean_name) == std::string::npos);
  CHECK(sealed.find(clean_number) == std::string::npos);
}

TEST_CASE("check: states, and never why") {
  Office office;
  const auto since = office.authority.clock.now();
  const auto claims = *credit::seal::decode_claims(credit::seal::parse_seal(office.seal)->payload);
  office.publish({{claims.status_index, trust::ReportState::superseded, since}});
  const auto superseded = office.ask(office.number, office.code);
  CHECK(state_of(superseded) == "superseded");
  CHECK(Json::parse(superseded.body)["since"] == "2026-11-22T06:30:05Z");
  office.publish({{claims.status_index, trust::ReportState::withdrawn, since}});
  const auto withdrawn = office.ask(office.number, office.code);
  CHECK(state_of(withdrawn) == "withdrawn");
  CHECK(Json::parse(withdrawn.body).size() == 4);
  office.publish({{claims.status_index + 1, trust::ReportState::withdrawn, since}});
  CHECK(state_of(office.ask(office.number, office.code)) == "valid");
  office.authority.clock.set(claims.expires + std::chrono::seconds(1));
  CHECK(state_of(office.ask(office.number, office.code)) == "expired");
}

TEST_CASE("check: an unknown number and a wrong code are one answer") {
  Office office;
  const auto wrong_code = office.ask(office.number, other_code(0));
  const auto unknown = office.ask("20260101000000ZZZZZZZZ", other_code(0));
  const auto unknown_right = office.ask("20260101000000YYYYYYYY", office.code);
  auto next_number = office.number;
  next_number.replace(0, 4, "2027");
  const auto code_of_another = office.ask(next_number, office.code);
  CHECK(wrong_code.status == 404);
  CHECK(code_of(wrong_code) == "check_no_match");
  for (const auto* other : {&unknown, &unknown_right, &code_of_another}) {
    CHECK(other->status == wrong_code.status);
    CHECK(other->body == wrong_code.body);
    CHECK(other->headers == wrong_code.headers);
    CHECK(other->detail == wrong_code.detail);
  }
}

TEST_CASE("check: wrong codes cost, of numbers nobody has too; time gives the tries back") {
  Office office;
  const auto number = GENERATE(true, false) ? office.number : std::string("20260101000000ZZZZZZZZ");
  for (std::size_t n = 0; n < CheckGate::tries; ++n) CHECK(office.ask(number, other_code(n)).status == 404);
  CHECK(code_of(office.ask(number, other_code(9))) == "check_paused");
  CHECK(office.ask(number, office.code).status == 429);  // the right one does not help any more
  office.authority.clock.set(office.authority.clock.now() + CheckGate::window);
  CHECK(office.ask(number, office.code).status == (number == office.number ? 200 : 404));
}

TEST_CASE("check: who guesses keeps nobody else out, and has no more tries by another address of the same home") {
  Office office;
  const auto [guesser, same_home, holder] =
      GENERATE(std::array<std::string, 3>{"192.0.2.1", "192.0.2.1", "192.0.2.2"},
               std::array<std::string, 3>{"2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"},
               std::array<std::string, 3>{"::ffff:192.0.2.1", "::ffff:192.0.2.1", "::ffff:192.0.2.2"},
               std::array<std::string, 3>{"", "", "192.0.2.1"});
  for (std::size_t n = 0; n < CheckGate::tries; ++n) office.ask(office.number, other_code(n), guesser);
  CHECK(code_of(office.ask(office.number, office.code, same_home)) == "check_paused");
  CHECK(office.ask(office.number, office.code, holder).status == 200);
  CHECK(office.ask("20260101000000ZZZZZZZZ", other_code(0), guesser).status ==
        404);  // another number has its own tries
}

TEST_CASE("check: right codes cost nothing, and mistyped ones are not even looked at") {
  Office office;
  for (int n = 0; n < 3 * CheckGate::tries; ++n) CHECK(office.ask(office.number, office.code).status == 200);
  auto slipped = office.code;
  slipped[3] = slipped[3] == 'A' ? 'B' : 'A';
  for (int n = 0; n < 3 * CheckGate::tries; ++n)
    CHECK(code_of(office.ask(office.number, slipped)) == "check_code_mistyped");
  CHECK(code_of(office.ask("2026112214300", office.code)) == "check_code_mistyped");
  CHECK(code_of(office.ask(office.number + "A", office.code)) == "check_code_mistyped");
  CHECK(office.authority.api().answer({Method::post, "/v1/check", "NONE", {}, {}, {}, "{}"}).status == 422);
  CHECK(office.ask(office.number, office.code).status == 200);
}

TEST_CASE("check: those that held the paper are registered; guesses fill no register") {
  Office office;
  office.ask(office.number, other_code(0));
  office.ask("20260101000000ZZZZZZZZ", other_code(0));
  office.ask(office.number, office.code);
  auto rows = office.authority.store().run("SELECT report, outcome FROM register WHERE action = 'check'");
  REQUIRE(rows->next());
  CHECK(rows->text(0) == office.number);
  CHECK(rows->text(1) == "done");
  CHECK_FALSE(rows->next());
  CHECK(Auditor().whole_rows(office.authority.store()) > 0);
}

TEST_CASE("check: without lists nothing is said about the state") {
  Office office;
  std::filesystem::remove(office.authority.folder.path / "trust.cbor");
  CHECK(code_of(office.ask(office.number, office.code)) == "list_unavailable");
}

TEST_CASE("check: the gate keeps to its memory, and forgets the oldest first") {
  CheckGate gate;
  const auto now = *parse_rfc3339("2026-11-22T06:30:05Z");
  const auto number = [](std::size_t n) { return "number " + std::to_string(n); };
  for (int n = 0; n < CheckGate::tries; ++n) CHECK(gate.pay(number(0), "192.0.2.1", now));
  CHECK_FALSE(gate.pay(number(0), "192.0.2.1", now));
  for (std::size_t n = 1; n < CheckGate::numbers_limit; ++n) CHECK(gate.pay(number(n), "192.0.2.1", now));
  CHECK_FALSE(gate.pay(number(0), "192.0.2.1", now));
  CHECK(gate.pay(number(CheckGate::numbers_limit), "192.0.2.1", now));
  CHECK(gate.pay(number(0), "192.0.2.1", now));
}
