// The PDF signature, judged by poppler's pdfsig (NSS), openssl cms and qpdf.
#include <algorithm>

#include "base/failures/render.h"
#include "base/failures/time-stamp.h"
#include "tests/support/stamp_authority.h"
#include "tests/unit/render/test_pki.h"

using namespace credit;

namespace {

const sample::TestPki& pki() {
  static const auto made = sample::make_pki("pki");
  return made;
}

Bytes signed_pages(int copy = 1) {
  auto pages = sample::try_pages(sample::document_of({.penalties = 1}), copy);
  REQUIRE(pages);
  auto pdf = render::sign_pdf(std::move(pages->pdf), *pki().signer, pki().certificate_der);
  REQUIRE(pdf);
  return std::move(*pdf);
}

std::string pdfsig(ByteView pdf, const std::string& name) {
  const auto file = sample::saved(name, pdf);
  return sample::run("pdfsig -nssdir sql:" + (pki().folder / "nss").string() + " " + file.string()).words;
}

struct Parts {
  Bytes content, cms;
};

std::size_t number_after(std::string_view text, std::size_t& at) {
  at = text.find_first_of("0123456789", at);
  std::size_t value = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9')
    value = value * 10 + static_cast<std::size_t>(text[at++] - '0');
  return value;
}

Parts parts_of(const Bytes& pdf) {
  const auto text = text_view(pdf);
  std::size_t at = text.rfind("/ByteRange [");
  REQUIRE(at != std::string_view::npos);
  std::size_t range[4];
  for (auto& value : range) value = number_after(text, at);
  REQUIRE(range[0] == 0);
  REQUIRE(range[2] + range[3] == pdf.size());
  Parts parts;
  parts.content.assign(pdf.begin(), pdf.begin() + static_cast<std::ptrdiff_t>(range[1]));
  parts.content.insert(parts.content.end(), pdf.begin() + static_cast<std::ptrdiff_t>(range[2]), pdf.end());
  const auto hex = text.substr(range[1] + 1, range[2] - range[1] - 2);
  REQUIRE(hex.find_first_not_of("0123456789abcdef") == std::string_view::npos);
  const auto padded = from_hex(hex);
  REQUIRE(padded);
  REQUIRE((*padded)[1] == 0x82);
  const std::size_t size = 4 + ((*padded)[2] * 256U + (*padded)[3]);
  parts.cms.assign(padded->begin(), padded->begin() + static_cast<std::ptrdiff_t>(size));
  REQUIRE(
      std::all_of(padded->begin() + static_cast<std::ptrdiff_t>(size), padded->end(), [](auto b) { return b == 0; }));
  return parts;
}

}  // namespace

TEST_CASE("pdfsig finds a valid signature over the whole document") {
  const auto words = pdfsig(signed_pages(), "signed.pdf");
  INFO(words);
  CHECK(words.find("Signature is Valid") != std::string::npos);
  CHECK(words.find("Certificate is Trusted") != std::string::npos);
  CHECK(words.find("Total document signed") != std::string::npos);
  CHECK(words.find("ETSI.CAdES.detached") != std::string::npos);
}

TEST_CASE("qpdf finds nothing wrong with the file") {
  const auto file = sample::saved("signed.pdf", signed_pages());
  const auto said = sample::run("qpdf --check " + file.string());
  INFO(said.words);
  CHECK(said.status == 0);
  CHECK(said.words.find("WARNING") == std::string::npos);
}

TEST_CASE("openssl accepts the signature as CAdES") {
  const auto parts = parts_of(signed_pages());
  const auto cms = sample::saved("signed.p7", parts.cms), content = sample::saved("signed.content", parts.content);
  const auto said =
      sample::run("openssl cms -verify -cades -binary -purpose any -inform DER -in " + cms.string() + " -content " +
                  content.string() + " -CAfile " + (pki().folder / "root.pem").string() + " -out /dev/null");
  INFO(said.words);
  CHECK(said.status == 0);
  CHECK(said.words.find("CAdES Verification successful") != std::string::npos);
}

TEST_CASE("the CMS object is what PAdES B-B allows and no more") {
  const auto parts = parts_of(signed_pages());
  const auto cms = sample::saved("signed.p7", parts.cms);
  const auto said = sample::run("openssl cms -cmsout -print -noout -inform DER -in " + cms.string());
  CHECK(said.words.find("signingTime") == std::string::npos);
  CHECK(said.words.find("SMIME Capabilities") == std::string::npos);
  CHECK(said.words.find("contentType") != std::string::npos);
  CHECK(said.words.find("messageDigest") != std::string::npos);
  CHECK(said.words.find("id-smime-aa-signingCertificateV2") != std::string::npos);
  CHECK(said.words.find("ecdsa-with-SHA256") != std::string::npos);
  std::size_t certificates = 0;
  for (auto at = said.words.find("d.certificate:"); at != std::string::npos;
       at = said.words.find("d.certificate:", at + 1))
    ++certificates;
  CHECK(certificates == 1);
}

TEST_CASE("a changed byte outside the signature is seen") {
  const auto pdf = signed_pages();
  for (const std::size_t at : {std::size_t{1}, pdf.size() / 3, pdf.size() / 2, pdf.size() - 20}) {
    auto changed = pdf;
    changed[at] ^= 1;
    CHECK(pdfsig(changed, "changed.pdf").find("Signature is Valid") == std::string::npos);
  }
}

