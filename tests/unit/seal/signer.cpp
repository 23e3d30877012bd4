#include "report/seal/signer.h"

#include <openssl/pem.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/failures/seal.h"
#include "base/file.h"
#include "tests/support/catch.h"
#include "tests/support/test_signer.h"

using namespace credit;
using namespace credit::seal;

namespace {
std::filesystem::path scratch(const char* name) {
  const auto folder = std::filesystem::path(CREDIT_BINARY_DIR) / "scratch" / "seal-signer";
  std::filesystem::create_directories(folder);
  return folder / name;
}
std::filesystem::path pem_of(EVP_PKEY* key, const char* name, const char* password = nullptr) {
  const openssl::Bio bio(BIO_new(BIO_s_mem()));
  const EVP_CIPHER* cipher = password == nullptr ? nullptr : EVP_aes_256_cbc();
  REQUIRE(PEM_write_bio_PKCS8PrivateKey(bio.get(), key, cipher, password, password == nullptr ? 0 : 6, nullptr,
                                        nullptr) == 1);
  BUF_MEM* memory = nullptr;
  BIO_get_mem_ptr(bio.get(), &memory);
  REQUIRE(write_file(scratch(name), view({memory->data, memory->length}), 0600));
  return scratch(name);
}
FailureCode failure_of(const std::filesystem::path& file) {
  const auto signer = load_pem_signer(file);
  REQUIRE_FALSE(signer);
  return signer.error().code;
}
}  // namespace

TEST_CASE("a PEM key of any suite signs what its public half verifies") {
  const auto& suite = GENERATE(from_range(suites().begin(), suites().end()));
  CAPTURE(suite.name);
  const test::TestSigner known(21, suite.algorithm);
  const auto signer = load_pem_signer(pem_of(known.key(), "key.pem"));
  REQUIRE(signer);
  CHECK((*signer)->algorithm() == suite.algorithm);
  CHECK((*signer)->key_id() == known.key_id());
  const auto signature = (*signer)->sign(view("message"));
  REQUIRE(signature);
  CHECK(signature->size() == 64);
  CHECK(verify_signature(known.public_key(), view("message"), *signature));
  CHECK_FALSE(verify_signature(known.public_key(), view("messagf"), *signature));
  CHECK_FALSE(verify_signature(test::TestSigner(22, suite.algorithm).public_key(), view("message"), *signature));
  for (const auto& other : suites())
    if (other.algorithm != suite.algorithm)
      CHECK_FALSE(verify_signature(test::TestSigner(21, other.algorithm).public_key(), view("message"), *signature));
  for (std::size_t i = 0; i < signature->size(); ++i) {
    Bytes changed = *signature;
    changed[i] ^= 1;
    CHECK_FALSE(verify_signature(known.public_key(), view("message"), changed));
  }
}

// RFC 8032 section 7.1, test 3.
TEST_CASE("an Ed25519 signature somebody else made is accepted") {
  PublicKey key;
  key.algorithm = Algorithm::ed25519;
  const auto point = *from_hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
  std::copy(point.begin(), point.end(), key.x.begin());
  const auto message = *from_hex("af82");
  const auto signature = *from_hex(
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
      "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
  CHECK(verify_signature(key, message, signature));
  CHECK_FALSE(verify_signature(key, view("x"), signature));
  key.y[0] = 1;
  CHECK_FALSE(verify_signature(key, message, signature));
}

// GB/T 32918.5 annex A.2: the recommended curve, identity 1234567812345678.
TEST_CASE("the SM2 signature of the standard's own example is accepted") {
  PublicKey key;
  key.algorithm = Algorithm::sm2_sm3;
  const auto x = *from_hex("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020");
  const auto y = *from_hex("ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
  std::copy(x.begin(), x.end(), key.x.begin());
  std::copy(y.begin(), y.end(), key.y.begin());
  const auto signature = *from_hex(
      "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
      "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
  CHECK(verify_signature(key, view("message digest"), signature));
  CHECK_FALSE(verify_signature(key, view("message digesu"), signature));
}

// OpenSSL's command line, told the identity: openssl dgst -sm3 -sign KEY -sigopt distid:1234567812345678
TEST_CASE("SM2 is signed under the identity of GB/T 35276, not under an empty one") {
  const test::TestSigner signer(26, Algorithm::sm2_sm3);
  const auto nameless = [&](ByteView raw) {
    const openssl::Digester digester(EVP_MD_CTX_new());
    const Bytes der = key_form::der_from_raw(raw);
    REQUIRE(EVP_DigestVerifyInit(digester.get(), nullptr, EVP_sm3(), nullptr, signer.key()) == 1);
    const auto message = view("message");
    return EVP_DigestVerify(digester.get(), der.data(), der.size(), message.data(), message.size()) == 1;
  };
  CHECK_FALSE(nameless(*signer.sign(view("message"))));
  ERR_clear_error();
}

TEST_CASE("files that hold no key of our suites are refused") {
  CHECK(failure_of(scratch("absent.pem")) == failure::key_unreadable);
  REQUIRE(write_file(scratch("garbage.pem"), view("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")));
  CHECK(failure_of(scratch("garbage.pem")) == failure::key_unreadable);
  const openssl::Key p384(EVP_EC_gen("P-384"));
  CHECK(failure_of(pem_of(p384.get(), "p384.pem")) == failure::key_unreadable);
  const openssl::Key rsa(EVP_RSA_gen(2048));
  CHECK(failure_of(pem_of(rsa.get(), "rsa.pem")) == failure::key_unreadable);
  CHECK(failure_of(pem_of(test::TestSigner(23).key(), "locked.pem", "secret")) == failure::key_unreadable);
}

TEST_CASE("public keys go to DER and back, and only the canonical form passes") {
  const auto& suite = GENERATE(from_range(suites().begin(), suites().end()));
  CAPTURE(suite.name);
  const auto key = test::TestSigner(24, suite.algorithm).public_key();
  const Bytes der = spki_of(key);
  CHECK(*public_key_from_spki(der) == key);
  for (std::size_t i = 0; i < der.size(); ++i) {
    Bytes changed = der;
    changed[i] ^= 1;
    const auto back = public_key_from_spki(changed);
    if (back) CHECK_FALSE(*back == key);
  }
  Bytes longer = der;
  longer.push_back(0);
  CHECK(public_key_from_spki(longer).error().code == failure::seal_key_unusable);
  CHECK_FALSE(public_key_from_spki({}));
}

TEST_CASE("a bad point, a bad length and a bad scalar are only false") {
  const auto& suite = GENERATE(from_range(suites().begin(), suites().end()));
  CAPTURE(suite.name);
  const test::TestSigner signer(25, suite.algorithm);
  const Bytes good = *signer.sign(view("m"));
  PublicKey off = signer.public_key();
  CHECK(verify_signature(off, view("m"), good));
  off.x[0] ^= 1;  // the key parsed a moment ago must not answer for this one
  CHECK_FALSE(verify_signature(off, view("m"), good));
  CHECK_FALSE(verify_signature(PublicKey{}, view("m"), good));
  CHECK_FALSE(verify_signature(signer.public_key(), view("m"), ByteView(good).first(63)));
  CHECK_FALSE(verify_signature(signer.public_key(), view("m"), Bytes(64, 0)));
  CHECK_FALSE(verify_signature(signer.public_key(), view("m"), Bytes(64, 0xFF)));
  CHECK_FALSE(verify_signature(signer.public_key(), view("m"), {}));
}
