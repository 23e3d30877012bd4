// The keys this machine believes: the bundle the operator put there, and the newer lists the platform sends.
#pragma once
#include <filesystem>
#include <functional>

#include "kiosk/session/readiness.h"

namespace credit::app {

class TrustFile final : public session::TrustKeeper {
 public:
  // What was renewed is kept in the state folder, beside the operator's bundle and never instead of it: the numbers of
  // the lists outlive a restart. A bundle of another root, put there by the operator, begins anew.
  using Believe = std::function<void(trust::TrustBundle)>;  // told of each change
  // May the clock be believed? Asked before all else; see kiosk/platform/clock_watch.h.
  using ClockTrusted = std::function<Status()>;
  TrustFile(std::filesystem::path bundle, const std::filesystem::path& state, Believe believe, const Clock& clock,
            ClockTrusted clock_trusted = {});

  // file_unreadable, trust_bundle_malformed, trust_list_...: reads again until it succeeds. trust_list_too_old,
  // status_list_too_old, clock_not_trusted (also: a list was signed later than it is): a report would be refused in the
  // middle of a visit, so that none begins.
  Status ready() override;
  void begin_round() override;
  const trust::ListRequest* next() const override;
  // As Renewal::take; file_unwritable. A newer list is believed at once and kept.
  Result<trust::Taken> take(const Result<trust::ListAnswer>& answer) override;

 private:
  Status load();
  Status check_clock() const;
  Status check_age() const;
  Status keep();
  void believe(trust::TrustBundle bundle);

  std::filesystem::path given_, grown_, memory_;
  Believe believe_;
  const Clock& clock_;
  ClockTrusted clock_trusted_;
  trust::TrustBundle bundle_;
  seal::PublicKey origin_;
  std::optional<trust::Renewal> round_;
  bool loaded_ = false;
};

}  // namespace credit::app
