// PDFs: the original passes, and every other file is refused, whatever a lenient reader would make of it.
#include "base/der.h"
#include "base/failures/verifier.h"
#include "tests/unit/verify/pdf_questions.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::test;

namespace {

std::string replaced(std::string paper, std::string_view from, std::string_view to) {
  const auto at = paper.find(from);
  CREDIT_ENSURE(at != std::string::npos);
  return paper.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the original is genuine, all stages told") {
  const auto verdict = verifier_of().check_any(view(original()), today);
  REQUIRE(verdict.conclusion() == Conclusion::genuine);
  for (const auto stage : all_stages()) {
    INFO(name_of(stage));
    CHECK(verdict.stage(stage).answer == (stage == Stage::document_digest ? Answer::not_applicable : Answer::passed));
  }
  CHECK(verdict.facts()->report_number == "20261122143005ABCD1234");
}

TEST_CASE("every changed byte of the signature's room is refused") {
  const auto gap = gap_of(original());
  for (std::size_t i = gap.from - 1; i <= gap.to; ++i) {
    for (const char other : {'0', '1', 'a', 'F', ' ', '>', '\0'}) {
      if (original()[i] == other) continue;
      std::string changed = original();
      changed[i] = other;
      INFO("byte " << i);
      REQUIRE_FALSE(passes_bytes(changed));
    }
  }
}

TEST_CASE("upper-case digits say the same to a lenient reader, and are refused") {
  const auto gap = gap_of(original());
  for (std::size_t i = gap.from; i < gap.to; ++i) {
    if (original()[i] < 'a' || original()[i] > 'f') continue;
    std::string changed = original();
    changed[i] = static_cast<char>(changed[i] - 'a' + 'A');
    REQUIRE_FALSE(passes_bytes(changed));
  }
}

TEST_CASE("changed bytes all over the file are refused") {
  for (std::size_t i = 0; i < original().size(); i += 23) {
    std::string changed = original();
    changed[i] = static_cast<char>(changed[i] ^ 1);
    INFO("byte " << i);
    REQUIRE_FALSE(passes_bytes(changed));
  }
}

TEST_CASE("anything after the end, and any cut, is refused") {
  for (const std::string tail : {"\n", " ", "%%EOF\n", "x", "1 0 obj\nnull\nendobj\n"})
    CHECK(failure_of(original() + tail, Stage::pdf_structure) == "pdf_structure_wrong");
  CHECK(failure_of(original() + original(), Stage::pdf_structure) == "pdf_structure_wrong");
  CHECK(failure_of(" " + original(), Stage::pdf_structure) == "pdf_structure_wrong");
  for (std::size_t size = 0; size < original().size(); size += 101)
    REQUIRE_FALSE(passes_bytes(original().substr(0, size)));
}

TEST_CASE("a second revision is refused even when its own tables are right") {
  const auto old_table = original().substr(original().rfind("startxref"));
  std::string added = "4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n";
  const auto table = original().size() + added.size();
  added += "xref\n4 1\n0000000000 00000 n \ntrailer\n<< /Size 7 /Root 1 0 R /Prev 1 >>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
  CHECK(failure_of(original() + added, Stage::pdf_structure) == "pdf_structure_wrong");
  REQUIRE(old_table.size() > 10);
}

TEST_CASE("two signatures are refused") {
  std::string paper = unsigned_paper(url_of(printed_seal()));
  const auto end = paper.find("xref\n0 ");
  paper.insert(end, "7 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>\nendobj\n");
  const auto start = paper.rfind("startxref\n") + 10;
  paper.replace(start, paper.find('\n', start) - start, std::to_string(paper.find("xref\n0 ")));
  CHECK(failure_of(signed_paper(paper), Stage::pdf_structure) == "pdf_structure_wrong");
}

TEST_CASE("a signed range that leaves something out is refused") {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"/SubFilter /ETSI.CAdES.detached", "/SubFilter /adbe.pkcs7.detached"},
           {"/Contents <", "/Kontents <"},
           {"/ByteRange [0 ", "/ByteRange [1 "},
           {"/ByteRange [0 ", "/ByteRange [0-"},
           {"%PDF-1.7", "%PDF-2.7"},
           {"startxref", "startyref"}}) {
    INFO(to);
    CHECK(failure_of(replaced(original(), from, to), Stage::pdf_structure) == "pdf_structure_wrong");
  }
}

TEST_CASE("a signature that is not baseline, or not the one spelling, is refused") {
  const auto refused = [](const CmsChange& change) {
    const auto paper = signed_paper(unsigned_paper(url_of(printed_seal())), kiosk_number, change);
    CHECK(failure_of(paper, Stage::pdf_signature) == "pdf_signature_wrong");
  };
  const auto without = [](int nid) {
    return [nid](CmsParts& parts) {
      const auto id = openssl::to_der(i2d_ASN1_OBJECT, OBJ_nid2obj(nid));
      std::erase_if(parts.attributes, [&](const Bytes& attribute) {
        return std::search(attribute.begin(), attribute.end(), id.begin(), id.end()) != attribute.end();
      });
    };
  };
  refused(without(NID_id_smime_aa_signingCertificateV2));
  refused(without(NID_pkcs9_messageDigest));
  refused(without(NID_pkcs9_contentType));
  refused([](CmsParts& parts) { parts.certificates.push_back(certificate_of(TestSigner(stranger_number))); });
  refused([](CmsParts& parts) { parts.certificates[0] = certificate_of(TestSigner(stranger_number)); });
  refused([](CmsParts& parts) {  // another certificate over the same key, which the signed attributes do not name
    parts.certificates[0][parts.certificates[0].size() - 1] ^= 1;
  });
  refused([](CmsParts& parts) {  // an unsigned attribute, the classic place to hide a byte
    using der::operator+;
    const Bytes id = openssl::to_der(i2d_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs9_unstructuredName));
    const Bytes value = der::tlv(der::set, der::tlv(der::octet_string, Bytes{1}));
    parts.unsigned_attributes = der::tlv(der::context(1), der::tlv(der::sequence, id + value));
  });
}

