#include "report/verify/verdict.h"

#include <algorithm>

#include "base/failures/document.h"
#include "base/failures/trust.h"
#include "base/failures/verifier.h"
#include "base/failures/verify.h"

namespace credit::verify {
namespace {

bool passed(const Verdict& verdict, Stage stage) { return verdict.stage(stage).answer == Answer::passed; }
bool failed(const Verdict& verdict, Stage stage) { return verdict.stage(stage).answer == Answer::failed; }
bool reached(const Verdict& verdict, Stage stage) { return verdict.stage(stage).answer != Answer::not_reached; }

bool failed_with(const Verdict& verdict, Stage stage, FailureCode code) {
  const auto& failure = verdict.stage(stage).failure;
  return failure && failure->code == code;
}

// The kiosk's key was revoked later and nothing but its own word says that it signed before.
bool unwitnessed(const Verdict& verdict) {
  return failed_with(verdict, Stage::pdf_signature, failure::pdf_signer_revoked_since);
}

// A failure here says: this is not what the issuer and the kiosk made.
bool is_forged(const Verdict& verdict) {
  constexpr std::array deciding{Stage::decoded, Stage::signature, Stage::countersignature, Stage::document_digest,
                                Stage::pdf_structure};
  // An edition newer than ours, or no editions at hand: what we cannot read is no forgery.
  const bool unparsed =
      failed(verdict, Stage::parsed) && !failed_with(verdict, Stage::parsed, failure::edition_unknown);
  const bool untrusted =
      failed(verdict, Stage::trusted_key) && !failed_with(verdict, Stage::trusted_key, failure::trust_list_too_old);
  const bool stranger = failed(verdict, Stage::pdf_signature) && !unwitnessed(verdict);
  // Words that cannot be read are no proof of anything; words that disagree are.
  return untrusted || unparsed || stranger || failed_with(verdict, Stage::page_text, failure::page_disagrees) ||
         failed_with(verdict, Stage::validity, failure::seal_from_the_future) ||
         std::any_of(deciding.begin(), deciding.end(), [&](Stage stage) { return failed(verdict, stage); });
}

// Nothing left unasked: what was not reached was not proved.
bool is_complete(const Verdict& verdict) {
  const auto stages = all_stages();
  return passed(verdict, Stage::parsed) && passed(verdict, Stage::trusted_key) && passed(verdict, Stage::signature) &&
         std::all_of(stages.begin(), stages.end(), [&](Stage stage) { return reached(verdict, stage); });
}

}  // namespace

std::array<Stage, stage_count> all_stages() {
  std::array<Stage, stage_count> stages{};
  for (std::size_t i = 0; i < stages.size(); ++i) stages[i] = static_cast<Stage>(i);
  return stages;
}

Conclusion Verdict::conclusion() const {
  if (is_forged(*this)) return Conclusion::not_genuine;
  if (failed(*this, Stage::scanned) || failed(*this, Stage::page_text) || unwitnessed(*this) || !is_complete(*this))
    return Conclusion::unreadable;
  if (failed(*this, Stage::validity)) return Conclusion::genuine_not_valid;
  if (failed_with(*this, Stage::status, failure::status_list_too_old)) return Conclusion::unreadable;
  if (failed(*this, Stage::status)) return Conclusion::genuine_not_valid;
  return Conclusion::genuine;
}

namespace {
bool may_be_shown(const Verdict& verdict) {
  const auto conclusion = verdict.conclusion();
  return conclusion == Conclusion::genuine || conclusion == Conclusion::genuine_not_valid;
}
}  // namespace

const seal::Claims* Verdict::facts() const { return claims_ && may_be_shown(*this) ? &*claims_ : nullptr; }
const seal::Countersignature* Verdict::copy() const { return copy_ && may_be_shown(*this) ? &*copy_ : nullptr; }
const trust::TrustedKey* Verdict::issuer() const { return issuer_ && may_be_shown(*this) ? &*issuer_ : nullptr; }
const trust::TrustedKey* Verdict::kiosk() const { return kiosk_ && may_be_shown(*this) ? &*kiosk_ : nullptr; }
const time_stamp::Stamp* Verdict::time_stamp() const {
  return time_stamp_ && may_be_shown(*this) ? &*time_stamp_ : nullptr;
}
std::optional<trust::StatusEntry> Verdict::status() const { return may_be_shown(*this) ? status_ : std::nullopt; }

const char* name_of(Stage stage) {
  switch (stage) {
    case Stage::scanned:
      return "scanned";
    case Stage::decoded:
      return "decoded";
    case Stage::parsed:
      return "parsed";
    case Stage::trusted_key:
      return "trusted_key";
    case Stage::signature:
      return "signature";
    case Stage::countersignature:
      return "countersignature";
    case Stage::validity:
      return "validity";
    case Stage::status:
      return "status";
    case Stage::document_digest:
      return "document_digest";
    case Stage::pdf_structure:
      return "pdf_structure";
    case Stage::pdf_signature:
      return "pdf_signature";
    case Stage::page_text:
      return "page_text";
  }
  impossible("stage", __FILE__, __LINE__);
}

const char* name_of(Answer answer) {
  switch (answer) {
    case Answer::not_reached:
      return "not_reached";
    case Answer::not_applicable:
      return "not_applicable";
    case Answer::passed:
      return "passed";
    case Answer::failed:
      return "failed";
  }
  impossible("answer", __FILE__, __LINE__);
}

const char* name_of(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::genuine:
      return "genuine";
    case Conclusion::not_genuine:
      return "not_genuine";
    case Conclusion::genuine_not_valid:
      return "genuine_not_valid";
    case Conclusion::unreadable:
      return "unreadable";
  }
  impossible("conclusion", __FILE__, __LINE__);
}

const char* name_of(PageFact fact) {
  constexpr std::array names{"report_number", "check_code",      "title",  "subject_name", "subject_id",
                             "issuer",        "region",          "issued", "valid_until",  "data_cut_off",
                             "period",        "purpose",         "kiosk",  "printed",      "copy",
                             "counts",        "subject_details", "records"};
  static_assert(names.size() == static_cast<std::size_t>(PageFact::records) + 1);
  return names[static_cast<std::size_t>(fact)];
}

}  // namespace credit::verify
