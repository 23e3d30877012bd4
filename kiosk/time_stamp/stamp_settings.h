// Whether the PDF's signature is stamped by an authority, and by which.
#pragma once
#include <chrono>
#include <filesystem>
#include <optional>

#include "base/settings.h"
#include "report/time_stamp/stamper.h"

namespace credit::time_authority {

struct StampSettings {
  std::string url;  // http or https; what is asked is a digest, and what comes back is signed
  std::chrono::milliseconds limit{5'000};
  time_stamp::StampRules rules;
};

// Section [pdf]: time_stamp ("off", the default, or "required"), and then time_stamp_url, time_stamp_anchor (PEM),
// time_stamp_policy (dotted, optional), time_stamp_limit_seconds. Nothing when off. settings_invalid
Result<std::optional<StampSettings>> read_stamp_settings(const Settings& settings);

}  // namespace credit::time_authority
