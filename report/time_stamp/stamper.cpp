#include "report/time_stamp/stamper.h"

#include <openssl/rand.h>
#include <openssl/ts.h>

#include <array>

#include "base/der.h"
#include "base/failures/time-stamp.h"
#include "base/openssl.h"

namespace credit::time_stamp {
namespace {

using namespace openssl;
using der::operator+;

constexpr std::size_t nonce_size = 8, reply_limit = 64U << 10;
constexpr int granted = 0, granted_with_changes = 1;
constexpr std::uint8_t boolean = 0x01, yes = 0xFF;

Bytes random_nonce() {
  Bytes nonce(nonce_size);
  CREDIT_ENSURE(RAND_bytes(nonce.data(), static_cast<int>(nonce.size())) == 1);
  nonce[0] = static_cast<std::uint8_t>((nonce[0] & 0x7F) | 0x40);  // positive, and of this length in DER
  return nonce;
}

Bytes imprint_of(ByteView signature) {
  Bytes digest(32);
  CREDIT_ENSURE(EVP_Digest(signature.data(), signature.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
  const Bytes sha256 = der::tlv(der::sequence, to_der(i2d_ASN1_OBJECT, OBJ_nid2obj(NID_sha256)));
  return der::tlv(der::sequence, sha256 + der::tlv(der::octet_string, digest));
}

Bytes policy_id(const std::string& policy) {
  if (policy.empty()) return {};
  const std::unique_ptr<ASN1_OBJECT, Deleter<ASN1_OBJECT_free>> id(OBJ_txt2obj(policy.c_str(), 1));
  CREDIT_ENSURE(id != nullptr);  // a setting, checked where it was read
  return to_der(i2d_ASN1_OBJECT, id.get());
}

}  // namespace

Request request_for(ByteView signature, const std::string& policy) {
  Request request;
  request.nonce = random_nonce();
  request.der = der::tlv(der::sequence, der::tlv(der::integer, std::array<std::uint8_t, 1>{1}) + imprint_of(signature) +
                                            policy_id(policy) + der::tlv(der::integer, request.nonce) +
                                            der::tlv(boolean, std::array<std::uint8_t, 1>{yes}));
  return request;
}

Result<Bytes> token_in_reply(ByteView reply) {
  const unsigned char* at = reply.data();
  const std::unique_ptr<TS_RESP, Deleter<TS_RESP_free>> parsed(
      reply.size() > reply_limit ? nullptr : d2i_TS_RESP(nullptr, &at, static_cast<long>(reply.size())));
  ERR_clear_error();
  if (!parsed || at != reply.data() + reply.size()) return fail(failure::time_stamp_wrong, "not a reply");
  const auto status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(parsed.get())));
  if (status != granted && status != granted_with_changes)
    return fail(failure::time_stamp_unavailable, "refused with status " + std::to_string(status));
  auto* token = TS_RESP_get_token(parsed.get());
  if (token == nullptr) return fail(failure::time_stamp_wrong, "granted, and no token");
  // The very bytes: a re-encoding could hide what the check is there to find.
  der::Reader whole(reply);
  const auto outer = whole.next(der::sequence);
  der::Reader inside(outer ? outer->value : ByteView());
  const auto info = inside.next(der::sequence), bytes = inside.next(der::sequence);
  if (!info || !bytes || !inside.done()) return fail(failure::time_stamp_wrong, "the reply is not DER");
  return Bytes(bytes->whole.begin(), bytes->whole.end());
}

Result<Bytes> stamp(ByteView signature, const TimeStamper& authority, const StampRules& rules, Instant now) {
  const auto request = request_for(signature, rules.policy);
  CREDIT_TRY(const Bytes reply, authority.ask(request.der));
  CREDIT_TRY(Bytes token, token_in_reply(reply));
  CREDIT_TRY(const auto stamp, check_fresh_token(token, signature, rules.anchors, {request.nonce, rules.policy}));
  if (!stamp.proven) return fail(failure::time_stamp_wrong, "the authority is not the one we believe");
  if (stamp.time > now + rules.tolerance || stamp.time + rules.tolerance < now)
    return fail(failure::time_stamp_wrong, "its clock and ours disagree: " + to_rfc3339(stamp.time));
  return token;
}

}  // namespace credit::time_stamp
