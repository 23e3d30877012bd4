// Keys in a token and in a TPM, each behind its real software: SoftHSM and an emulated TPM.
#include <algorithm>
#include <cstdlib>

#include "base/failures/common.h"
#include "base/failures/seal.h"
#include "base/file.h"
#include "report/signers/open_signer.h"
#include "report/signers/token.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::signers;

namespace {

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  REQUIRE(value != nullptr);
  return value;
}
std::string token(const std::string& object, const std::string& pin_file = from_environment("TOKEN_PIN_FILE")) {
  return "pkcs11:token=credit;object=" + object + "?module-path=" + from_environment("TOKEN_MODULE") +
         "&pin-source=file:" + pin_file;
}
std::filesystem::path scratch(const std::string& name) {
  const auto folder = std::filesystem::path(CREDIT_BINARY_DIR) / "scratch" / "signers";
  std::filesystem::create_directories(folder);
  return folder / name;
}
FailureCode refused(const std::string& reference) {
  const auto signer = open_signer(reference, KeyFiles::refused);
  REQUIRE_FALSE(signer);
  return signer.error().code;
}

}  // namespace

TEST_CASE("a key in a token signs, and its public half verifies") {
  const auto [object, algorithm] = GENERATE(
      table<std::string, seal::Algorithm>({{"issuer", seal::Algorithm::es256}, {"edwards", seal::Algorithm::ed25519}}));
  CAPTURE(object);
  const auto signer = open_signer(token(object), KeyFiles::refused);
  if (!signer) FAIL(signer.error().describe());
  CHECK((*signer)->algorithm() == algorithm);
  for (const char* message : {"", "message", "another"}) {
    const auto signature = (*signer)->sign(view(message));
    REQUIRE(signature);
    CHECK(signature->size() == seal::signature_size);
  }
}

TEST_CASE("a key is found by its id too, and two signers share a module") {
  const auto by_name = open_signer(token("issuer"), KeyFiles::refused);
  const auto by_id =
      open_signer("pkcs11:token=credit;id=%01;type=private?module-path=" + from_environment("TOKEN_MODULE") +
                      "&pin-source=" + from_environment("TOKEN_PIN_FILE"),
                  KeyFiles::refused);
  REQUIRE(by_name);
  REQUIRE(by_id);
  CHECK((*by_name)->key_id() == (*by_id)->key_id());
  CHECK((*by_name)->sign(view("m")));
  CHECK((*by_id)->sign(view("m")));
}

TEST_CASE("a token without the key, a wrong PIN, a key that can be copied: each by its name") {
  CHECK(refused(token("nobody")) == failure::key_token_missing);
  CHECK(refused("pkcs11:token=other;object=issuer?module-path=" + from_environment("TOKEN_MODULE") +
                "&pin-source=/none") == failure::key_token_missing);
  CHECK(refused("pkcs11:token=credit;object=issuer?module-path=/none.so&pin-source=/none") ==
        failure::key_token_missing);
  CHECK(refused(token("issuer", "/none")) == failure::key_token_locked);
  const auto wrong = scratch("wrong-pin");
  REQUIRE(write_file(wrong, view("000000"), 0600));
  CHECK(refused(token("issuer", wrong)) == failure::key_token_locked);
  CHECK(refused(token("loose")) == failure::seal_key_unusable);
  CHECK(refused(token("other-curve")) == failure::seal_key_unusable);
}

TEST_CASE("a key in a token is told by nobody, and was never told") {
  const auto reference = parse_key_reference(token("issuer"));
  REQUIRE(reference);
  const auto& key = std::get<TokenKey>(*reference);
  const auto opened = Token::open(key);
  REQUIRE(opened);
  const auto secret = (*opened)->find(CKO_PRIVATE_KEY, key);
  REQUIRE(secret.size() == 1);
  const Bytes yes{CK_TRUE}, no{CK_FALSE};
  CHECK((*opened)->attribute(secret[0], CKA_SENSITIVE) == yes);
  CHECK((*opened)->attribute(secret[0], CKA_ALWAYS_SENSITIVE) == yes);
  CHECK((*opened)->attribute(secret[0], CKA_EXTRACTABLE) == no);
  CHECK((*opened)->attribute(secret[0], CKA_NEVER_EXTRACTABLE) == yes);
  CHECK((*opened)->attribute(secret[0], CKA_VALUE).empty());
}