TEST_CASE("whoever is not a kiosk of the list, or not the kiosk that countersigned, is refused") {
  const auto url = url_of(printed_seal());
  CHECK(failure_of(signed_paper(unsigned_paper(url), stranger_number), Stage::pdf_signature) == "pdf_signer_unknown");
  CHECK(failure_of(signed_paper(unsigned_paper(url), issuer_number), Stage::pdf_signature) == "pdf_signer_unknown");

  Lists lists;
  lists.trust.keys.push_back(credit::test::key_of(trust::Role::kiosk, 13, "K-0002"));
  CHECK(failure_of(signed_paper(unsigned_paper(url), 13), Stage::pdf_signature, lists) == "pdf_signer_differs");
  const auto issuer_only = url_of(issuer_seal());
  CHECK(failure_of(signed_paper(unsigned_paper(issuer_only)), Stage::pdf_signature) == "pdf_signer_differs");
}

TEST_CASE("a signed page with a forged seal is refused by the seal's own stage") {
  Bytes seal = printed_seal();
  seal.back() = static_cast<std::uint8_t>(seal.back() ^ 1);
  CHECK(failure_of(signed_paper(unsigned_paper(url_of(seal))), Stage::signature) == "seal_signature_wrong");
}

TEST_CASE("an expired report's PDF is genuine and not valid") {
  Lists lists;
  lists.trust.next_update = lists.status->next_update = at("2027-06-01T00:00:00Z");
  const auto verdict = verifier_of(lists).check_pdf(view(original()), at("2027-01-01T00:00:00Z"));
  CHECK(verdict.conclusion() == Conclusion::genuine_not_valid);
  CHECK(verdict.facts() != nullptr);
}

TEST_CASE("a signed file that is no page at all could not be read") {
  std::string paper = unsigned_paper(url_of(printed_seal()));
  const auto verdict = verifier_of().check_pdf(
      view(signed_paper(replaced(paper, "/Type /Pages /Kids [3 0 R]", "/Type /Pages /Kids [9 0 R]"))), today);
  CHECK(verdict.stage(Stage::scanned).answer == Answer::failed);
  CHECK(verdict.conclusion() == Conclusion::unreadable);
}

TEST_CASE("a page whose words disagree with the seal is no page of this report") {
  auto words = sample_words();
  words.replace(words.find("测试明"), std::string_view("测试明").size(), "王小明");
  const auto paper = signed_paper(unsigned_paper(url_of(printed_seal()), words));
  CHECK(failure_of(paper, Stage::page_text) == "page_disagrees");
  CHECK(verifier_of().check_pdf(view(paper), today).disagreements() ==
        std::vector<Disagreement>{{PageFact::subject_name, 1, {}}});
}

TEST_CASE("a PDF without any signature says so, and as a scan it is a picture of paper") {
  auto paper = unsigned_paper(url_of(printed_seal()));
  const auto from = paper.find("/ByteRange [0 ");
  paper.replace(from, std::string_view("/ByteRange [0 ").size(), "/NoneAtAll [0 ");
  CHECK(failure_of(paper, Stage::pdf_structure) == "pdf_is_not_signed");
  const auto verdict = verifier_of().check_scan(view(paper), today);
  CHECK(verdict.conclusion() == Conclusion::genuine);
  CHECK(verdict.stage(Stage::pdf_signature).answer == Answer::not_applicable);
  CHECK(verifier_of().check_scan(view("%PDF-1.7 and nothing more"), today).conclusion() == Conclusion::unreadable);
}

TEST_CASE("a scanner's PDF is known by having neither signature nor words; one that has either is not") {
  auto paper = unsigned_paper(url_of(printed_seal()));
  const auto blank = [&](std::string_view from, std::string_view to) {
    const auto begin = paper.find(from), end = paper.find(to, begin) + to.size();
    paper.replace(begin, end - begin, std::string(end - begin, ' '));
  };
  const auto conclusion = [&] { return verifier_of().check_any(view(paper), today).conclusion(); };
  const auto signature = paper.find("/ByteRange");
  paper.replace(signature, std::string_view("/ByteRange").size(), "/NoneAtAll");
  CHECK(conclusion() == Conclusion::not_genuine);  // words without a signature: the original with its signature gone
  blank("/Span", "EMC");
  CHECK(conclusion() == Conclusion::genuine);
  CHECK(verifier_of().check_any(view(paper), today).stage(Stage::pdf_structure).answer == Answer::not_applicable);
  paper.replace(signature, std::string_view("/ByteRange").size(), "/ByteRange");
  CHECK(conclusion() == Conclusion::not_genuine);
}

TEST_CASE("without the program that reads PDFs nothing is said about them") {
  const Verifier verifier(*trust::open_bundle(bundle_of({})), {PdfPages(PageReading{"/nowhere/credit-pdf-page"}), {}});
  const auto verdict = verifier.check_pdf(view(original()), today);
  CHECK(verdict.conclusion() == Conclusion::unreadable);
  CHECK(verdict.stage(Stage::scanned).failure->code == failure::pdf_reader_missing);
}
