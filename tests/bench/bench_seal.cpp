// A seal's digits -> its verdict, on one core, against P-256 verification alone as `openssl speed ecdsap256` times it:
// one context, one digest, again and again. Both run in turns in this process, and time is the processor's.
#include <openssl/sha.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "base/file.h"
#include "report/seal/digits.h"
#include "report/verify/verifier.h"
#include "tests/support/test_signer.h"

namespace {

using namespace credit;
constexpr double turn = 0.2;  // seconds
constexpr int turns = 9;
constexpr double budget = 0.75;
constexpr const char* now = "2026-11-22T07:00:00Z";

Instant at(const char* text) { return *parse_rfc3339(text); }

seal::Claims claims() {
  seal::Claims claims;
  claims.issuer = "CN-990000";
  claims.issued = at("2026-11-22T06:30:05Z");
  claims.expires = at("2026-12-22T06:30:05Z");
  claims.report_number = "20261122143005ABCD1234";
  claims.subject_name = "张*明";
  claims.subject_id = "1101**********0011";
  claims.period_from = *parse_day("2021-11-23");
  claims.period_to = *parse_day("2026-11-22");
  claims.chapter_counts = {3, 0, 1, seal::not_answered, 30, 200};
  claims.kiosk = "K-0001";
  claims.purpose = "bank_loan";
  claims.edition = "natural-person/1";
  return claims;
}

trust::TrustedKey key_of(trust::Role role, const test::TestSigner& signer, const char* owner) {
  trust::TrustedKey key;
  key.role = role;
  key.key = signer.public_key();
  key.owner = owner;
  key.name = "示例市公共信用信息中心";
  key.valid_from = at("2026-01-01T00:00:00Z");
  key.valid_to = at("2029-01-01T00:00:00Z");
  return key;
}

trust::TrustList list_of(const test::TestSigner& issuer, const test::TestSigner& kiosk) {
  trust::TrustList list{1, at("2026-11-01T00:00:00Z"), at("2026-12-01T00:00:00Z"), {}};
  list.keys = {key_of(trust::Role::issuer, issuer, "CN-990000"), key_of(trust::Role::kiosk, kiosk, "K-0001")};
  return list;
}

Bytes bundle_of(const test::TestSigner& issuer, const test::TestSigner& kiosk) {
  const test::TestSigner root(1);
  return trust::make_bundle(root.public_key(), *sign_trust_list(list_of(issuer, kiosk), root), {});
}

verify::Verifier verifier(const test::TestSigner& issuer, const test::TestSigner& kiosk) {
  return verify::Verifier(*trust::open_bundle(bundle_of(issuer, kiosk)));
}

double seconds_used() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Times a second of processor time the work was done, over one turn.
template <class Work>
double rate(const Work& work) {
  const double start = seconds_used();
  int times = 0;
  for (; seconds_used() - start < turn; times += 16)
    for (int i = 0; i < 16; ++i) work();
  return times / (seconds_used() - start);
}

class OpensslVerify {
 public:
  explicit OpensslVerify(const test::TestSigner& signer) : context_(EVP_PKEY_CTX_new(signer.key(), nullptr)) {
    der_ = seal::key_form::der_from_raw(*signer.sign({}));
    SHA256(nullptr, 0, digest_.data());
    CREDIT_ENSURE(EVP_PKEY_verify_init(context_.get()) == 1);
  }
  void operator()() const {
    CREDIT_ENSURE(EVP_PKEY_verify(context_.get(), der_.data(), der_.size(), digest_.data(), digest_.size()) == 1);
  }

 private:
  openssl::KeyContext context_;
  Bytes der_;
  seal::Digest digest_{};
};

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + turns / 2);
  return values[turns / 2];
}

// What the peers check: the seal without countersignature, and its key.
int write_sample(const char* file, const test::TestSigner& issuer) {
  const auto key = issuer.public_key();
  const auto json = "{\"cose\":\"" + to_hex(*seal::make_seal(claims(), issuer)) + "\",\"x\":\"" + to_hex(key.x) +
                    "\",\"y\":\"" + to_hex(key.y) + "\"}\n";
  return write_file(file, view(json)) ? 0 : 1;
}

// `count` seals as addresses on standard output, a thousand different ones in turn; the trust bundle first.
int write_seals(int count, const char* trust_file, const test::TestSigner& issuer, const test::TestSigner& kiosk) {
  if (!write_file(trust_file, bundle_of(issuer, kiosk))) return 1;
  std::vector<std::string> seals;
  for (int i = 0; i < std::min(count, 1000); ++i) {
    auto changed = claims();
    changed.status_index = static_cast<std::uint32_t>(i);
    seals.push_back(seal::to_url("v.credit.example.cn/s", *seal::make_seal(changed, issuer)) + "\n");
  }
  for (int i = 0; i < count; ++i)
    if (std::fputs(seals[static_cast<std::size_t>(i) % seals.size()].c_str(), stdout) < 0) return 1;
  return std::fflush(stdout) == 0 ? 0 : 1;
}

int compare(const test::TestSigner& issuer, const test::TestSigner& kiosk, bool rate_only) {
  const auto checker = verifier(issuer, kiosk);
  const Bytes sealed = *seal::make_seal(claims(), issuer);
  const std::string plain = seal::to_digits(sealed);
  const std::string copy = seal::to_digits(*seal::countersign(sealed, kiosk, at(now), 1));
  const auto verdict = [&](const std::string& digits) {
    CREDIT_ENSURE(checker.check_url_or_digits(digits, at(now)).conclusion() == verify::Conclusion::genuine);
  };
  const OpensslVerify peer(issuer);
  std::vector<double> ours, with_copy, theirs, ratios;
  for (int i = 0; i < turns; ++i) {
    ours.push_back(rate([&] { verdict(plain); }));
    theirs.push_back(rate(peer));
    with_copy.push_back(rate([&] { verdict(copy); }));
    ratios.push_back(ours.back() / theirs.back());
  }
  if (rate_only) return std::printf("%.0f\n", median(ours)) > 0 ? 0 : 1;
  const double ratio = median(ratios);
  std::printf(
      "seal verify, one core: %.0f/s (with countersignature %.0f/s); openssl speed P-256 verify: %.0f/s "
      "(same run, EVP_PKEY_verify in this process); ratio %.2f (budget >= %.2f)\n",
      median(ours), median(with_copy), median(theirs), ratio, budget);
  const bool good = ratio >= budget;
  std::printf("BUDGET seal_verify_of_openssl_verify %.2f ratio >=%.2f %s\n", ratio, budget, good ? "pass" : "FAIL");
  return good ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const test::TestSigner issuer(11), kiosk(12);
  const std::string_view task = argc > 1 ? argv[1] : "";
  if (task == "--sample" && argc == 3) return write_sample(argv[2], issuer);
  if (task == "--seals" && argc == 4) return write_seals(std::atoi(argv[2]), argv[3], issuer, kiosk);
  return compare(issuer, kiosk, task == "--rate");
}
