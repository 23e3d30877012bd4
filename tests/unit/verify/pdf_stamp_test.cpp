// PDFs with a time stamp, and what it is worth when the kiosk's key is revoked.
#include "base/der.h"
#include "base/failures/time-stamp.h"
#include "base/failures/verify.h"
#include "tests/support/stamp_authority.h"
#include "tests/unit/verify/pdf_questions.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::test;

namespace {

const credit::test::StampAuthority& authority() {
  static const credit::test::StampAuthority made(printed);
  return made;
}

trust::TrustedKey& kiosk_in(Lists& lists) {
  return *std::find_if(lists.trust.keys.begin(), lists.trust.keys.end(),
                       [](const auto& key) { return key.role == trust::Role::kiosk; });
}

CmsChange stamped_by(const credit::test::StampAuthority& by) {
  return [&by](CmsParts& parts) { parts.token = [&by](ByteView signature) { return by.token_over(signature); }; };
}

std::string stamped_paper(std::size_t room = room_with_stamp) {
  return signed_paper(unsigned_paper(url_of(printed_seal()), room), kiosk_number, stamped_by(authority()));
}

}  // namespace

TEST_CASE("a stamped paper is genuine and says its time, proven where the authority is believed") {
  const auto paper = stamped_paper();
  const auto verdict = verifier_of().check_pdf(view(paper), today);
  REQUIRE(verdict.conclusion() == Conclusion::genuine);
  REQUIRE(verdict.time_stamp() != nullptr);
  CHECK(verdict.time_stamp()->time == printed);
  CHECK_FALSE(verdict.time_stamp()->proven);
  CHECK(std::any_of(verdict.notes().begin(), verdict.notes().end(),
                    [](const auto& note) { return note.code == failure::time_stamp_unproven; }));
  const auto believing = verifier_of({}, authority().anchors());
  const auto proven = believing.check_pdf(view(paper), today);
  REQUIRE(proven.time_stamp() != nullptr);
  CHECK(proven.time_stamp()->proven);
  CHECK(proven.notes().empty());
  CHECK(believing.check_pdf(view(original()), today).time_stamp() == nullptr);
}

TEST_CASE("a kiosk's key revoked before it signed is in force for nothing") {
  auto lists = Lists();
  kiosk_in(lists).revoked = printed;
  CHECK(failure_of(original(), Stage::countersignature, lists) == "kiosk_key_not_in_force");
  CHECK(verifier_of(lists, authority().anchors()).check_pdf(view(stamped_paper()), today).conclusion() ==
        Conclusion::not_genuine);
}

TEST_CASE("revoked later, its pages need a stamp as witness: the thief cannot write the time of an authority") {
  auto lists = Lists();
  kiosk_in(lists).revoked = printed + std::chrono::seconds(1);
  for (const auto& paper : {original(), stamped_paper()}) {  // a stamp of an authority nobody believes proves nothing
    const auto verdict = verifier_of(lists).check_pdf(view(paper), today);
    CHECK(verdict.stage(Stage::pdf_signature).failure->code == failure::pdf_signer_revoked_since);
    CHECK(verdict.conclusion() == Conclusion::unreadable);  // no word against the report
    CHECK(verdict.facts() == nullptr);
  }
  CHECK(verifier_of(lists).check_scan(view(original()), today).conclusion() == Conclusion::genuine);  // its seal holds
  const auto believing = verifier_of(lists, authority().anchors());
  CHECK(believing.check_pdf(view(stamped_paper()), today).conclusion() == Conclusion::genuine);
  CHECK(believing.check_pdf(view(original()), today).conclusion() == Conclusion::unreadable);
}

TEST_CASE("of a key revoked since, other words on the pages are still a forgery") {
  auto lists = Lists();
  kiosk_in(lists).revoked = printed + std::chrono::seconds(1);
  auto words = sample_words();
  words.replace(words.find("测试明"), std::string_view("测试明").size(), "王小明");
  const auto paper = signed_paper(unsigned_paper(url_of(printed_seal()), words));
  CHECK(verifier_of(lists).check_pdf(view(paper), today).conclusion() == Conclusion::not_genuine);
}

TEST_CASE("a stamp from after the revocation proves the key was a thief's") {
  auto lists = Lists();
  kiosk_in(lists).revoked = printed + std::chrono::seconds(1);
  const credit::test::StampAuthority late(printed + std::chrono::seconds(2));
  const auto paper =
      signed_paper(unsigned_paper(url_of(printed_seal()), room_with_stamp), kiosk_number, stamped_by(late));
  const auto verdict = verifier_of(lists, late.anchors()).check_pdf(view(paper), today);
  CHECK(verdict.stage(Stage::pdf_signature).failure->code == failure::kiosk_key_not_in_force);
  CHECK(verdict.conclusion() == Conclusion::not_genuine);
}

TEST_CASE("a stamp taken out, put in, or in the wrong room is refused") {
  const auto url = url_of(printed_seal());
  CHECK(failure_of(signed_paper(unsigned_paper(url, room_with_stamp)), Stage::pdf_signature) == "pdf_signature_wrong");
  CHECK(failure_of(stamped_paper(room_alone), Stage::pdf_signature) == "pdf_signature_wrong");
  for (const std::size_t room : {room_alone - 2, room_alone + 2, room_with_stamp + 2})
    CHECK(failure_of(signed_paper(unsigned_paper(url, room)), Stage::pdf_signature) == "pdf_signature_wrong");
}

TEST_CASE("a stamp over another signature, of another time, or two of them are refused") {
  const auto stamped = [](const CmsChange& change) {
    return signed_paper(unsigned_paper(url_of(printed_seal()), room_with_stamp), kiosk_number, change);
  };
  CHECK(failure_of(stamped([](CmsParts& parts) {
                     parts.token = [](ByteView) { return authority().token_over(view("another")); };
                   }),
                   Stage::pdf_signature) == "time_stamp_wrong");
  for (const int minutes : {-6, 6}) {
    const credit::test::StampAuthority other(printed + std::chrono::minutes(minutes));
    CHECK(failure_of(stamped(stamped_by(other)), Stage::pdf_signature) == "time_stamp_wrong");
  }
  CHECK(failure_of(stamped([](CmsParts& parts) {
                     using der::operator+;
                     parts.token = [](ByteView signature) {
                       const auto token = authority().token_over(signature);
                       return token + token;
                     };
                   }),
                   Stage::pdf_signature) == "pdf_signature_wrong");
}

TEST_CASE("every changed digit of a stamped signature's room is refused") {
  const auto paper = stamped_paper();
  const auto gap = gap_of(paper);
  const auto padding = paper.find_last_not_of('0', gap.to - 1);
  for (std::size_t i = gap.from - 1; i <= gap.to; i += i > padding && i + 40 < gap.to ? 37 : 1)
    for (const char other : {'1', 'a', ' '}) {
      if (paper[i] == other) continue;
      std::string changed = paper;
      changed[i] = other;
      INFO("byte " << i);
      REQUIRE_FALSE(passes_bytes(changed));
    }
}
