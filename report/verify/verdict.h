// One answer per stage, and facts that can only be read through the verdict.
#pragma once
#include <array>
#include <optional>
#include <vector>

#include "report/seal/cose.h"
#include "report/time_stamp/token.h"
#include "report/trust/trust_list.h"

namespace credit::verify {

enum class Stage {
  scanned,           // a QR was found in the picture or page
  decoded,           // digits -> bytes
  parsed,            // strict CBOR, COSE, claims
  trusted_key,       // the issuer's key stands in the trust list, in force when the seal was made
  signature,         // the issuer's
  countersignature,  // the kiosk's: key in the trust list, in force, signature right
  validity,          // not expired, not from the future
  status,            // not withdrawn, not superseded
  document_digest,   // only where the document is at hand (the kiosk; a PDF that carries it)
  pdf_structure,     // one revision, signature covers everything
  pdf_signature,     // PAdES by a kiosk key of the trust list: the one that countersigned
  page_text,         // the words on a PDF's pages say what the seal says
};
inline constexpr int stage_count = 12;

// What a page may get wrong.
enum class PageFact {
  report_number,
  check_code,
  title,
  subject_name,
  subject_id,
  issuer,
  region,
  issued,
  valid_until,
  data_cut_off,
  period,
  purpose,
  kiosk,
  printed,
  copy,
  counts,
  subject_details,
  records,
};
struct Disagreement {
  PageFact fact{};
  int page = 0;  // from 1
  // Of counts the chapter's or domain's title; of the subject's details the field's label; of a record its chapter,
  // kind and number there, or its domain and number.
  std::string where;
  bool operator==(const Disagreement&) const = default;
};

enum class Answer { not_reached, not_applicable, passed, failed };

struct StageResult {
  Answer answer = Answer::not_reached;
  std::optional<Failure> failure;  // when failed
};

enum class Conclusion {
  genuine,            // and valid: exit 0
  not_genuine,        // exit 1
  genuine_not_valid,  // expired, superseded or withdrawn: exit 2
  unreadable,  // exit 3; also when the lists are too old to vouch, or nobody vouches for the pages of a kiosk whose
               // key was revoked since: no word against the report
};

class Verdict {
 public:
  const StageResult& stage(Stage stage) const { return stages_[static_cast<std::size_t>(stage)]; }
  Conclusion conclusion() const;
  // The sealed facts; nothing unless the conclusion is genuine or genuine_not_valid.
  const seal::Claims* facts() const;
  const seal::Countersignature* copy() const;  // likewise
  const trust::TrustedKey* issuer() const;     // likewise
  const trust::TrustedKey* kiosk() const;      // likewise
  std::optional<trust::StatusEntry> status() const;
  // Of a PDF that has one: when an authority saw its signature; proven where that authority is one we believe.
  const time_stamp::Stamp* time_stamp() const;  // likewise
  // What weakens the answer without changing it: lists out of date, no status list at hand, a key revoked since, a
  // clock that lags behind the lists.
  const std::vector<Failure>& notes() const { return notes_; }
  // What stage page_text found; never what stands there instead.
  const std::vector<Disagreement>& disagreements() const { return disagreements_; }

 private:
  friend class VerdictMaker;
  std::array<StageResult, stage_count> stages_{};
  std::optional<seal::Claims> claims_;
  std::optional<seal::Countersignature> copy_;
  std::optional<trust::TrustedKey> issuer_, kiosk_;
  std::optional<trust::StatusEntry> status_;
  std::optional<time_stamp::Stamp> time_stamp_;
  std::vector<Failure> notes_;
  std::vector<Disagreement> disagreements_;
};

std::array<Stage, stage_count> all_stages();

const char* name_of(Stage stage);
const char* name_of(Answer answer);
const char* name_of(Conclusion conclusion);
const char* name_of(PageFact fact);

}  // namespace credit::verify
