#include "report/signed_data/certificate.h"

#include <openssl/pem.h>

#include <algorithm>
#include <array>

#include "base/failures/signed-data.h"
#include "report/seal/key_form.h"
#include "report/signed_data/form.h"

namespace credit::signed_data {
namespace {

using namespace openssl;
using der::operator+;

using Store = std::unique_ptr<X509_STORE, Deleter<X509_STORE_free>>;
using Walk = std::unique_ptr<X509_STORE_CTX, Deleter<X509_STORE_CTX_free>>;

// The identity belongs to each certificate by itself.
Certificate with_identity(ByteView bytes) {
  auto certificate = certificate_from(bytes);
  auto* identity = ASN1_OCTET_STRING_new();
  CREDIT_ENSURE(identity != nullptr);
  ASN1_OCTET_STRING_set(identity, view(seal::sm2_identity).data(), static_cast<int>(seal::sm2_identity.size()));
  if (certificate)
    X509_set0_distinguishing_id(certificate.get(), identity);
  else
    ASN1_OCTET_STRING_free(identity);
  return certificate;
}

constexpr std::uint8_t boolean = 0x01, bit_string = 0x03;

Bytes name_of(const std::string& common_name) {
  const std::unique_ptr<X509_NAME, Deleter<X509_NAME_free>> name(X509_NAME_new());
  CREDIT_ENSURE(name != nullptr);
  X509_NAME_add_entry_by_txt(name.get(), "CN", MBSTRING_UTF8, view(common_name).data(),
                             static_cast<int>(common_name.size()), -1, 0);
  return to_der(i2d_X509_NAME, name.get());
}

Bytes time_of(Instant at) {
  const Asn1Time time(ASN1_TIME_set(nullptr, at.time_since_epoch().count()));
  return to_der(i2d_ASN1_TIME, time.get());
}

Bytes extension(int nid, const Bytes& value) {
  const Bytes critical = der::tlv(boolean, std::array<std::uint8_t, 1>{0xFF});
  return der::tlv(der::sequence,
                  to_der(i2d_ASN1_OBJECT, OBJ_nid2obj(nid)) + critical + der::tlv(der::octet_string, value));
}

// An end entity that signs: digitalSignature and nonRepudiation (RFC 5280 section 4.2.1).
Bytes extensions() {
  const Bytes uses = der::tlv(bit_string, std::array<std::uint8_t, 2>{0x06, 0xC0});
  return der::tlv(der::context(3),
                  der::tlv(der::sequence, extension(NID_basic_constraints, der::tlv(der::sequence, {})) +
                                              extension(NID_key_usage, uses)));
}

}  // namespace

Result<Bytes> certificate_in_pem(ByteView pem) {
  const Bio text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const Certificate certificate(text ? PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr) : nullptr);
  ERR_clear_error();
  if (!certificate) return fail(failure::signed_data_not_made, "no certificate in PEM");
  return to_der(i2d_X509, certificate.get());
}

Result<Bytes> self_signed(const seal::Signer& signer, const seal::PublicKey& key, const std::string& name, Instant from,
                          Instant to) {
  if (key.algorithm != seal::Algorithm::sm2_sm3) return fail(failure::signed_data_not_made, "the key is not SM2");
  const Bytes version = der::tlv(der::context(0), der::tlv(der::integer, std::array<std::uint8_t, 1>{2}));
  Bytes number(key.x.begin(), key.x.begin() + 8);
  number[0] = static_cast<std::uint8_t>((number[0] & 0x7F) | 0x40);  // positive, and of this length in DER
  const Bytes life = der::tlv(der::sequence, time_of(from) + time_of(to));
  const Bytes body = der::tlv(der::sequence, version + der::tlv(der::integer, number) + sm2_with_sm3() + name_of(name) +
                                                 life + name_of(name) + seal::spki_of(key) + extensions());
  CREDIT_TRY(const auto raw, signer.sign(body));
  if (!seal::verify_signature(key, body, raw)) return fail(failure::signed_data_not_made, "the key is another one");
  const Bytes whole_octets{0x00};  // no unused bits
  return der::tlv(der::sequence,
                  body + sm2_with_sm3() + der::tlv(bit_string, whole_octets + seal::key_form::der_from_raw(raw)));
}

bool chain_holds(ByteView certificate, const std::vector<Bytes>& between, const std::vector<Bytes>& anchors,
                 Instant at) {
  const auto leaf = with_identity(certificate);
  const Store store(X509_STORE_new());
  const Certificates middle(sk_X509_new_null());
  const Walk walk(X509_STORE_CTX_new());
  CREDIT_ENSURE(store && middle && walk);
  for (const auto& anchor : anchors)
    if (const auto one = with_identity(anchor)) X509_STORE_add_cert(store.get(), one.get());
  for (const auto& der : between)
    if (auto one = with_identity(der)) sk_X509_push(middle.get(), one.release());
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()), at.time_since_epoch().count());
  const bool holds = leaf && X509_STORE_CTX_init(walk.get(), store.get(), leaf.get(), middle.get()) == 1 &&
                     X509_verify_cert(walk.get()) == 1;
  ERR_clear_error();
  return holds;
}

}  // namespace credit::signed_data
