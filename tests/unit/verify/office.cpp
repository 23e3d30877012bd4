#include "tests/unit/verify/office.h"

namespace credit::verify::test {

document::Document some_document() {
  document::Document document;
  document.bytes = Personal<Bytes>(to_bytes("{\"these\":\"bytes\"}"));
  document.edition = "natural-person/1";
  document.report_number = "20261122143005ABCD1234";
  document.issued = issued;
  document.valid_until = at("2026-12-22T06:30:05Z");
  document.issuer = {"CN-990000", "示例市公共信用信息中心"};
  document.purpose = {"bank_loan", "银行贷款"};
  document.kiosk = "K-0001";
  document.period_from = *parse_day("2021-11-23");
  document.period_to = *parse_day("2026-11-22");
  document.status_index = 21;
  document.subject.name = "测试明";  // of nobody; the number is of the synthetic series too
  document.subject.id_shown = "110101********0011";
  document.chapters.push_back({"administration", document::Answer::of(std::vector<document::Record>(2))});
  document.chapters.push_back({"honour", document::Answer::of({})});
  document.chapters.push_back({"other", document::Answer()});
  return document;
}

Bytes issuer_seal(const std::function<void(seal::Claims&)>& change, std::uint32_t signer) {
  auto claims = claims_of(some_document());
  if (change) change(claims);
  return *seal::make_seal(claims, TestSigner(signer));
}

Bytes printed_seal(const std::function<void(seal::Claims&)>& change) {
  return *seal::countersign(issuer_seal(change), TestSigner(kiosk_number), printed, 2);
}

std::string url_of(ByteView seal) { return seal::to_url("v.credit.example.cn/s", seal); }

Bytes bundle_of(const Lists& lists) {
  const TestSigner root(1);
  const Bytes trust = *sign_trust_list(lists.trust, root);
  if (!lists.status) return trust::make_bundle(root.public_key(), trust, {});
  const Bytes status = *sign_status_list(*lists.status, TestSigner(issuer_number));
  return trust::make_bundle(root.public_key(), trust, {status});
}

Verifier verifier_of(const Lists& lists, time_stamp::Anchors stamping) {
  return Verifier(*trust::open_bundle(bundle_of(lists)), {PdfPages({CREDIT_PDF_PAGE}), {}, std::move(stamping)});
}

}  // namespace credit::verify::test
