// Keys made in a TPM: of use in it, in TLS as well, and nowhere else.
#include "base/tpm_key.h"

#include <openssl/ssl.h>
#include <unistd.h>

#include <cstdlib>

#include "base/failures/machine-identity.h"
#include "base/file.h"
#include "kiosk/enrol/certificate_request.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::enrol;

namespace {

using Tls = std::unique_ptr<SSL_CTX, openssl::Deleter<SSL_CTX_free>>;
using Talk = std::unique_ptr<SSL, openssl::Deleter<SSL_free>>;

openssl::Certificate certificate_of(EVP_PKEY* key) {
  openssl::Certificate made(X509_new());
  X509_set_version(made.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 7);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
  const unsigned char name[] = "K-0007";
  X509_NAME_add_entry_by_NID(X509_get_subject_name(made.get()), NID_commonName, MBSTRING_UTF8, name, 6, -1, 0);
  X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
  X509_set_pubkey(made.get(), key);
  REQUIRE(X509_sign(made.get(), key, EVP_sha256()) > 0);  // the chip signs
  return made;
}

Tls side(const SSL_METHOD* method, const Identity& identity, X509* trusted) {
  Tls tls(SSL_CTX_new(method));
  SSL_CTX_set_min_proto_version(tls.get(), TLS1_3_VERSION);
  REQUIRE(SSL_CTX_use_certificate(tls.get(), identity.certificate.get()) == 1);
  REQUIRE(SSL_CTX_use_PrivateKey(tls.get(), identity.key.get()) == 1);
  X509_STORE_add_cert(SSL_CTX_get_cert_store(tls.get()), trusted);
  SSL_CTX_set_verify(tls.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  return tls;
}

// Both ends here, a BIO pair between them.
bool shake_hands(const Identity& machine, const Identity& server) {
  const auto client_side = side(TLS_client_method(), machine, server.certificate.get());
  const auto server_side = side(TLS_server_method(), server, machine.certificate.get());
  const Talk client(SSL_new(client_side.get())), host(SSL_new(server_side.get()));
  BIO *ours = nullptr, *theirs = nullptr;
  REQUIRE(BIO_new_bio_pair(&ours, 0, &theirs, 0) == 1);
  SSL_set_bio(client.get(), ours, ours);
  SSL_set_bio(host.get(), theirs, theirs);
  SSL_set_connect_state(client.get());
  SSL_set_accept_state(host.get());
  for (int turn = 0; turn < 20; ++turn) {
    SSL_do_handshake(client.get());
    SSL_do_handshake(host.get());
  }
  ERR_clear_error();
  return SSL_is_init_finished(client.get()) == 1 && SSL_is_init_finished(host.get()) == 1;
}

struct File {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("tpm-identity-" + std::to_string(::getpid()));
  ~File() { std::filesystem::remove(path); }
};

}  // namespace

TEST_CASE("tpm: a key made in it signs a request and a handshake, and its file is a wrapped key") {
  REQUIRE(tpm::present());
  CHECK(best_place() == KeyPlace::tpm);
  auto key = make_key(KeyPlace::tpm);
  REQUIRE(key);
  CHECK(request_for(key->get(), "K-0007"));
  auto certificate = certificate_of(key->get());
  const Identity made{std::move(*key), std::move(certificate)};
  CHECK(place_of(made) == KeyPlace::tpm);
  const File file;
  REQUIRE(store_identity(file.path, made));
  const auto bytes = *read_file(file.path, 64U << 10);
  CHECK(tpm::wrapped(bytes));
  CHECK(std::string(bytes.begin(), bytes.end()).find("BEGIN PRIVATE KEY") == std::string::npos);
  const auto kept = load_identity(file.path);
  REQUIRE(kept);
  CHECK(place_of(*kept) == KeyPlace::tpm);
  auto other = make_key(KeyPlace::file);
  auto others = certificate_of(other->get());
  const Identity server{std::move(*other), std::move(others)};
  CHECK(place_of(server) == KeyPlace::file);
  CHECK(shake_hands(*kept, server));
  CHECK(shake_hands(server, *kept));
}

TEST_CASE(
    "tpm: another machine's chip and a chip that is gone are failures with a name, and no key is made elsewhere") {
  auto key = make_key(KeyPlace::tpm);
  REQUIRE(key);
  auto certificate = certificate_of(key->get());
  const File file;
  REQUIRE(store_identity(file.path, {std::move(*key), std::move(certificate)}));
  const std::string mine = std::getenv("TPM2OPENSSL_TCTI"), second = std::getenv("SECOND_TPM");
  for (const auto& chip : {second, std::string("swtpm:path=/nowhere/tpm.sock")}) {
    ::setenv("TPM2OPENSSL_TCTI", chip.c_str(), 1);
    const auto loaded = load_identity(file.path);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == failure::tpm_unusable);
    const auto made = make_key(best_place());
    CHECK(made.has_value() == (chip == second));
  }
  ::setenv("TPM2OPENSSL_TCTI", mine.c_str(), 1);
  CHECK(load_identity(file.path));
}
