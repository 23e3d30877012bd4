#include "report/render/cms.h"

#include <algorithm>

#include "base/failures/render.h"
#include "base/openssl.h"
#include "report/seal/key_form.h"

namespace credit::render {
namespace {

constexpr unsigned parts = CMS_PARTIAL | CMS_BINARY | CMS_DETACHED | CMS_NOSMIMECAP | CMS_CADES;

tl::unexpected<Failure> refused(const char* step) {
  return fail(failure::pdf_sign_failed, std::string(step) + ": " + openssl::last_reason());
}

openssl::Certificate certificate_from(ByteView der) {
  const auto* at = der.data();
  openssl::Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (certificate && at != der.data() + der.size()) certificate.reset();
  return certificate;
}

bool add_attributes(CMS_SignerInfo* signer, const std::array<std::uint8_t, 32>& digest) {
  // The library dates every signature; PAdES forbids it, the date stands in the PDF's signature dictionary.
  for (int at = 0; (at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1)) >= 0;)
    X509_ATTRIBUTE_free(CMS_signed_delete_attr(signer, at));
  return CMS_signed_get_attr_by_NID(signer, NID_id_smime_aa_signingCertificateV2, -1) >= 0 &&
         CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1) ==
             1 &&
         CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest.data(),
                                     static_cast<int>(digest.size())) == 1;
}

// What is signed is the attributes as a DER SET (RFC 5652 section 5.4): sorted, tag 0x31.
Bytes attribute_set(CMS_SignerInfo* signer) {
  std::vector<Bytes> encoded;
  std::size_t size = 0;
  for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
    encoded.push_back(openssl::to_der(i2d_X509_ATTRIBUTE, CMS_signed_get_attr(signer, i)));
    size += encoded.back().size();
  }
  std::ranges::sort(encoded);
  CREDIT_ENSURE(size >= 128 && size < 0x10000);
  Bytes set{0x31};
  if (size > 0xFF) {
    set.push_back(0x82);
    set.push_back(static_cast<std::uint8_t>(size >> 8));
  } else {
    set.push_back(0x81);
  }
  set.push_back(static_cast<std::uint8_t>(size & 0xFF));
  for (const auto& one : encoded) set.insert(set.end(), one.begin(), one.end());
  return set;
}

Status put_signature(CMS_SignerInfo* info, const seal::Signer& signer, const seal::PublicKey& key) {
  const auto message = attribute_set(info);
  const auto raw = signer.sign(message);
  if (!raw) return fail(failure::pdf_sign_failed, raw.error().describe());
  if (!seal::verify_signature(key, message, *raw))
    return fail(failure::pdf_sign_failed, "the key is not the certificate's");
  const auto der = seal::key_form::der_from_raw(*raw);
  if (ASN1_STRING_set(CMS_SignerInfo_get0_signature(info), der.data(), static_cast<int>(der.size())) != 1)
    return refused("signature value");
  return {};
}

Status put_stamp(CMS_SignerInfo* info, const Stamping& stamping) {
  const auto* signature = CMS_SignerInfo_get0_signature(info);
  const ByteView value(ASN1_STRING_get0_data(signature), static_cast<std::size_t>(ASN1_STRING_length(signature)));
  CREDIT_TRY(const auto token, time_stamp::stamp(value, *stamping.authority, stamping.rules, stamping.now));
  if (CMS_unsigned_add1_attr_by_NID(info, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.data(),
                                    static_cast<int>(token.size())) != 1)
    return refused("time stamp");
  return {};
}

}  // namespace

Result<Bytes> detached_cms(const std::array<std::uint8_t, 32>& content_digest, const seal::Signer& signer,
                           ByteView certificate_der, const Stamping* stamping) {
  const auto certificate = certificate_from(certificate_der);
  if (!certificate) return refused("certificate");
  auto* key = X509_get0_pubkey(certificate.get());
  const auto point = key == nullptr ? std::nullopt : seal::key_form::public_half(key);
  if (!point || point->algorithm != seal::Algorithm::es256)
    return fail(failure::pdf_sign_failed, "the certificate's key is not P-256");
  const openssl::Cms cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, parts));
  if (!cms) return refused("container");
  // Only the public key is at hand: the library prepares, the signer signs.
  auto* info = CMS_add1_signer(cms.get(), certificate.get(), key, EVP_sha256(), parts);
  if (info == nullptr || !add_attributes(info, content_digest)) return refused("signed attributes");
  CREDIT_CHECK(put_signature(info, signer, *point));
  if (stamping != nullptr) CREDIT_CHECK(put_stamp(info, *stamping));
  auto der = openssl::to_der(i2d_CMS_ContentInfo, cms.get());
  if (der.empty()) return refused("encoding");
  return der;
}

}  // namespace credit::render
