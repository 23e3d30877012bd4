// credit-platform audit: the query register, checked, signed, handed to a reviewer, and kept as long as the law wants.
#include <cstdio>

#include "base/failures/platform.h"
#include "base/file.h"
#include "platform/issue/offer.h"
#include "platform/main/commands.h"
#include "platform/store/register_export.h"
#include "platform/store/retention.h"
#include "platform/store/store.h"

namespace credit::platform {
namespace {

Result<trust::TrustList> trusted(const std::filesystem::path& bundle_file) {
  CREDIT_TRY(const auto bytes, read_file(bundle_file, trust::bundle_limit));
  CREDIT_TRY(auto bundle, trust::open_bundle(bytes));
  return std::move(bundle.list);
}

// Our own register is signed by our own keys, not by whatever other issuer the list names.
Result<trust::TrustList> our_keys(const PlatformSettings& settings) {
  CREDIT_TRY(auto list, trusted(settings.bundle));
  CREDIT_TRY(const auto offer, load_offer(settings.offer));
  std::erase_if(list.keys, [&](const auto& key) { return key.owner != offer.issuer.code; });
  return list;
}

Result<std::unique_ptr<Connection>> open_store(const PlatformSettings& settings) {
  CREDIT_TRY(auto connection, Connection::open(settings.database));
  CREDIT_CHECK(prepare_schema(*connection));
  return connection;
}

Result<std::vector<Bytes>> kept_elsewhere(const Options& options) {
  const auto file = options.value("checkpoint");
  if (!file) return std::vector<Bytes>();
  CREDIT_TRY(auto bytes, read_file(*file, checkpoint_limit));
  CREDIT_CHECK(read_checkpoint(bytes));
  return std::vector<Bytes>{std::move(bytes)};
}

Status whole(const RegisterState& state) {
  for (const auto& finding : state.findings) std::fprintf(stderr, "%s\n", describe(finding).c_str());
  if (state.findings.empty()) return {};
  return fail(failure::register_broken, describe(state.findings.front()));
}

Result<int> tell(const RegisterState& state) {
  CREDIT_CHECK(whole(state));
  std::printf("query register: %lld rows, from %lld to %lld, the chain is whole; signed up to row %lld\n",
              static_cast<long long>(state.rows), static_cast<long long>(state.first),
              static_cast<long long>(state.last), static_cast<long long>(state.covered));
  return exit_done;
}

Result<int> verify(const PlatformSettings& settings, const Options& options) {
  CREDIT_TRY(const auto elsewhere, kept_elsewhere(options));
  CREDIT_TRY(const auto keys, our_keys(settings));
  CREDIT_TRY(const auto connection, open_store(settings));
  CREDIT_TRY(const auto state, check_register(*connection, keys, elsewhere));
  return tell(state);
}

Result<Bytes> cover(Connection& connection, const PlatformSettings& settings) {
  CREDIT_TRY(const auto signer, signers::open_signer(settings.issuer.key, settings.issuer.files));
  CREDIT_TRY(auto transaction, Transaction::begin(connection));
  CREDIT_TRY(auto bytes, take_checkpoint(connection, *signer, SystemClock().now()));
  CREDIT_CHECK(transaction.commit());
  return bytes;
}

Result<int> checkpoint(const PlatformSettings& settings, const std::string& out) {
  CREDIT_TRY(const auto connection, open_store(settings));
  CREDIT_TRY(const auto bytes, cover(*connection, settings));
  CREDIT_CHECK(write_file(out, bytes));
  CREDIT_TRY(const auto made, read_checkpoint(bytes));
  std::printf("%s: checkpoint %lld, signed up to row %lld\n", out.c_str(), static_cast<long long>(made.number),
              static_cast<long long>(made.sequence));
  return exit_done;
}

// Signed first, so that the file's last row is covered.
Result<int> hand_out(const PlatformSettings& settings, const std::string& out) {
  CREDIT_TRY(const auto connection, open_store(settings));
  CREDIT_CHECK(cover(*connection, settings));
  CREDIT_TRY(const auto rows, export_register(*connection, out));
  std::printf("%s: %lld rows\n", out.c_str(), static_cast<long long>(rows));
  return exit_done;
}

Result<int> months(const Options& options) {
  const auto text = options.value("months").value_or("");
  if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789") != std::string::npos)
    return fail(failure::retention_too_short, "--months wants a number of months");
  return std::stoi(text);
}

Result<int> retain(const PlatformSettings& settings, const Options& options) {
  CREDIT_TRY(const int kept, months(options));
  CREDIT_TRY(const auto elsewhere, kept_elsewhere(options));
  CREDIT_TRY(const auto keys, our_keys(settings));
  CREDIT_TRY(const auto signer, signers::open_signer(settings.issuer.key, settings.issuer.files));
  CREDIT_TRY(const auto connection, open_store(settings));
  CREDIT_TRY(const auto state, check_register(*connection, keys, elsewhere));
  CREDIT_CHECK(whole(state));
  CREDIT_TRY(const auto dropped, drop_old_rows(*connection, *signer, kept, SystemClock().now()));
  if (const auto out = options.value("out"); out && !dropped.checkpoint.empty())
    CREDIT_CHECK(write_file(*out, dropped.checkpoint));
  std::printf("query register: %lld rows older than %d months dropped\n", static_cast<long long>(dropped.rows), kept);
  return exit_done;
}

// A reviewer has the file and a trust bundle, no store and no settings.
Result<int> verify_export(const std::string& file, const Options& options) {
  const auto bundle = options.value("trust");
  if (!bundle) return exit_usage;
  CREDIT_TRY(const auto elsewhere, kept_elsewhere(options));
  CREDIT_TRY(const auto keys, trusted(*bundle));
  CREDIT_TRY(const auto state, check_export(file, keys, elsewhere));
  return tell(state);
}

}  // namespace

Result<int> audit(const Options& options) {
  const auto word = options.words.size() == 1 ? options.words.front() : std::string();
  const auto exported = options.value("export");
  if (word == "verify" && exported) return verify_export(*exported, options);
  const auto file = options.value("settings");
  if (!file) return exit_usage;
  CREDIT_TRY(const auto settings, load_settings(*file));
  if (word == "compare") return compare_journal(settings, options);
  const auto out = options.value("out");
  if (word == "verify") return verify(settings, options);
  if (word == "retain") return retain(settings, options);
  if (word == "checkpoint" && out) return checkpoint(settings, *out);
  if (word == "export" && out) return hand_out(settings, *out);
  return exit_usage;
}

}  // namespace credit::platform
