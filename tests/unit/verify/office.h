// An office of nobody and its reports: keys, claims and papers are made up.
#pragma once
#include <functional>

#include "report/document/document.h"
#include "report/seal/cose.h"
#include "report/seal/digits.h"
#include "report/verify/document_claims.h"
#include "report/verify/verifier.h"
#include "tests/unit/trust/fixture.h"

namespace credit::verify::test {

using credit::test::at;
using credit::test::TestSigner;
using credit::verify::claims_of;

inline constexpr std::uint8_t issuer_number = 11, kiosk_number = 12, stranger_number = 99;
inline const Instant issued = at("2026-11-22T06:30:05Z");
inline const Instant printed = at("2026-11-22T06:31:00Z");
inline const Instant today = at("2026-11-22T08:00:00Z");

document::Document some_document();
Bytes issuer_seal(const std::function<void(seal::Claims&)>& change = {}, std::uint32_t signer = issuer_number);
Bytes printed_seal(const std::function<void(seal::Claims&)>& change = {});  // countersigned
std::string url_of(ByteView seal);

struct Lists {
  trust::TrustList trust = credit::test::some_list();
  std::optional<trust::StatusList> status = credit::test::some_status();
};
Bytes bundle_of(const Lists& lists);
Verifier verifier_of(const Lists& lists = {}, time_stamp::Anchors stamping = {});

}  // namespace credit::verify::test
