// credit-platform signed-data: an issued report as archives take it, its document signed with the archive's SM2 key.
#include "report/signed_data/signed_data.h"

#include <algorithm>
#include <cstdio>

#include "base/failures/common.h"
#include "base/failures/platform.h"
#include "base/failures/signed-data.h"
#include "base/file.h"
#include "platform/main/commands.h"
#include "platform/store/reports.h"
#include "platform/store/store.h"
#include "report/signed_data/certificate.h"
#include "report/trust/trust_list.h"

namespace credit::platform {
namespace {

constexpr std::size_t certificate_limit = 1U << 16;  // bytes

struct Archive {
  std::unique_ptr<seal::Signer> signer;
  Bytes certificate;
};

// Who reads the file believes the key because the trust list names it, and for no other reason.
Status is_named(const seal::PublicKey& key, const PlatformSettings& settings, Instant now) {
  CREDIT_TRY(const auto bytes, read_file(settings.bundle, trust::bundle_limit));
  CREDIT_TRY(const auto bundle, trust::open_bundle(bytes));
  const bool named = std::any_of(bundle.list.keys.begin(), bundle.list.keys.end(), [&](const auto& trusted) {
    return trusted.role == trust::Role::issuer && trusted.key == key && trust::in_force(trusted, now);
  });
  if (!named) return fail(failure::signed_data_not_made, "published.bundle names no such issuer key in force");
  return {};
}

Result<Archive> open_archive(const PlatformSettings& settings) {
  if (settings.archive.key.empty() || settings.archive_certificate.empty())
    return fail(failure::settings_invalid, "signed-data wants archive.key and archive.certificate");
  Archive archive;
  CREDIT_TRY(archive.signer, signers::open_signer(settings.archive.key, settings.archive.files));
  CREDIT_TRY(const auto pem, read_file(settings.archive_certificate, certificate_limit));
  CREDIT_TRY(archive.certificate, signed_data::certificate_in_pem(pem));
  return archive;
}

Result<Personal<Bytes>> document_of(const PlatformSettings& settings, const std::string& number) {
  CREDIT_TRY(const auto connection, Connection::open(settings.database));
  CREDIT_CHECK(prepare_schema(*connection));
  CREDIT_TRY(auto document, issued_document(*connection, number));
  if (!document) return fail(failure::report_unknown, number);
  return std::move(*document);
}

}  // namespace

Result<int> write_signed_data(const PlatformSettings& settings, const Options& options) {
  const auto out = options.value("out");
  if (!out || options.words.size() != 1) return exit_usage;
  const auto& number = options.words.front();
  CREDIT_TRY(const auto archive, open_archive(settings));
  CREDIT_TRY(const auto document, document_of(settings, number));
  const auto now = SystemClock().now();
  CREDIT_TRY(auto made, signed_data::sign(document.expose(), *archive.signer, archive.certificate, now));
  const Personal<Bytes> file(std::move(made));
  CREDIT_TRY(const auto read, signed_data::open(file.expose()));
  CREDIT_CHECK(is_named(read.key, settings, now));
  CREDIT_CHECK(write_file(*out, file.expose(), 0600));
  if (signers::in_file(settings.archive.key))
    std::fputs("archive.key is a file that may be copied: for development only\n", stderr);
  std::printf("%s: report %s, signed by SM2 key %s\n", out->c_str(), number.c_str(),
              to_hex(archive.signer->key_id()).c_str());
  return exit_done;
}

}  // namespace credit::platform
