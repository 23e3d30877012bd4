#include "kiosk/platform/identity.h"

#include <sys/stat.h>

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include "base/failures/platform-link.h"
#include "base/file.h"
#include "base/personal.h"
#include "base/tpm_key.h"

namespace credit::platform_client {
namespace {

constexpr std::size_t largest_pem = 1U << 20;

tl::unexpected<Failure> unusable(const std::string& why) { return fail(failure::kiosk_identity_unusable, why); }

Result<QByteArray> read_pem(const std::filesystem::path& path) {
  auto bytes = read_file(path, largest_pem);
  if (!bytes) return unusable(bytes.error().detail);
  QByteArray pem(reinterpret_cast<const char*>(bytes->data()), static_cast<qsizetype>(bytes->size()));
  wipe(*bytes);
  return pem;
}

Result<QList<QSslCertificate>> read_certificates(const std::filesystem::path& path) {
  CREDIT_TRY(const QByteArray pem, read_pem(path));
  const auto certificates = QSslCertificate::fromData(pem, QSsl::Pem);
  if (certificates.isEmpty()) return unusable(path.string() + ": no certificate");
  return certificates;
}

// Qt shares the key from here on.
Result<QSslKey> key_in_tpm(ByteView pem) {
  const auto chips = tpm::read_key(pem);
  if (!chips) return unusable(chips.error().describe());
  EVP_PKEY_up_ref(chips->get());
  return QSslKey(static_cast<Qt::HANDLE>(chips->get()), QSsl::PrivateKey);
}

Result<QSslKey> read_key(const std::filesystem::path& path, QSsl::KeyAlgorithm algorithm) {
  CREDIT_TRY(QByteArray pem, read_pem(path));
  const ByteView bytes(reinterpret_cast<const std::uint8_t*>(pem.constData()), static_cast<std::size_t>(pem.size()));
  if (tpm::wrapped(bytes)) return key_in_tpm(bytes);
  QSslKey key(pem, algorithm, QSsl::Pem);
  wipe(pem.data(), static_cast<std::size_t>(pem.size()));
  if (key.isNull()) return unusable(path.string() + ": not the key of the certificate");
  return key;
}

}  // namespace

Result<QSslConfiguration> make_identity(const PlatformSettings& settings) {
  if (!QSslSocket::isProtocolSupported(QSsl::TlsV1_3)) return unusable("this Qt knows no TLS 1.3");
  CREDIT_TRY(const auto authority, read_certificates(settings.authority));
  CREDIT_TRY(const auto chain, read_certificates(settings.certificate));
  CREDIT_TRY(const QSslKey key, read_key(settings.key, chain.front().publicKey().algorithm()));
  QSslConfiguration identity = QSslConfiguration::defaultConfiguration();
  identity.setProtocol(QSsl::TlsV1_3);
  identity.setCaCertificates(authority);
  identity.setPeerVerifyMode(QSslSocket::VerifyPeer);
  identity.setLocalCertificateChain(chain);
  identity.setPrivateKey(key);
  return identity;
}

IdentityKeeper::Stamp IdentityKeeper::stamp_of(const std::filesystem::path& file) {
  struct ::stat found {};
  if (::stat(file.c_str(), &found) != 0) return {};
  return {found.st_ino, found.st_mtim.tv_sec, found.st_mtim.tv_nsec, found.st_size};
}

Result<IdentityKeeper> IdentityKeeper::open(const PlatformSettings& settings) {
  IdentityKeeper keeper;
  CREDIT_CHECK(keeper.look(settings));
  return keeper;
}

// The stamps are taken first: a file replaced while it is read is looked at once more next time.
Result<bool> IdentityKeeper::look(const PlatformSettings& settings) {
  const Stamp certificate = stamp_of(settings.certificate), key = stamp_of(settings.key);
  const bool read_before = certificate_.size >= 0;
  if (read_before && certificate == certificate_ && key == key_) return false;
  CREDIT_TRY(current_, make_identity(settings));
  certificate_ = certificate;
  key_ = key;
  return true;
}

}  // namespace credit::platform_client
