#include "platform/store/kiosks.h"

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>

#include "base/failures/common.h"

namespace credit::platform {

Result<std::optional<Kiosk>> find_kiosk(Connection& connection, const std::string& fingerprint) {
  CREDIT_TRY(auto rows,
             connection.run("SELECT id, CASE WHEN revoked IS NULL THEN 0 ELSE 1 END,"
                            " (SELECT count(*) FROM locked_kiosk WHERE locked_kiosk.kiosk = kiosk.id),"
                            " COALESCE((SELECT until FROM superseded_certificate AS old"
                            " WHERE old.fingerprint = kiosk.fingerprint), '') FROM kiosk WHERE fingerprint = ?",
                            {fingerprint}));
  if (!rows.next()) return std::nullopt;
  return Kiosk{fingerprint, rows.text(0), rows.number(1) != 0, rows.number(2) != 0, rows.text(3)};
}

Status enrol_kiosk(Connection& connection, const std::string& fingerprint, const std::string& id, Instant now) {
  CREDIT_CHECK(
      connection.run("INSERT INTO kiosk (fingerprint, id, enrolled) VALUES (?, ?, ?)"
                     " ON CONFLICT (fingerprint) DO UPDATE SET id = excluded.id",
                     {fingerprint, id, to_rfc3339(now)}));
  return {};
}

Result<bool> revoke_kiosk(Connection& connection, const std::string& id, Instant now) {
  CREDIT_TRY(auto rows,
             connection.run("UPDATE kiosk SET revoked = ? WHERE id = ? AND revoked IS NULL", {to_rfc3339(now), id}));
  return rows.changed() > 0;
}

Result<bool> lock_kiosk(Connection& connection, const std::string& id, Instant now) {
  CREDIT_TRY(auto rows,
             connection.run("INSERT INTO locked_kiosk (kiosk, since) VALUES (?, ?) ON CONFLICT (kiosk) DO NOTHING",
                            {id, to_rfc3339(now)}));
  return rows.changed() > 0;
}

Result<bool> unlock_kiosk(Connection& connection, const std::string& id) {
  CREDIT_TRY(auto rows, connection.run("DELETE FROM locked_kiosk WHERE kiosk = ?", {id}));
  return rows.changed() > 0;
}

Result<bool> kiosk_locked(Connection& connection, const std::string& id) {
  CREDIT_TRY(auto rows, connection.run("SELECT 1 FROM locked_kiosk WHERE kiosk = ?", {id}));
  return rows.next();
}

Status supersede_others(Connection& connection, const Kiosk& kept, Instant until) {
  CREDIT_CHECK(
      connection.run("INSERT INTO superseded_certificate (fingerprint, until)"
                     " SELECT fingerprint, ? FROM kiosk WHERE id = ? AND fingerprint <> ? AND revoked IS NULL"
                     " ON CONFLICT (fingerprint) DO NOTHING",
                     {to_rfc3339(until), kept.id, kept.fingerprint}));
  return {};
}

Result<std::string> certificate_fingerprint(ByteView pem) {
  const std::unique_ptr<BIO, int (*)(BIO*)> source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
  const std::unique_ptr<X509, void (*)(X509*)> certificate(PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr),
                                                           X509_free);
  if (certificate == nullptr) return fail(failure::file_unreadable, "not a certificate in PEM");
  std::array<std::uint8_t, 20> digest{};
  CREDIT_ENSURE(X509_digest(certificate.get(), EVP_sha1(), digest.data(), nullptr) == 1);
  return to_hex(digest);
}

}  // namespace credit::platform
