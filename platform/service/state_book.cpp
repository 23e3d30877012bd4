#include "platform/service/state_book.h"

#include "base/failures/platform.h"
#include "base/file.h"

namespace credit::platform {

const char* name_of(ReportStanding standing) {
  switch (standing) {
    case ReportStanding::valid:
      return "valid";
    case ReportStanding::expired:
      return "expired";
    case ReportStanding::superseded:
      return "superseded";
    case ReportStanding::withdrawn:
      return "withdrawn";
  }
  CREDIT_ENSURE(false);
}

Result<std::shared_ptr<const trust::TrustBundle>> StateBook::bundle() {
  const std::lock_guard lock(mutex_);
  std::error_code gone;
  const auto written = std::filesystem::last_write_time(file_, gone);
  if (gone) return fail(failure::list_unavailable, file_.string() + ": " + gone.message());
  if (bundle_ && written == written_) return bundle_;
  const auto bytes = read_file(file_, trust::bundle_limit);
  if (!bytes) return fail(failure::list_unavailable, bytes.error().detail);
  auto opened = trust::open_bundle(*bytes);
  if (!opened) return fail(failure::list_unavailable, opened.error().describe());
  bundle_ = std::make_shared<const trust::TrustBundle>(std::move(*opened));
  written_ = written;
  return bundle_;
}

Result<StandingSince> StateBook::of(const std::string& issuer, std::uint32_t status_index, Instant valid_until,
                                    Instant now) {
  CREDIT_TRY(const auto lists, bundle());
  const auto* status = lists->status_of(issuer);
  if (status == nullptr) return fail(failure::list_unavailable, "no status list of " + issuer);
  const auto* entry = status->find(status_index);
  if (entry != nullptr && entry->state == trust::ReportState::withdrawn)
    return StandingSince{ReportStanding::withdrawn, entry->since};
  if (entry != nullptr) return StandingSince{ReportStanding::superseded, entry->since};
  return StandingSince{valid_until < now ? ReportStanding::expired : ReportStanding::valid, std::nullopt};
}

}  // namespace credit::platform
