#include "report/signed_data/signed_data.h"

#include "base/failures/signed-data.h"
#include "report/seal/key_form.h"
#include "report/signed_data/form.h"

namespace credit::signed_data {
namespace {

std::optional<seal::PublicKey> sm2_key_of(const X509* certificate) {
  const auto* key = X509_get0_pubkey(certificate);
  const auto shown = key == nullptr ? std::nullopt : seal::key_form::public_half(key);
  ERR_clear_error();
  return shown && shown->algorithm == seal::Algorithm::sm2_sm3 ? shown : std::nullopt;
}

tl::unexpected<Failure> not_made(const char* why) { return fail(failure::signed_data_not_made, why); }
tl::unexpected<Failure> malformed(const char* why) { return fail(failure::signed_data_malformed, why); }

}  // namespace

Result<Bytes> sign(ByteView content, const seal::Signer& signer, ByteView certificate_der, Instant now) {
  if (signer.algorithm() != seal::Algorithm::sm2_sm3) return not_made("the key is not SM2");
  if (content.size() > size_limit / 2) return not_made("the document is too large");
  const auto certificate = certificate_from(certificate_der);
  const auto key = certificate ? sm2_key_of(certificate.get()) : std::nullopt;
  if (!key) return not_made("the certificate does not hold an SM2 key");
  Parts parts{{content.begin(), content.end()}, {certificate_der.begin(), certificate_der.end()}, {}, now};
  const auto message = attribute_set(parts);
  CREDIT_TRY(const auto raw, signer.sign(message));
  if (!seal::verify_signature(*key, message, raw)) return not_made("the key is not the certificate's");
  parts.signature = seal::key_form::der_from_raw(raw);
  return write(parts, certificate.get());
}

bool is_signed_data(ByteView bytes) { return has_our_type(bytes); }

Result<SignedData> open(ByteView bytes) {
  if (bytes.size() > size_limit) return malformed("too large");
  auto parts = read(bytes);
  if (!parts) return malformed("not the one spelling");
  const auto key = sm2_key_of(certificate_from(parts->certificate).get());
  if (!key) return malformed("the certificate's key is not SM2");
  auto raw = seal::key_form::raw_from_der(parts->signature);
  // OpenSSL forgives spellings of r and s: only the shortest one is ours.
  if (!raw || seal::key_form::der_from_raw(*raw) != parts->signature) return malformed("signature value");
  SignedData data;
  data.message = attribute_set(*parts);
  data.content = std::move(parts->content);
  data.signed_at = parts->signed_at;
  data.key = *key;
  data.signature = std::move(*raw);
  return data;
}

}  // namespace credit::signed_data