TEST_CASE("a token that does not sign in its key's suite is refused when it is opened") {
  const auto usual = from_environment("SOFTHSM2_CONF");
  ::setenv("SOFTHSM2_CONF", from_environment("SOFTHSM2_CONF_NO_EDWARDS").c_str(), 1);
  const auto edwards = open_signer(token("edwards"), KeyFiles::refused);
  const auto other = open_signer(token("issuer"), KeyFiles::refused);
  ::setenv("SOFTHSM2_CONF", usual.c_str(), 1);
  REQUIRE_FALSE(edwards);
  CHECK(edwards.error().code == failure::seal_key_unusable);
  CHECK(edwards.error().detail.find("suite") != std::string::npos);
  CHECK(other);
}

TEST_CASE("a key in a TPM signs") {
  const auto signer = open_signer("tpm2:0x81000001", KeyFiles::refused);
  if (!signer) FAIL(signer.error().describe());
  CHECK((*signer)->algorithm() == seal::Algorithm::es256);
  const auto first = (*signer)->sign(view("message"));
  REQUIRE(first);
  CHECK(*first != *(*signer)->sign(view("message")));
  CHECK(refused("tpm2:0x81000002") == failure::seal_key_unusable);
  CHECK(refused("tpm2:0x81000003") == failure::key_token_missing);
}

TEST_CASE("a key that may leave its TPM, or was made outside of it, is refused") {
  for (const char* reference : {"tpm2:0x81000004", "tpm2:0x81000005"}) {
    const auto signer = open_signer(reference, KeyFiles::refused);
    REQUIRE_FALSE(signer);
    CHECK(signer.error().code == failure::seal_key_unusable);
    CHECK(signer.error().detail.find("made elsewhere") != std::string::npos);
  }
}

TEST_CASE("a key in a file is opened only where the settings admit it") {
  const auto file = scratch("development.key");
  const auto made = "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out '" + file.string() +
                    "' 2>/dev/null && chmod 600 '" + file.string() + "'";
  REQUIRE(std::system(made.c_str()) == 0);
  CHECK(open_signer(file.string(), KeyFiles::admitted));
  for (const auto& reference : {file.string(), "file:" + file.string()}) {
    const auto signer = open_signer(reference, KeyFiles::refused);
    REQUIRE_FALSE(signer);
    CHECK(signer.error().code == failure::settings_invalid);
    CHECK(signer.error().detail.find("admit_key_file") != std::string::npos);
    CHECK(in_file(reference));
  }
  CHECK_FALSE(in_file("tpm2:0x81000001"));
}

TEST_CASE("addresses that say nothing usable are refused") {
  for (const char* text :
       {"", "pkcs11:", "pkcs11:token=a?module-path=/m&pin-source=/p", "pkcs11:object=a?module-path=/m&pin-source=/p",
        "pkcs11:token=a;object=b?module-path=m&pin-source=/p", "pkcs11:token=a;object=b?module-path=/m",
        "pkcs11:token=a;object=b?module-path=/m&pin-source=/p&pin-value=1", "pkcs11:token=a;object=b;object=c?x",
        "pkcs11:token=a;object=%4?module-path=/m&pin-source=/p",
        "pkcs11:token=a;object=b;model=c?module-path=/m&pin-source=/p",
        "pkcs11:token=a;object=b;type=cert?module-path=/m&pin-source=/p", "tpm2:", "tpm2:81000001", "tpm2:0x80000001",
        "tpm2:0x810000011", "tpm2:0x8100000g"})
    CHECK(refused(text) == failure::settings_invalid);
  const auto nothing = open_signer("/no/such/file.key", KeyFiles::admitted);
  REQUIRE_FALSE(nothing);
  CHECK(nothing.error().code == failure::key_unreadable);
  const auto key = parse_key_reference("pkcs11:token=my%20token;object=a%3Bb?module-path=/m.so&pin-source=file:/p");
  REQUIRE(key);
  CHECK(std::get<TokenKey>(*key).token == "my token");
  CHECK(std::get<TokenKey>(*key).object == "a;b");
}
