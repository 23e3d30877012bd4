#include "tests/support/stamp_authority.h"

#include <openssl/ts.h>

#include <ctime>

#include "base/der.h"

namespace credit::test {
namespace {

using namespace openssl;

using Context = std::unique_ptr<TS_RESP_CTX, Deleter<TS_RESP_CTX_free>>;
using Object = std::unique_ptr<ASN1_OBJECT, Deleter<ASN1_OBJECT_free>>;
using Reply = std::unique_ptr<TS_RESP, Deleter<TS_RESP_free>>;

Key new_key() {
  Key key(EVP_EC_gen("P-256"));
  CREDIT_ENSURE(key != nullptr);
  return key;
}

void extend(X509* certificate, int nid, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
  CREDIT_ENSURE(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

Certificate new_certificate(const char* name, EVP_PKEY* key, Instant now, const X509* issuer, EVP_PKEY* issuer_key,
                            const char* usage) {
  Certificate made(X509_new());
  X509_set_version(made.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), issuer == nullptr ? 1 : 2);
  std::time_t start = (now - std::chrono::hours(24)).time_since_epoch().count();
  X509_time_adj_ex(X509_getm_notBefore(made.get()), 0, 0, &start);
  X509_time_adj_ex(X509_getm_notAfter(made.get()), 365, 0, &start);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_UTF8, view(name).data(), -1, -1, 0);
  X509_set_issuer_name(made.get(), X509_get_subject_name(issuer == nullptr ? made.get() : issuer));
  X509_set_pubkey(made.get(), key);
  if (issuer == nullptr) {
    extend(made.get(), NID_basic_constraints, "critical,CA:TRUE");
    extend(made.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
  } else {
    extend(made.get(), NID_key_usage, "critical,digitalSignature");
    if (*usage != '\0') extend(made.get(), NID_ext_key_usage, usage);
  }
  CREDIT_ENSURE(X509_sign(made.get(), issuer_key, EVP_sha256()) > 0);
  return made;
}

int tell_time(TS_RESP_CTX*, void* now, long* seconds, long* microseconds) {
  *seconds = static_cast<const Instant*>(now)->time_since_epoch().count();
  *microseconds = 0;
  return 1;
}

ASN1_INTEGER* tell_serial(TS_RESP_CTX*, void*) {
  ASN1_INTEGER* serial = ASN1_INTEGER_new();
  ASN1_INTEGER_set(serial, 4711);
  return serial;
}

}  // namespace

StampAuthority::StampAuthority(Instant now, Habits habits)
    : now_(now),
      habits_(habits),
      root_key_(new_key()),
      key_(new_key()),
      root_(new_certificate("Test root of time", root_key_.get(), now, nullptr, root_key_.get(), "")),
      certificate_(new_certificate("Test time authority", key_.get(), now, root_.get(), root_key_.get(), right_usage)) {
  if (std::string_view(habits.usage) != right_usage)
    wrong_ = new_certificate("Test time authority", key_.get(), now, root_.get(), root_key_.get(), habits.usage);
}

Result<Bytes> StampAuthority::ask(ByteView request) const {
  Bytes reply = reply_to(request);
  if (!wrong_) return reply;
  CREDIT_TRY(const auto token, time_stamp::token_in_reply(reply));
  const Bytes granted{0x30, 0x03, 0x02, 0x01, 0x00};
  using der::operator+;
  return der::tlv(der::sequence, granted + signed_by_us(token));
}

// The library makes no token by a certificate that is not for time stamping; an authority could.
Bytes StampAuthority::signed_by_us(ByteView token) const {
  const unsigned char* at = token.data();
  const Cms good(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(token.size())));
  const ASN1_OCTET_STRING* info = *CMS_get0_content(good.get());
  const Bio content(BIO_new_mem_buf(ASN1_STRING_get0_data(info), ASN1_STRING_length(info)));
  constexpr unsigned parts = CMS_PARTIAL | CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES;
  const Cms cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, parts));
  CREDIT_ENSURE(CMS_set1_eContentType(cms.get(), OBJ_nid2obj(NID_id_smime_ct_TSTInfo)) == 1);
  CREDIT_ENSURE(CMS_add1_signer(cms.get(), wrong_.get(), key_.get(), EVP_sha256(), parts) != nullptr);
  CREDIT_ENSURE(CMS_final(cms.get(), content.get(), nullptr, parts) == 1);
  return to_der(i2d_CMS_ContentInfo, cms.get());
}

Bytes StampAuthority::reply_to(ByteView request) const {
  const Context context(TS_RESP_CTX_new());
  const Object policy(OBJ_txt2obj(habits_.policy, 1));
  const Certificates more(sk_X509_new_null());
  CREDIT_ENSURE(context && policy && more);
  CREDIT_ENSURE(TS_RESP_CTX_set_signer_cert(context.get(), certificate_.get()) == 1);
  TS_RESP_CTX_set_signer_key(context.get(), key_.get());
  TS_RESP_CTX_set_signer_digest(context.get(), EVP_sha256());
  TS_RESP_CTX_set_ess_cert_id_digest(context.get(), EVP_sha256());
  TS_RESP_CTX_set_def_policy(context.get(), policy.get());
  TS_RESP_CTX_add_md(context.get(), EVP_sha256());
  Instant now = now_;
  TS_RESP_CTX_set_time_cb(context.get(), tell_time, &now);
  TS_RESP_CTX_set_serial_cb(context.get(), tell_serial, nullptr);
  if (habits_.sends_root) {
    X509_up_ref(root_.get());
    sk_X509_push(more.get(), root_.get());
    TS_RESP_CTX_set_certs(context.get(), more.get());
  }
  const Bio question(BIO_new_mem_buf(request.data(), static_cast<int>(request.size())));
  const Reply reply(TS_RESP_create_response(context.get(), question.get()));
  ERR_clear_error();
  CREDIT_ENSURE(reply != nullptr);
  return to_der(i2d_TS_RESP, reply.get());
}

Bytes StampAuthority::token_over(ByteView stamped) const {
  return *time_stamp::token_in_reply(*ask(time_stamp::request_for(stamped, {}).der));
}

}  // namespace credit::test
