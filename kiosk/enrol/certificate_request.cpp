#include "kiosk/enrol/certificate_request.h"

#include <openssl/pkcs7.h>

#include "base/failures/machine-identity.h"

namespace credit::enrol {
namespace {

constexpr std::size_t largest_answer = 64U << 10;

using Request = std::unique_ptr<X509_REQ, openssl::Deleter<X509_REQ_free>>;
using Message = std::unique_ptr<PKCS7, openssl::Deleter<PKCS7_free>>;
using Store = std::unique_ptr<X509_STORE, openssl::Deleter<X509_STORE_free>>;
using Verification = std::unique_ptr<X509_STORE_CTX, openssl::Deleter<X509_STORE_CTX_free>>;

tl::unexpected<Failure> refused(const std::string& why) {
  ERR_clear_error();
  return fail(failure::enrolment_answer_refused, why);
}

Result<Message> message_in(std::string_view base64) {
  if (base64.size() > largest_answer) return refused("too large");
  std::string digits;
  for (const char c : base64)
    if (c != '\r' && c != '\n' && c != ' ' && c != '\t') digits += c;
  const auto der = from_base64(digits);
  if (!der || der->empty()) return refused("no base64");
  const auto* at = der->data();
  Message message(d2i_PKCS7(nullptr, &at, static_cast<long>(der->size())));
  if (!message || !PKCS7_type_is_signed(message.get()) || message->d.sign == nullptr) return refused("no PKCS#7");
  return message;
}

// Checked for the use it will be put to, by this authority alone, at the given time.
bool vouched_for(X509* certificate, const Expected& expected) {
  const Store store(X509_STORE_new());
  const Verification check(X509_STORE_CTX_new());
  if (!store || !check || X509_STORE_load_file(store.get(), expected.authority.c_str()) != 1) return false;
  if (X509_STORE_CTX_init(check.get(), store.get(), certificate, nullptr) != 1) return false;
  X509_STORE_CTX_set_time(check.get(), 0, static_cast<time_t>(expected.now.time_since_epoch().count()));
  X509_STORE_CTX_set_purpose(check.get(), X509_PURPOSE_SSL_CLIENT);
  return X509_verify_cert(check.get()) == 1;
}

}  // namespace

Result<std::string> request_for(EVP_PKEY* key, const std::string& kiosk) {
  const Request request(X509_REQ_new());
  const auto* name = reinterpret_cast<const unsigned char*>(kiosk.data());
  const bool made = request && X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1 &&
                    X509_NAME_add_entry_by_NID(X509_REQ_get_subject_name(request.get()), NID_commonName, MBSTRING_UTF8,
                                               name, static_cast<int>(kiosk.size()), -1, 0) == 1 &&
                    X509_REQ_set_pubkey(request.get(), key) == 1 && X509_REQ_sign(request.get(), key, EVP_sha256()) > 0;
  if (!made) return fail(failure::enrolment_key_unmade, openssl::last_reason());
  return to_base64(openssl::to_der(i2d_X509_REQ, request.get()));
}

Result<openssl::Certificate> certificate_in(std::string_view base64, const Expected& expected) {
  CREDIT_TRY(const auto message, message_in(base64));
  const auto* certificates = message->d.sign->cert;
  for (int i = 0; i < sk_X509_num(certificates); ++i) {
    auto* const found = sk_X509_value(certificates, i);
    if (EVP_PKEY_eq(X509_get0_pubkey(found), expected.key) != 1) continue;
    if (common_name_of(found) != expected.kiosk) return refused("made out for another machine");
    if (!vouched_for(found, expected)) return refused("not by the authority of the settings, or not in force");
    X509_up_ref(found);
    return openssl::Certificate(found);
  }
  return refused("no certificate of our key");
}

}  // namespace credit::enrol
