// The reader of certificate requests, hostile ones too.
#include "platform/enrol/csr.h"

#include "base/failures/enrolment.h"
#include "tests/support/catch.h"
#include "tests/unit/enrol/request.h"

using namespace credit;
using namespace credit::platform::enrol;
using namespace credit::platform::enrol::testing;

namespace {
FailureCode refusal(const Result<CertificateRequest>& read) {
  REQUIRE(!read);
  return read.error().code;
}
}  // namespace

TEST_CASE("csr: a machine's request is read, in one line or many") {
  const auto key = key_of("P-256");
  auto text = to_base64(request_of(key.get(), {{"O", "Somebody"}, {"CN", "K-0007"}}));
  REQUIRE(read_request(text));
  text.insert(40, "\r\n \t");
  const auto read = read_request(text);
  REQUIRE(read);
  CHECK(read->common_name == "K-0007");
  CHECK(read->organization == "Somebody");
  const auto empty = read_request_der(request_of(key.get(), {}));
  REQUIRE(empty);
  CHECK(!empty->common_name);
  CHECK(empty->key == read->key);
}

TEST_CASE("csr: other keys, digests and subjects are refused by name") {
  const auto key = key_of("P-256"), p384 = key_of("P-384"), sm2 = key_of("SM2");
  const openssl::Key rsa(EVP_RSA_gen(2048));
  CHECK(refusal(read_request_der(request_of(p384.get(), {}))) == failure::enrolment_key_refused);
  CHECK(refusal(read_request_der(request_of(rsa.get(), {}))) == failure::enrolment_key_refused);
  CHECK(refusal(read_request_der(request_of(key.get(), {}, EVP_sha1()))) == failure::enrolment_key_refused);
  for (const auto& subject : std::vector<std::vector<std::pair<std::string, std::string>>>{
           {{"CN", "K-0007"}, {"CN", "K-0008"}}, {{"OU", "K-0007"}}, {{"CN", "K-0007"}, {"serialNumber", "1"}}})
    CHECK(refusal(read_request_der(request_of(key.get(), subject))) == failure::enrolment_subject_foreign);
}

TEST_CASE("csr: every cut and every flipped bit is refused") {
  const auto key = key_of("P-256");
  const auto good = request_of(key.get(), {{"CN", "K-0007"}});
  for (std::size_t size = 0; size < good.size(); ++size) CHECK(!read_request_der(ByteView(good).first(size)));
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    auto changed = good;
    changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
    CHECK(!read_request_der(changed));
  }
  auto longer = good;
  longer.push_back(0);
  CHECK(refusal(read_request_der(longer)) == failure::enrolment_request_malformed);
  CHECK(refusal(read_request(std::string(largest_request + 1, 'A'))) == failure::enrolment_request_malformed);
  CHECK(refusal(read_request("-----BEGIN CERTIFICATE REQUEST-----")) == failure::enrolment_request_malformed);
  CHECK(refusal(read_request("")) == failure::enrolment_request_malformed);
}
