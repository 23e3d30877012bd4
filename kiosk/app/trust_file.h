// The keys this machine believes: the bundle the operator put there, and the newer lists the platform sends.
#pragma once
#include <filesystem>

#include "kiosk/session/readiness.h"
#include "kiosk/session/report_bench.h"

namespace credit::app {

class TrustFile final : public session::TrustKeeper {
 public:
  // Renewed lists are kept in the state folder, beside the operator's bundle and never instead of it.
  TrustFile(std::filesystem::path bundle, const std::filesystem::path& state, session::ReportBench& bench);

  Status ready() override;  // file_unreadable, trust_bundle_malformed, trust_list_...; reads again until it succeeds
  Status renew(ByteView signed_list) override;  // trust_list_...; an older or forged list changes nothing

 private:
  Status load();

  std::filesystem::path bundle_, renewed_;
  session::ReportBench& bench_;
  bool loaded_ = false;
};

}  // namespace credit::app