namespace {

const test::StampAuthority& authority() {
  static const test::StampAuthority made(SystemClock().now());
  return made;
}

render::Pages pages_for_a_stamp() {
  auto pages = sample::try_pages(sample::document_of({.penalties = 1}), 1, render::SignatureRoom::with_time_stamp);
  REQUIRE(pages);
  return std::move(*pages);
}

Bytes stamped_pages() {
  const render::Stamping stamping{&authority(), {authority().anchors()}, SystemClock().now()};
  auto pdf = render::sign_pdf(pages_for_a_stamp().pdf, *pki().signer, pki().certificate_der, &stamping);
  REQUIRE(pdf);
  return std::move(*pdf);
}

struct Stamped {
  Bytes signature, token;
};
Stamped stamp_in(const Bytes& der) {
  const auto* at = der.data();
  const openssl::Cms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
  REQUIRE(cms);
  auto* info = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms.get()), 0);
  const auto* value = static_cast<const ASN1_STRING*>(
      CMS_unsigned_get0_data_by_OBJ(info, OBJ_nid2obj(NID_id_smime_aa_timeStampToken), -3, V_ASN1_SEQUENCE));
  REQUIRE(value != nullptr);
  const auto bytes = [](const ASN1_STRING* string) {
    return Bytes(ASN1_STRING_get0_data(string), ASN1_STRING_get0_data(string) + ASN1_STRING_length(string));
  };
  return {bytes(CMS_SignerInfo_get0_signature(info)), bytes(value)};
}

}  // namespace

TEST_CASE("a stamped file stays valid for pdfsig and openssl, and openssl ts verifies the stamp") {
  const auto pdf = stamped_pages();
  const auto words = pdfsig(pdf, "stamped.pdf");
  INFO(words);
  CHECK(words.find("Signature is Valid") != std::string::npos);
  CHECK(words.find("Total document signed") != std::string::npos);
  const auto stamp = stamp_in(parts_of(pdf).cms);
  const auto token = sample::saved("stamp.token", stamp.token), data = sample::saved("stamp.data", stamp.signature);
  const auto root = sample::saved("stamp-root.der", authority().anchors()[0]);
  const auto said = sample::run("openssl x509 -inform DER -in " + root.string() + " -out " + root.string() +
                                ".pem && openssl ts -verify -token_in -in " + token.string() + " -data " +
                                data.string() + " -CAfile " + root.string() + ".pem");
  INFO(said.words);
  CHECK(said.status == 0);
  CHECK(said.words.find("Verification: OK") != std::string::npos);
}

TEST_CASE("no stamp, no signature: never a lesser one") {
  class Silent final : public time_stamp::TimeStamper {
    Result<Bytes> ask(ByteView) const override { return fail(failure::time_stamp_unavailable, "nobody"); }
  };
  const Silent silent;
  const render::Stamping stamping{&silent, {authority().anchors()}, SystemClock().now()};
  const auto pages = pages_for_a_stamp();
  const auto pdf = render::sign_pdf(pages.pdf, *pki().signer, pki().certificate_der, &stamping);
  REQUIRE_FALSE(pdf);
  CHECK(pdf.error().code == failure::time_stamp_unavailable);
  // Room for a stamp is not filled without one, nor a stamp put where there is no room for it.
  CHECK(render::sign_pdf(pages.pdf, *pki().signer, pki().certificate_der).error().code == failure::pdf_sign_failed);
  const render::Stamping answered{&authority(), {authority().anchors()}, SystemClock().now()};
  CHECK(render::sign_pdf(sample::pages_of({}).pdf, *pki().signer, pki().certificate_der, &answered).error().code ==
        failure::pdf_sign_failed);
  const render::Stamping disbelieved{&authority(), {time_stamp::Anchors{pki().certificate_der}}, SystemClock().now()};
  CHECK(render::sign_pdf(pages.pdf, *pki().signer, pki().certificate_der, &disbelieved).error().code ==
        failure::time_stamp_wrong);
}

TEST_CASE("a key that is not the certificate's signs nothing") {
  const auto other = sample::make_pki("other-pki");
  auto pages = sample::pages_of({});
  const auto pdf = render::sign_pdf(pages.pdf, *other.signer, pki().certificate_der);
  REQUIRE_FALSE(pdf);
  CHECK(pdf.error().code == failure::pdf_sign_failed);
}

TEST_CASE("what is not our unsigned page file is not signed") {
  const auto once = signed_pages();
  auto cut = sample::pages_of({}).pdf;
  cut.resize(cut.size() - 700);
  for (const Bytes& wrong : {Bytes{}, to_bytes("%PDF-1.7"), once, cut}) {
    const auto pdf = render::sign_pdf(wrong, *pki().signer, pki().certificate_der);
    REQUIRE_FALSE(pdf);
    CHECK(pdf.error().code == failure::pdf_sign_failed);
  }
  auto certificate = pki().certificate_der;
  certificate.push_back(0);
  CHECK_FALSE(render::sign_pdf(sample::pages_of({}).pdf, *pki().signer, certificate));
  CHECK_FALSE(render::sign_pdf(sample::pages_of({}).pdf, *pki().signer, ByteView(certificate).first(40)));
}
