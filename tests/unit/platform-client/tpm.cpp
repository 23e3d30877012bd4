// The kiosk's own link with a key that never leaves the TPM: the platform's side believes the handshake, and a chip
// that is gone is the identity's failure.
#include <openssl/pem.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <cstdlib>
#include <fstream>

#include "base/failures/platform-link.h"
#include "base/tpm_key.h"
#include "kiosk/platform/http_client.h"
#include "tests/unit/platform-client/tls_server.h"

using namespace credit;
using namespace credit::platform_client;
using namespace credit::tests;

namespace {

openssl::Bio over(const QByteArray& pem) {
  return openssl::Bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

// A certificate of this key by the authority "ours".
std::string issued_for(EVP_PKEY* key, const TestPki& pki) {
  const auto root_key = pki.read("ours.key"), root_pem = pki.read("ours.pem");
  const openssl::Key signs(PEM_read_bio_PrivateKey(over(root_key).get(), nullptr, nullptr, nullptr));
  const openssl::Certificate root(PEM_read_bio_X509(over(root_pem).get(), nullptr, nullptr, nullptr));
  const openssl::Certificate made(X509_new());
  X509_set_version(made.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 7);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
  X509_set_issuer_name(made.get(), X509_get_subject_name(root.get()));
  const unsigned char name[] = "K-0007";
  X509_NAME_add_entry_by_NID(X509_get_subject_name(made.get()), NID_commonName, MBSTRING_UTF8, name, 6, -1, 0);
  X509_set_pubkey(made.get(), key);
  REQUIRE(X509_sign(made.get(), signs.get(), EVP_sha256()) > 0);
  const openssl::Bio pem(BIO_new(BIO_s_mem()));
  REQUIRE(PEM_write_bio_X509(pem.get(), made.get()) == 1);
  const char* start = nullptr;
  const long size = BIO_get_mem_data(pem.get(), &start);
  return {start, static_cast<std::size_t>(size)};
}

Result<trust::ListAnswer> ask(Client& client) {
  std::optional<Result<trust::ListAnswer>> answer;
  client.list({"/v1/trust-list", {}}, [&](auto got) { answer = std::move(got); });
  const QDeadlineTimer limit(30000);
  while (!answer && !limit.hasExpired())
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
  REQUIRE(answer);
  return std::move(*answer);
}

}  // namespace

TEST_CASE("tpm: the kiosk's client speaks mutual TLS with a key in the TPM") {
  int count = 1;
  char name[] = "test";
  char* arguments[] = {name, nullptr};
  const QCoreApplication application(count, arguments);
  const TestPki pki;
  const auto key = tpm::make_key();
  REQUIRE(key);
  const auto identity = pki.file("identity.pem");
  const auto& wrapped = *tpm::pem_of(key->get());
  std::ofstream(identity, std::ios::binary)
      << std::string(wrapped.begin(), wrapped.end()) << issued_for(key->get(), pki);
  TlsServer server(pki, {.answers = {http("200 OK", "application/cose", "list")}});
  PlatformSettings settings;
  settings.url = server.url();
  settings.authority = pki.file("ours.pem");
  settings.certificate = settings.key = identity;
  settings.limit = std::chrono::seconds(20);
  const auto client = make_platform_client(settings);
  REQUIRE(client);
  CHECK(ask(**client));
  CHECK(server.requests().size() == 1);
  ::setenv("TPM2OPENSSL_TCTI", "swtpm:path=/nowhere/tpm.sock", 1);
  const auto gone = make_platform_client(settings);
  REQUIRE_FALSE(gone);
  CHECK(gone.error().code == failure::kiosk_identity_unusable);
  CHECK(gone.error().detail.find("tpm_unusable") != std::string::npos);
}
