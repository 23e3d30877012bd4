// What became of a report, by the lists this platform publishes: read again when their file changes.
#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "report/trust/trust_list.h"

namespace credit::platform {

enum class ReportStanding { valid, expired, superseded, withdrawn };
const char* name_of(ReportStanding standing);

struct StandingSince {
  ReportStanding standing = ReportStanding::valid;
  std::optional<Instant> since;  // of superseded and withdrawn; never why
};

class StateBook {
 public:
  explicit StateBook(std::filesystem::path bundle) : file_(std::move(bundle)) {}
  // list_unavailable when there is no bundle, or no status list of this issuer in it: then nothing is said.
  Result<StandingSince> of(const std::string& issuer, std::uint32_t status_index, Instant valid_until, Instant now);

 private:
  Result<std::shared_ptr<const trust::TrustBundle>> bundle();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::filesystem::file_time_type written_{};
  std::shared_ptr<const trust::TrustBundle> bundle_;
};

}  // namespace credit::platform
