// Asks an authority for a time stamp and believes only what it has checked.
#pragma once
#include "report/time_stamp/token.h"

namespace credit::time_stamp {

// The way to an authority, and nothing more: request bytes there (application/timestamp-query), reply bytes back.
class TimeStamper {
 public:
  virtual ~TimeStamper() = default;
  virtual Result<Bytes> ask(ByteView request) const = 0;  // time_stamp_unavailable; within a time limit of its own
};

struct StampRules {
  Anchors anchors;                      // at least one: an unproven stamp is not embedded
  std::string policy{};                 // asked for and expected, dotted; "" leaves it to the authority
  std::chrono::seconds tolerance{300};  // between the authority's clock and ours
};

// TimeStampReq: SHA-256 of `signature`, a nonce of 8 random octets, certReq.
struct Request {
  Bytes der, nonce;
};
Request request_for(ByteView signature, const std::string& policy);
// The token inside a TimeStampResp that was granted. time_stamp_unavailable when the authority refused,
// time_stamp_wrong when it is not a reply
Result<Bytes> token_in_reply(ByteView reply);

// The token, DER, checked as check_fresh_token has it and proven. time_stamp_unavailable, time_stamp_wrong
Result<Bytes> stamp(ByteView signature, const TimeStamper& authority, const StampRules& rules, Instant now);

}  // namespace credit::time_stamp
