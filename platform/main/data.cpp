// Commands about what the platform knows: prepare, import, source.
#include <cstdio>
#include <memory>

#include "base/failures/common.h"
#include "base/file.h"
#include "platform/import/code_check.h"
#include "platform/import/importer.h"
#include "platform/main/commands.h"
#include "platform/store/digest.h"
#include "platform/store/records.h"
#include "platform/store/store.h"
#include "report/document/edition.h"

namespace credit::platform {
namespace {

Result<std::unique_ptr<Connection>> open_store(const PlatformSettings& settings) {
  CREDIT_TRY(auto connection, Connection::open(settings.database));
  CREDIT_CHECK(prepare_schema(*connection));
  return connection;
}

Result<Instant> as_of(const Options& options, Instant now) {
  const auto text = options.value("as-of");
  if (!text) return now;
  CREDIT_TRY(const auto at, parse_rfc3339(*text));
  if (at > now) return fail(failure::time_malformed, "--as-of lies in the future");
  return at;
}

Result<ImportReport> import_one(Connection& connection, const TableLayout& layout, const std::filesystem::path& file,
                                Instant delivered, Instant now) {
  CREDIT_TRY(auto bytes, read_file(file, 512U << 20));
  CREDIT_TRY(auto report,
             import_delivery(connection, layout, {file.filename().string(), std::move(bytes), delivered}, now));
  std::printf("%s: %s: taken %lld, corrected %lld, already there %zu, rejected %zu\n", file.c_str(),
              layout.title.c_str(), static_cast<long long>(report.taken), static_cast<long long>(report.corrected),
              report.doubled.size(), report.rejected.size());
  return report;
}

}  // namespace

Result<int> prepare(const PlatformSettings& settings) {
  CREDIT_TRY(const auto connection, open_store(settings));
  if (std::error_code error; !std::filesystem::exists(settings.register_key, error))
    CREDIT_CHECK(write_file(settings.register_key, view(to_hex(random_bytes(32)) + "\n"), 0600));
  std::printf("store ready: %s\n", settings.database.name().c_str());
  return exit_done;
}

Result<int> import_files(const PlatformSettings& settings, const Options& options) {
  CREDIT_TRY(const auto layouts, LayoutShelf::load(settings.tables));
  CREDIT_TRY(const auto* const layout, layouts.find(options.value("table").value_or("")));
  const auto now = SystemClock().now();
  CREDIT_TRY(const auto delivered, as_of(options, now));
  CREDIT_TRY(const auto connection, open_store(settings));
  auto list = error_list_head();
  bool all_good = true;
  for (const auto& file : options.words) {
    CREDIT_TRY(const auto report, import_one(*connection, *layout, file, delivered, now));
    list += error_list(std::filesystem::path(file).filename().string(), report);
    all_good = all_good && report.rejected.empty();
    if (const auto errors = options.value("errors")) CREDIT_CHECK(write_file(*errors, view(list), 0600));
  }
  return all_good ? exit_done : exit_rows_rejected;
}

Result<int> manage_codes(const PlatformSettings& settings, const Options& options) {
  CREDIT_TRY(const auto connection, open_store(settings));
  if (options.words.size() == 3 && options.words.front() == "admit") {
    CREDIT_CHECK(admit_name(*connection, options.words[1], options.words[2], SystemClock().now()));
    std::puts("admitted: import the delivery again");
    return exit_done;
  }
  if (!options.words.empty()) return exit_usage;
  CREDIT_TRY(const auto troubles, open_code_troubles(*connection));
  std::fputs(code_list(troubles).c_str(), stdout);
  return troubles.empty() ? exit_done : exit_rows_rejected;
}

// A whole domain, whoever answers for it: paused, it is not answered.
Result<int> manage_domain(const PlatformSettings& settings, const Options& options) {
  CREDIT_TRY(const auto editions, document::EditionShelf::load(settings.editions));
  const auto domain = options.value("domain").value_or("");
  if (editions.domains().find(domain) == nullptr) return exit_usage;
  const auto word = options.words.empty() ? std::string() : options.words.front();
  if (word != "available" && word != "unavailable") return exit_usage;
  CREDIT_TRY(const auto connection, open_store(settings));
  CREDIT_CHECK(set_unavailable(*connection, domain_switch(domain), word == "unavailable"));
  std::printf("domain %s: %s\n", domain.c_str(), word.c_str());
  return exit_done;
}

Result<int> manage_source(const PlatformSettings& settings, const Options& options) {
  if (options.value("domain")) return manage_domain(settings, options);
  CREDIT_TRY(const auto layouts, LayoutShelf::load(settings.tables));
  CREDIT_TRY(const auto* const layout, layouts.find(options.value("table").value_or("")));
  CREDIT_TRY(const auto connection, open_store(settings));
  const auto word = options.words.empty() ? std::string() : options.words.front();
  if (word == "available" || word == "unavailable") {
    CREDIT_CHECK(set_unavailable(*connection, layout->id, word == "unavailable"));
    std::printf("%s: %s\n", layout->id.c_str(), word.c_str());
    return exit_done;
  }
  if (word != "settle") return exit_usage;
  CREDIT_TRY(const auto settled, settle_rejected(*connection, layout->id, SystemClock().now()));
  std::printf("%s: %lld rejected rows settled\n", layout->id.c_str(), static_cast<long long>(settled));
  return exit_done;
}

}  // namespace credit::platform
