// seal-samples make DIR: a seal in every suite, the keys to check it, and a list that trusts all three issuers.
// seal-samples digits FILE: the bytes of a seal, made by whomever, as credit-verify takes them.
// The issuer's secret key is the number 11 in every suite, so that a stranger can sign as the issuer: worthless by
// design.
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "tests/unit/verify/office.h"

namespace {

using namespace credit;
using namespace credit::verify::test;
using Json = nlohmann::json;

struct Sample {
  const char* name;
  seal::Algorithm algorithm;
};
constexpr Sample samples[] = {
    {"es256", seal::Algorithm::es256}, {"ed25519", seal::Algorithm::ed25519}, {"sm2", seal::Algorithm::sm2_sm3}};

Result<Json> sample_of(const Sample& sample) {
  const TestSigner issuer(issuer_number, sample.algorithm), kiosk(kiosk_number, sample.algorithm);
  CREDIT_TRY(const Bytes issued_seal, seal::make_seal(claims_of(some_document()), issuer));
  CREDIT_TRY(const Bytes printed_seal, seal::countersign(issued_seal, kiosk, printed, 1));
  CREDIT_TRY(const auto parsed, seal::parse_seal(printed_seal));
  return Json{{"name", sample.name},
              {"algorithm", static_cast<std::int64_t>(sample.algorithm)},
              {"x", to_hex(issuer.public_key().x)},
              {"y", to_hex(issuer.public_key().y)},
              {"kid", to_hex(issuer.key_id())},
              {"issued", to_hex(issued_seal)},
              {"printed", to_hex(printed_seal)},
              {"payload", to_hex(parsed.payload)},
              {"protected", to_hex(parsed.protected_bytes)},
              {"signature", to_hex(parsed.signature)},
              {"to_be_signed", to_hex(seal::bytes_to_sign(parsed))}};
}

Status make(const std::filesystem::path& folder) {
  Json all = Json::array();
  Lists lists;
  lists.status.reset();
  lists.trust.keys.clear();
  for (const auto& sample : samples) {
    CREDIT_TRY(auto one, sample_of(sample));
    all.push_back(std::move(one));
    for (const auto& [role, number, owner] : {std::tuple(trust::Role::issuer, issuer_number, "CN-990000"),
                                              std::tuple(trust::Role::kiosk, kiosk_number, "K-0001")}) {
      auto key = credit::test::key_of(role, number, owner);
      key.key = TestSigner(number, sample.algorithm).public_key();
      lists.trust.keys.push_back(std::move(key));
    }
  }
  CREDIT_CHECK(write_file(folder / "trust.cbor", bundle_of(lists)));
  CREDIT_CHECK(write_file(folder / "at", to_bytes(to_rfc3339(today))));
  return write_file(folder / "seals.json", to_bytes(all.dump(1)));
}

Status digits(const char* file) {
  CREDIT_TRY(const auto bytes, read_file(file));
  std::cout << seal::to_digits(bytes) << "\n";
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc == 3 ? argv[1] : "";
  if (what != "make" && what != "digits") {
    std::cerr << "usage: seal-samples make DIR | seal-samples digits FILE\n";
    return 3;
  }
  const auto status = what == "make" ? make(argv[2]) : digits(argv[2]);
  if (!status) std::cerr << status.error().describe() << "\n";
  return status ? 0 : 1;
}
