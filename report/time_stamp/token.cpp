#include "report/time_stamp/token.h"

#include <openssl/pem.h>
#include <openssl/ts.h>

#include <algorithm>
#include <ctime>
#include <optional>

#include "base/failures/time-stamp.h"
#include "report/time_stamp/token_form.h"

namespace credit::time_stamp {
namespace {

using namespace openssl;

using TokenInfo = std::unique_ptr<TS_TST_INFO, Deleter<TS_TST_INFO_free>>;
using Store = std::unique_ptr<X509_STORE, Deleter<X509_STORE_free>>;
using Token = std::unique_ptr<PKCS7, Deleter<PKCS7_free>>;

tl::unexpected<Failure> wrong(const char* what) {
  ERR_clear_error();
  return fail(failure::time_stamp_wrong, what);
}

Certificate certificate_from(ByteView bytes) {
  const unsigned char* at = bytes.data();
  return Certificate(d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
}

TokenInfo info_from(ByteView bytes) {
  const unsigned char* at = bytes.data();
  TokenInfo info(d2i_TS_TST_INFO(nullptr, &at, static_cast<long>(bytes.size())));
  if (info && at != bytes.data() + bytes.size()) info.reset();
  return info;
}

bool speaks_of(TS_TST_INFO* info, ByteView stamped) {
  TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info);
  if (TS_TST_INFO_get_version(info) != 1 || OBJ_obj2nid(TS_MSG_IMPRINT_get_algo(imprint)->algorithm) != NID_sha256)
    return false;
  Bytes digest(32);
  CREDIT_ENSURE(EVP_Digest(stamped.data(), stamped.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
  const auto* said = TS_MSG_IMPRINT_get_msg(imprint);
  return std::ranges::equal(digest,
                            ByteView(ASN1_STRING_get0_data(said), static_cast<std::size_t>(ASN1_STRING_length(said))));
}

std::optional<Instant> time_of(const TS_TST_INFO* info) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(TS_TST_INFO_get_time(info), &parts) != 1) return std::nullopt;
  const auto day = std::chrono::year(parts.tm_year + 1900) / (parts.tm_mon + 1) / parts.tm_mday;
  if (!day.ok()) return std::nullopt;
  return Instant(std::chrono::sys_days(day) + std::chrono::hours(parts.tm_hour) + std::chrono::minutes(parts.tm_min) +
                 std::chrono::seconds(parts.tm_sec));
}

std::string name_of(const X509* certificate) {
  const Bio text(BIO_new(BIO_s_mem()));
  constexpr unsigned long form = XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
  if (!text || X509_NAME_print_ex(text.get(), X509_get_subject_name(certificate), 0, form) < 0) return {};
  char* at = nullptr;
  const auto size = BIO_get_mem_data(text.get(), &at);
  return {at, static_cast<std::size_t>(size)};
}

// The believed ones; any of them ends a chain. Judged by the stamped time, not by today.
Store store_of(const std::vector<Certificate>& believed, Instant when) {
  Store store(X509_STORE_new());
  CREDIT_ENSURE(store != nullptr);
  for (const auto& one : believed) X509_STORE_add_cert(store.get(), one.get());
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store.get()), when.time_since_epoch().count());
  X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN);
  return store;
}

bool signature_holds(ByteView token, const std::vector<Certificate>& believed, Instant when) {
  const unsigned char* at = token.data();
  const Token parsed(d2i_PKCS7(nullptr, &at, static_cast<long>(token.size())));
  const auto store = store_of(believed, when);
  const bool holds = parsed && TS_RESP_verify_signature(parsed.get(), nullptr, store.get(), nullptr) == 1;
  ERR_clear_error();
  return holds;
}

std::vector<Certificate> parsed(const Anchors& anchors) {
  std::vector<Certificate> all;
  for (const auto& anchor : anchors)
    if (auto one = certificate_from(anchor)) all.push_back(std::move(one));
  return all;
}

std::vector<Certificate> only(X509* certificate) {
  X509_up_ref(certificate);
  std::vector<Certificate> all;
  all.emplace_back(certificate);
  return all;
}

struct Checked {
  Stamp stamp;
  TokenInfo info;
};

Result<Checked> check(ByteView token, ByteView stamped, const Anchors& anchors) {
  const auto form = token_form(token);
  if (!form) return wrong("not a token in its one spelling");
  auto info = info_from(form->info);
  if (!info || !speaks_of(info.get(), stamped)) return wrong("it is over something else");
  const auto time = time_of(info.get());
  if (!time) return wrong("it says no time");
  const bool proven = !anchors.empty() && signature_holds(token, parsed(anchors), *time);
  if (!proven && !signature_holds(token, only(form->certificate), *time)) return wrong("its signature");
  return Checked{{*time, name_of(form->certificate), proven}, std::move(info)};
}

bool has_nonce(TS_TST_INFO* info, ByteView nonce) {
  const auto* said = TS_TST_INFO_get_nonce(info);
  if (said == nullptr || (ASN1_STRING_type(said) & V_ASN1_NEG) != 0) return false;
  return std::ranges::equal(nonce,
                            ByteView(ASN1_STRING_get0_data(said), static_cast<std::size_t>(ASN1_STRING_length(said))));
}

bool has_policy(TS_TST_INFO* info, const std::string& policy) {
  const std::unique_ptr<ASN1_OBJECT, Deleter<ASN1_OBJECT_free>> wanted(OBJ_txt2obj(policy.c_str(), 1));
  return wanted && OBJ_cmp(wanted.get(), TS_TST_INFO_get_policy_id(info)) == 0;
}

}  // namespace

Result<Stamp> check_token(ByteView token, ByteView stamped, const Anchors& anchors) {
  CREDIT_TRY(auto checked, check(token, stamped, anchors));
  return std::move(checked.stamp);
}

Result<Stamp> check_fresh_token(ByteView token, ByteView stamped, const Anchors& anchors, const Expected& expected) {
  CREDIT_TRY(auto checked, check(token, stamped, anchors));
  if (!has_nonce(checked.info.get(), expected.nonce)) return wrong("the nonce is another one");
  if (!expected.policy.empty() && !has_policy(checked.info.get(), expected.policy))
    return wrong("the policy is another one");
  return std::move(checked.stamp);
}

Result<Anchors> anchors_in_pem(ByteView pem) {
  const Bio text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  CREDIT_ENSURE(text != nullptr);
  Anchors anchors;
  while (const auto one = Certificate(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)))
    anchors.push_back(to_der(i2d_X509, one.get()));
  ERR_clear_error();
  if (anchors.empty()) return fail(failure::time_stamp_anchor_unusable, "no certificate in PEM");
  return anchors;
}

}  // namespace credit::time_stamp
