// What a time stamp token (RFC 3161 section 2.4.2) says, once it has been checked.
#pragma once
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"

namespace credit::time_stamp {

// Certificates of time stamp authorities that are believed, DER: a root, one in between, or the authority's own.
using Anchors = std::vector<Bytes>;

struct Stamp {
  Instant time{};         // genTime, whole seconds
  std::string authority;  // subject of the certificate that signed, RFC 4514; foreign text
  bool proven = false;    // the certificate leads to an anchor; else it is only known that somebody wrote this token
};

// A token over the SHA-256 of `stamped`: one signer, whose certificate is inside, made for time stamping and for
// nothing else, and valid at the stamped time; its signature holds; the token is written in DER and carries nothing
// that is not needed for that. time_stamp_wrong
Result<Stamp> check_token(ByteView token, ByteView stamped, const Anchors& anchors);

// As above, and says what only a fresh token must: the request's nonce, and the policy asked for ("" when none).
struct Expected {
  Bytes nonce;         // the INTEGER's content octets, as sent
  std::string policy;  // dotted
};
Result<Stamp> check_fresh_token(ByteView token, ByteView stamped, const Anchors& anchors, const Expected& expected);

// PEM, one or more certificates. time_stamp_anchor_unusable
Result<Anchors> anchors_in_pem(ByteView pem);

}  // namespace credit::time_stamp
