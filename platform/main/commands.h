// The commands of credit-platform. Each says on stdout what it did.
#pragma once
#include "platform/main/options.h"
#include "platform/main/settings.h"

namespace credit::platform {

inline constexpr int exit_done = 0, exit_failed = 1, exit_rows_rejected = 2, exit_usage = 3;

Result<int> seed(const Options& options);
Result<int> prepare(const PlatformSettings& settings);
Result<int> manage_store(const PlatformSettings& settings, const Options& options);
Result<int> serve(const PlatformSettings& settings);
Result<int> import_files(const PlatformSettings& settings, const Options& options);
Result<int> tell_deliveries(const PlatformSettings& settings, const Options& options);
Result<int> manage_codes(const PlatformSettings& settings, const Options& options);
Result<int> manage_source(const PlatformSettings& settings, const Options& options);
Result<int> manage_kiosk(const PlatformSettings& settings, const Options& options);
Result<int> manage_grants(const PlatformSettings& settings, const Options& options);
Result<int> play_licence(const PlatformSettings& settings, const Options& options);
Result<int> manage_staff(const PlatformSettings& settings, const Options& options);
Result<int> manage_issuing(const PlatformSettings& settings, const Options& options);
Result<int> write_page_settings(const PlatformSettings& settings, const Options& options);
Result<int> write_signed_data(const PlatformSettings& settings, const Options& options);
Result<int> manage_objections(const PlatformSettings& settings, const Options& options);
Result<int> compare_journal(const PlatformSettings& settings, const Options& options);
Result<int> audit(const Options& options);

}  // namespace credit::platform
