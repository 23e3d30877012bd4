#include "kiosk/app/trust_file.h"

#include "base/failures/clock.h"
#include "base/failures/trust.h"
#include "base/file.h"
#include "report/trust/freshness.h"

namespace credit::app {

TrustFile::TrustFile(std::filesystem::path bundle, const std::filesystem::path& state, Believe believe,
                     const Clock& clock, ClockTrusted clock_trusted)
    : given_(std::move(bundle)),
      grown_(state / "trust-grown.cbor"),
      memory_(state / "trust-memory.cbor"),
      believe_(std::move(believe)),
      clock_(clock),
      clock_trusted_(std::move(clock_trusted)) {}

Status TrustFile::ready() {
  if (!loaded_) CREDIT_CHECK(load());
  loaded_ = true;
  CREDIT_CHECK(check_clock());
  return check_age();
}

// Nothing is signed in the future: a clock before the newest list we hold is behind.
Status TrustFile::check_clock() const {
  const auto behind = [now = clock_.now()](const auto& list) { return ahead_of_clock(list, now); };
  if (behind(bundle_.list)) return fail(failure::clock_not_trusted, "trust list of " + to_rfc3339(bundle_.list.issued));
  for (const auto& held : bundle_.status)
    if (behind(held.list)) return fail(failure::clock_not_trusted, "status list of " + to_rfc3339(held.list.issued));
  return clock_trusted_ ? clock_trusted_() : Status();
}

Status TrustFile::check_age() const {
  const auto too_old = [now = clock_.now()](const auto& list) {
    return freshness_of(list, now) == trust::Freshness::too_old;
  };
  if (too_old(bundle_.list)) return fail(failure::trust_list_too_old, to_rfc3339(bundle_.list.next_update));
  for (const auto& held : bundle_.status)
    if (too_old(held.list)) return fail(failure::status_list_too_old, held.list.issuer);
  return {};
}

Status TrustFile::load() {
  CREDIT_TRY(const Bytes bytes, read_file(given_));
  CREDIT_TRY(auto given, trust::open_bundle(bytes));
  trust::GrownBundle believed{given.root, std::move(given)};
  if (const auto kept = read_file(grown_, trust::bundle_limit))
    if (const auto grown = trust::open_grown(*kept)) believed = joined(believed.bundle, *grown);
  origin_ = believed.origin;
  believe(std::move(believed.bundle));
  return {};
}

void TrustFile::believe(trust::TrustBundle bundle) {
  bundle_ = std::move(bundle);
  believe_(bundle_);
}

void TrustFile::begin_round() {
  round_.reset();
  static_cast<void>(ready());  // lists that are too old are renewed all the more
  if (!loaded_) return;
  const auto memory = read_file(memory_, 1U << 20);
  round_.emplace(bundle_, memory ? trust::ListMemory::decode(*memory) : trust::ListMemory());
}

const trust::ListRequest* TrustFile::next() const { return round_ ? round_->next() : nullptr; }

Result<trust::Taken> TrustFile::take(const Result<trust::ListAnswer>& answer) {
  CREDIT_ENSURE(next() != nullptr);
  CREDIT_TRY(const auto taken, round_->take(answer));
  if (taken == trust::Taken::newer) believe(round_->held());
  if (taken != trust::Taken::not_offered) CREDIT_CHECK(keep());
  return taken;
}

// The memory last: it must never speak of a list that was not kept.
Status TrustFile::keep() {
  if (round_->changed()) CREDIT_CHECK(write_file(grown_, encode(trust::GrownBundle{origin_, round_->held()})));
  const auto memory = round_->memory().encode();
  const auto kept = read_file(memory_, 1U << 20);
  if (kept && *kept == memory) return {};
  return write_file(memory_, memory);
}

}  // namespace credit::app
