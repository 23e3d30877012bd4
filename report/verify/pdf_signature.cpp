#include "report/verify/pdf_signature.h"

#include <openssl/ess.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/der.h"
#include "base/failures/verify.h"
#include "base/openssl.h"

namespace credit::verify {
namespace {

using namespace openssl;
using der::operator+;

constexpr std::size_t room_alone = 8192, room_with_stamp = 16384;  // hexadecimal digits of /Contents

tl::unexpected<Failure> wrong(const char* what) {
  ERR_clear_error();
  return fail(failure::pdf_signature_wrong, what);
}

struct EssFree {
  void operator()(ESS_SIGNING_CERT_V2* ess) const { ESS_SIGNING_CERT_V2_free(ess); }
};

struct Opened {
  Cms cms;
  Certificates certificates;
  CMS_SignerInfo* signer = nullptr;  // owned by cms
  X509* certificate() const { return sk_X509_value(certificates.get(), 0); }
};

std::optional<Opened> open(ByteView bytes) {
  const unsigned char* at = bytes.data();
  Opened opened;
  opened.cms.reset(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(bytes.size())));
  if (!opened.cms || OBJ_obj2nid(CMS_get0_type(opened.cms.get())) != NID_pkcs7_signed) return std::nullopt;
  opened.certificates.reset(CMS_get1_certs(opened.cms.get()));
  auto* signers = CMS_get0_SignerInfos(opened.cms.get());
  if (!opened.certificates || sk_X509_num(opened.certificates.get()) != 1) return std::nullopt;
  if (sk_CMS_SignerInfo_num(signers) != 1) return std::nullopt;
  opened.signer = sk_CMS_SignerInfo_value(signers, 0);
  return opened;
}

Bytes oid(int nid) { return to_der(i2d_ASN1_OBJECT, OBJ_nid2obj(nid)); }
Bytes number(std::uint8_t value) { return der::tlv(der::integer, std::array{value}); }
Bytes algorithm(int nid) { return der::tlv(der::sequence, oid(nid)); }  // RFC 5754: no parameters

Bytes signed_attributes(const CMS_SignerInfo* signer) {
  std::vector<Bytes> attributes;
  for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i)
    attributes.push_back(to_der(i2d_X509_ATTRIBUTE, CMS_signed_get_attr(signer, i)));
  return der::set_of(std::move(attributes));
}

ByteView bytes_of(const ASN1_STRING* string) {
  return {ASN1_STRING_get0_data(string), static_cast<std::size_t>(ASN1_STRING_length(string))};
}

// The token where it is the one unsigned attribute there is; otherwise nothing.
ByteView time_stamp_token(const CMS_SignerInfo* signer) {
  constexpr int exactly_one = -3;
  if (CMS_unsigned_get_attr_count(signer) != 1) return {};
  const auto* value = static_cast<const ASN1_STRING*>(CMS_unsigned_get0_data_by_OBJ(
      const_cast<CMS_SignerInfo*>(signer), OBJ_nid2obj(NID_id_smime_aa_timeStampToken), exactly_one, V_ASN1_SEQUENCE));
  return value == nullptr ? ByteView() : bytes_of(value);
}

Bytes unsigned_attributes(ByteView token) {
  if (token.empty()) return {};
  return der::tlv(der::context(1),
                  der::tlv(der::sequence, oid(NID_id_smime_aa_timeStampToken) + der::tlv(der::set, token)));
}

