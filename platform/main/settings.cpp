#include "platform/main/settings.h"

#include "base/settings.h"

namespace credit::platform {

namespace {

Result<SigningKey> signing_key(const Settings& settings, const std::string& section,
                               const std::optional<std::string>& fallback = {}) {
  SigningKey read;
  CREDIT_TRY(read.key, settings.text(section + ".key", fallback));
  CREDIT_TRY(const bool admitted, settings.flag(section + ".admit_key_file", false));
  if (admitted) read.files = signers::KeyFiles::admitted;
  return read;
}

Result<CheckpointKeeper::Rule> checkpoint_rule(const Settings& settings) {
  CheckpointKeeper::Rule rule;
  CREDIT_TRY(rule.rows, settings.number("register.checkpoint_rows", 1, 1000000, rule.rows));
  CREDIT_TRY(const auto minutes, settings.number("register.checkpoint_minutes", 1, 1440, rule.age.count()));
  rule.age = std::chrono::minutes(minutes);
  CREDIT_TRY(rule.copy, settings.path("register.checkpoint_copy", std::string()));
  return rule;
}

}  // namespace

Result<PlatformSettings> load_settings(const std::filesystem::path& file) {
  CREDIT_TRY(const auto settings, Settings::load(file));
  PlatformSettings loaded;
  CREDIT_TRY(const auto database, settings.text("store.database"));
  CREDIT_TRY(loaded.database, Database::parse(database));
  CREDIT_TRY(loaded.register_key, settings.path("store.register_key"));
  CREDIT_TRY(loaded.checkpoints, checkpoint_rule(settings));
  CREDIT_TRY(loaded.tables, settings.path("data.tables", "/usr/share/credit/tables"));
  CREDIT_TRY(loaded.editions, settings.path("data.editions", "/usr/share/credit/editions"));
  CREDIT_TRY(loaded.offer, settings.path("data.offer"));
  CREDIT_TRY(loaded.domain_sources, settings.path("data.domain_sources", std::string()));
  CREDIT_TRY(loaded.services, settings.path("data.services", std::string()));
  CREDIT_TRY(loaded.issuer, signing_key(settings, "issuer"));
  CREDIT_TRY(const auto valid, settings.number("issuer.valid_days", 1, 3650, 30));
  loaded.valid = std::chrono::days(valid);
  CREDIT_TRY(loaded.socket, settings.path("service.socket", "/run/credit-platform/service.sock"));
  CREDIT_TRY(const auto threads, settings.number("service.threads", 1, 256, 8));
  loaded.threads = static_cast<std::size_t>(threads);
  CREDIT_TRY(const auto visit, settings.number("service.visit_minutes", 1, 120, 15));
  loaded.visit = std::chrono::minutes(visit);
  CREDIT_TRY(loaded.trust_list, settings.path("published.trust_list"));
  CREDIT_TRY(loaded.status_lists, settings.path("published.status_lists"));
  CREDIT_TRY(loaded.bundle, settings.path("published.bundle"));
  CREDIT_TRY(loaded.archive, signing_key(settings, "archive", std::string()));
  CREDIT_TRY(loaded.archive_certificate, settings.path("archive.certificate", std::string()));
  CREDIT_TRY(loaded.licence_store, settings.path("licence.store", std::string()));
  CREDIT_TRY(loaded.enrol, signing_key(settings, "enrol", std::string()));
  CREDIT_TRY(loaded.enrol_certificate, settings.path("enrol.certificate", std::string()));
  CREDIT_TRY(const auto overlap, settings.number("enrol.overlap_minutes", 0, 10080, 60));
  loaded.overlap = std::chrono::minutes(overlap);
  CREDIT_TRY(loaded.sms_outbox, settings.path("sms.outbox", std::string()));
  CREDIT_CHECK(settings.all_known());
  return loaded;
}

}  // namespace credit::platform
