#include "report/seal/signer.h"

#include <openssl/pem.h>
#include <sys/stat.h>

#include <filesystem>

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

TEST_CASE("a PEM key signs what its public half verifies") {
  const test::TestSigner known(21);
  const auto signer = load_pem_signer(pem_of(known.key(), "p256.pem"));
  REQUIRE(signer);
  CHECK((*signer)->key_id() == known.key_id());
  const auto signature = (*signer)->sign(view("message"));
  REQUIRE(signature);
  CHECK(signature->size() == 64);
  CHECK(verify_signature(known.public_key(), view("message"), *signature));
  CHECK_FALSE(verify_signature(known.public_key(), view("messagf"), *signature));
  CHECK_FALSE(verify_signature(test::TestSigner(22).public_key(), view("message"), *signature));
}

TEST_CASE("files that hold no P-256 key are refused") {
  CHECK(failure_of(scratch("absent.pem")) == FailureCode::key_unreadable);
  REQUIRE(write_file(scratch("garbage.pem"), view("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")));
  CHECK(failure_of(scratch("garbage.pem")) == FailureCode::key_unreadable);
  const openssl::Key p384(EVP_EC_gen("P-384"));
  CHECK(failure_of(pem_of(p384.get(), "p384.pem")) == FailureCode::key_unreadable);
  const openssl::Key rsa(EVP_RSA_gen(2048));
  CHECK(failure_of(pem_of(rsa.get(), "rsa.pem")) == FailureCode::key_unreadable);
  CHECK(failure_of(pem_of(test::TestSigner(23).key(), "locked.pem", "secret")) == FailureCode::key_unreadable);
}

TEST_CASE("public keys go to DER and back, and only canonical P-256 passes") {
  const auto key = test::TestSigner(24).public_key();
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
  CHECK(public_key_from_spki(longer).error().code == FailureCode::seal_key_unusable);
  CHECK_FALSE(public_key_from_spki({}));
}

TEST_CASE("a bad point, a bad length and a bad scalar are only false") {
  const test::TestSigner signer(25);
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