// SignedData as RFC 5652 section 5 has it, from the parts that may vary: certificate, signed attributes, signature,
// token.
Bytes canonical(const Opened& opened, ByteView token) {
  const X509* certificate = opened.certificate();
  const auto* signature = CMS_SignerInfo_get0_signature(opened.signer);
  const Bytes signer_id = der::tlv(der::sequence, to_der(i2d_X509_NAME, X509_get_issuer_name(certificate)) +
                                                      to_der(i2d_ASN1_INTEGER, X509_get0_serialNumber(certificate)));
  const Bytes signer = number(1) + signer_id + algorithm(NID_sha256) +
                       der::tlv(der::context(0), signed_attributes(opened.signer)) + algorithm(NID_ecdsa_with_SHA256) +
                       der::tlv(der::octet_string, bytes_of(signature)) + unsigned_attributes(token);
  const Bytes signed_data =
      number(1) + der::tlv(der::set, algorithm(NID_sha256)) + der::tlv(der::sequence, oid(NID_pkcs7_data)) +
      der::tlv(der::context(0), to_der(i2d_X509, certificate)) + der::tlv(der::set, der::tlv(der::sequence, signer));
  return der::tlv(der::sequence,
                  oid(NID_pkcs7_signed) + der::tlv(der::context(0), der::tlv(der::sequence, signed_data)));
}

// Content type, message digest, signing certificate: what baseline B asks for, once each, and nothing else.
bool attributes_are_baseline(const CMS_SignerInfo* signer) {
  if (CMS_signed_get_attr_count(signer) != 3) return false;
  const std::array wanted{NID_pkcs9_contentType, NID_pkcs9_messageDigest, NID_id_smime_aa_signingCertificateV2};
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](int nid) { return CMS_signed_get_attr_by_NID(signer, nid, -1) >= 0; });
}

bool names_its_certificate(const Opened& opened) {
  constexpr int exactly_one = -3;
  const auto* value = static_cast<const ASN1_STRING*>(CMS_signed_get0_data_by_OBJ(
      opened.signer, OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2), exactly_one, V_ASN1_SEQUENCE));
  if (value == nullptr) return false;
  const unsigned char* at = ASN1_STRING_get0_data(value);
  const std::unique_ptr<ESS_SIGNING_CERT_V2, EssFree> ess(
      d2i_ESS_SIGNING_CERT_V2(nullptr, &at, ASN1_STRING_length(value)));
  return ess && OSSL_ESS_check_signing_certs(nullptr, ess.get(), opened.certificates.get(), 1) == 1;
}

bool signature_holds(const Opened& opened, const SignedPdf& pdf) {
  Bytes covered(pdf.before.begin(), pdf.before.end());
  covered.insert(covered.end(), pdf.after.begin(), pdf.after.end());
  const Bio content(BIO_new_mem_buf(covered.data(), static_cast<int>(covered.size())));
  CREDIT_ENSURE(content);
  // Whether the certificate is believed is not OpenSSL's to say: the trust list names the keys.
  return CMS_verify(opened.cms.get(), nullptr, nullptr, content.get(), nullptr,
                    CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY) == 1;
}

}  // namespace

Result<PdfSigner> check_pdf_signature(const SignedPdf& pdf, const time_stamp::Anchors& believed) {
  const auto opened = open(pdf.cms);
  if (!opened) return wrong("not a CMS with one signer and one certificate");
  if (!attributes_are_baseline(opened->signer)) return wrong("signed attributes");
  const auto token = time_stamp_token(opened->signer);
  if (pdf.room != (token.empty() ? room_alone : room_with_stamp)) return wrong("not the room of such a signature");
  if (canonical(*opened, token) != pdf.cms) return wrong("not the canonical spelling");
  if (!names_its_certificate(*opened)) return wrong("signing certificate");
  if (!signature_holds(*opened, pdf)) return wrong("signature");
  const auto key = seal::public_key_from_spki(to_der(i2d_X509_PUBKEY, X509_get_X509_PUBKEY(opened->certificate())));
  if (!key) return wrong("key");
  PdfSigner signer{*key, std::nullopt};
  if (!token.empty()) {
    CREDIT_TRY(signer.stamp,
               time_stamp::check_token(token, bytes_of(CMS_SignerInfo_get0_signature(opened->signer)), believed));
  }
  return signer;
}

}  // namespace credit::verify
