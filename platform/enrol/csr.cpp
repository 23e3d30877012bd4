#include "platform/enrol/csr.h"

#include "base/failures/enrolment.h"
#include "base/openssl.h"

namespace credit::platform::enrol {
namespace {

using Request = std::unique_ptr<X509_REQ, openssl::Deleter<X509_REQ_free>>;

tl::unexpected<Failure> malformed(const char* why) { return fail(failure::enrolment_request_malformed, why); }

Result<Request> parse(ByteView der) {
  const auto* at = der.data();
  Request request(d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  if (!request) return malformed("no PKCS#10");
  if (at != der.data() + der.size()) return malformed("bytes after the request");
  if (X509_REQ_get_version(request.get()) != X509_REQ_VERSION_1) return malformed("version");
  return request;
}

Result<seal::PublicKey> key_of(X509_REQ* request) {
  X509_PUBKEY* const held = X509_REQ_get_X509_PUBKEY(request);
  const Bytes spki = held == nullptr ? Bytes() : openssl::to_der(i2d_X509_PUBKEY, held);
  auto key = seal::public_key_from_spki(spki);
  ERR_clear_error();
  // One spelling only: no explicit parameters, no compressed point.
  if (!key || key->algorithm != seal::Algorithm::es256 || seal::spki_of(*key) != spki)
    return fail(failure::enrolment_key_refused, "not P-256");
  if (X509_REQ_get_signature_nid(request) != NID_ecdsa_with_SHA256)
    return fail(failure::enrolment_key_refused, "not signed with ECDSA and SHA-256");
  return key;
}

Status check_signature(X509_REQ* request) {
  const int good = X509_REQ_verify(request, X509_REQ_get0_pubkey(request));
  ERR_clear_error();
  if (good != 1) return fail(failure::enrolment_signature_wrong);
  return {};
}

Result<std::string> text_of(const X509_NAME_ENTRY* entry) {
  unsigned char* raw = nullptr;
  const int size = ASN1_STRING_to_UTF8(&raw, X509_NAME_ENTRY_get_data(entry));
  const openssl::DerBytes owner(raw);
  ERR_clear_error();
  if (size < 0) return malformed("subject");
  return std::string(raw, raw + size);
}

Status read_subject(X509_REQ* request, CertificateRequest& into) {
  const X509_NAME* const name = X509_REQ_get_subject_name(request);
  for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
    const X509_NAME_ENTRY* const entry = X509_NAME_get_entry(name, i);
    const int kind = OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry));
    auto& part = kind == NID_commonName ? into.common_name : into.organization;
    if ((kind != NID_commonName && kind != NID_organizationName) || part)
      return fail(failure::enrolment_subject_foreign, "a part other than one CN and one O");
    CREDIT_TRY(part, text_of(entry));
  }
  return {};
}

bool is_blank(char c) { return c == '\r' || c == '\n' || c == ' ' || c == '\t'; }

}  // namespace

Result<CertificateRequest> read_request_der(ByteView der) {
  CREDIT_TRY(const auto request, parse(der));
  CertificateRequest read;
  CREDIT_TRY(read.key, key_of(request.get()));
  CREDIT_CHECK(check_signature(request.get()));
  CREDIT_CHECK(read_subject(request.get(), read));
  return read;
}

Result<CertificateRequest> read_request(std::string_view base64) {
  if (base64.size() > largest_request) return malformed("too long");
  std::string digits;
  for (const char c : base64)
    if (!is_blank(c)) digits += c;
  const auto der = from_base64(digits);
  if (!der || der->empty()) return malformed("no base64");
  return read_request_der(*der);
}

}  // namespace credit::platform::enrol
