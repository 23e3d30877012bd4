// Short messages to people's phones, through whatever gateway the authority has.
#pragma once
#include <filesystem>

#include "base/clock.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::platform {

class SmsGateway {
 public:
  virtual ~SmsGateway() = default;
  // Called by many threads at once. code_not_sent: the gateway did not take it.
  virtual Status send(const Personal<std::string>& phone, const Personal<std::string>& text) = 0;
};

// The reference: a folder that the authority's own gateway empties. Each message is a file of its own, {"phone",
// "text", "at"}, readable by the service's user alone, whole as soon as it is there; whoever sends it deletes it.
class SmsOutbox final : public SmsGateway {
 public:
  SmsOutbox(std::filesystem::path folder, const Clock& clock) : folder_(std::move(folder)), clock_(clock) {}
  Status send(const Personal<std::string>& phone, const Personal<std::string>& text) override;

 private:
  std::filesystem::path folder_;
  const Clock& clock_;
};

bool phone_valid(std::string_view phone);        // 1[3-9] and nine digits more
std::string mask_phone(std::string_view phone);  // 138****1234

}  // namespace credit::platform
