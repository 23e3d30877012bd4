#include "report/time_stamp/token_form.h"

#include <algorithm>
#include <array>

#include "base/der.h"

namespace credit::time_stamp {
namespace {

using namespace openssl;
using der::operator+;

constexpr int certificate_limit = 6;

Bytes oid(int nid) { return to_der(i2d_ASN1_OBJECT, OBJ_nid2obj(nid)); }
Bytes number(std::uint8_t value) { return der::tlv(der::integer, std::array{value}); }

// The algorithm identifiers of a signer stand outside what he signs: only pairs that mean the same are taken.
bool algorithms_agree(const X509_ALGOR* digest, const X509_ALGOR* signature) {
  const int hash = OBJ_obj2nid(digest->algorithm);
  if (hash != NID_sha256 && hash != NID_sha384 && hash != NID_sha512) return false;
  const auto no_parameters = [](const X509_ALGOR* algorithm) {
    const int kind = algorithm->parameter == nullptr ? V_ASN1_UNDEF : ASN1_TYPE_get(algorithm->parameter);
    return kind == V_ASN1_UNDEF || kind == V_ASN1_NULL;
  };
  if (!no_parameters(digest) || !no_parameters(signature)) return false;
  const int method = OBJ_obj2nid(signature->algorithm);
  if (method == NID_rsaEncryption) return true;
  int signed_hash = NID_undef, key = NID_undef;
  return OBJ_find_sigid_algs(method, &signed_hash, &key) == 1 && signed_hash == hash &&
         (key == NID_rsaEncryption || key == NID_X9_62_id_ecPublicKey);
}

Bytes signed_attributes(const CMS_SignerInfo* signer) {
  std::vector<Bytes> attributes;
  for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i)
    attributes.push_back(to_der(i2d_X509_ATTRIBUTE, CMS_signed_get_attr(signer, i)));
  return der::set_of(std::move(attributes));
}

Bytes canonical(const TokenForm& form) {
  X509_ALGOR *digest = nullptr, *method = nullptr;
  CMS_SignerInfo_get0_algs(form.signer, nullptr, nullptr, &digest, &method);
  if (!algorithms_agree(digest, method)) return {};
  const Bytes hash = to_der(i2d_X509_ALGOR, digest);
  const auto* signature = CMS_SignerInfo_get0_signature(form.signer);
  const Bytes signer =
      number(1) +
      der::tlv(der::sequence, to_der(i2d_X509_NAME, X509_get_issuer_name(form.certificate)) +
                                  to_der(i2d_ASN1_INTEGER, X509_get0_serialNumber(form.certificate))) +
      hash + der::tlv(der::context(0), signed_attributes(form.signer)) + to_der(i2d_X509_ALGOR, method) +
      der::tlv(der::octet_string,
               {ASN1_STRING_get0_data(signature), static_cast<std::size_t>(ASN1_STRING_length(signature))});
  Bytes certificates;  // in the order they stand: authorities do not sort them
  for (int i = 0; i < sk_X509_num(form.certificates.get()); ++i)
    certificates = std::move(certificates) + to_der(i2d_X509, sk_X509_value(form.certificates.get(), i));
  const Bytes content =
      oid(NID_id_smime_ct_TSTInfo) + der::tlv(der::context(0), der::tlv(der::octet_string, form.info));
  const Bytes data = number(3) + der::tlv(der::set, hash) + der::tlv(der::sequence, content) +
                     der::tlv(der::context(0), certificates) + der::tlv(der::set, der::tlv(der::sequence, signer));
  return der::tlv(der::sequence, oid(NID_pkcs7_signed) + der::tlv(der::context(0), der::tlv(der::sequence, data)));
}

bool issued(X509* by, X509* certificate) {
  const bool holds =
      X509_check_issued(by, certificate) == X509_V_OK && X509_verify(certificate, X509_get0_pubkey(by)) == 1;
  ERR_clear_error();
  return holds;
}

// Each certificate but the signer's has issued another one of them; so none is there that nobody vouches for.
bool all_lead_on(const TokenForm& form) {
  const auto* all = form.certificates.get();
  for (int i = 0; i < sk_X509_num(all); ++i) {
    X509* one = sk_X509_value(all, i);
    if (one == form.certificate) continue;
    bool needed = X509_self_signed(one, 0) != 1 || X509_self_signed(one, 1) == 1;
    bool has_issued = false;
    for (int j = 0; j < sk_X509_num(all) && !has_issued; ++j) has_issued = j != i && issued(one, sk_X509_value(all, j));
    if (!needed || !has_issued) return false;
  }
  return true;
}

X509* certificate_of(const TokenForm& form) {
  for (int i = 0; i < sk_X509_num(form.certificates.get()); ++i) {
    X509* one = sk_X509_value(form.certificates.get(), i);
    if (CMS_SignerInfo_cert_cmp(form.signer, one) == 0) return one;
  }
  return nullptr;
}

struct ListsFree {
  void operator()(STACK_OF(X509_CRL) * lists) const { sk_X509_CRL_pop_free(lists, X509_CRL_free); }
};

std::optional<TokenForm> parts(ByteView token) {
  const unsigned char* at = token.data();
  TokenForm form;
  form.cms.reset(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(token.size())));
  if (!form.cms || OBJ_obj2nid(CMS_get0_type(form.cms.get())) != NID_pkcs7_signed) return std::nullopt;
  ASN1_OCTET_STRING** content = CMS_get0_content(form.cms.get());
  auto* signers = CMS_get0_SignerInfos(form.cms.get());
  form.certificates.reset(CMS_get1_certs(form.cms.get()));
  const std::unique_ptr<STACK_OF(X509_CRL), ListsFree> lists(CMS_get1_crls(form.cms.get()));
  if (content == nullptr || *content == nullptr || sk_CMS_SignerInfo_num(signers) != 1 || !form.certificates || lists ||
      OBJ_obj2nid(CMS_get0_eContentType(form.cms.get())) != NID_id_smime_ct_TSTInfo)
    return std::nullopt;
  form.info.assign(ASN1_STRING_get0_data(*content), ASN1_STRING_get0_data(*content) + ASN1_STRING_length(*content));
  form.signer = sk_CMS_SignerInfo_value(signers, 0);
  form.certificate = certificate_of(form);
  return form;
}

}  // namespace

std::optional<TokenForm> token_form(ByteView token) {
  auto form = parts(token);
  ERR_clear_error();
  if (!form || form->certificate == nullptr || sk_X509_num(form->certificates.get()) > certificate_limit)
    return std::nullopt;
  const bool good = CMS_signed_get_attr_count(form->signer) > 0 && CMS_unsigned_get_attr_count(form->signer) <= 0 &&
                    std::ranges::equal(canonical(*form), token) && all_lead_on(*form);
  ERR_clear_error();
  if (!good) return std::nullopt;
  return form;
}

}  // namespace credit::time_stamp
