// Getting newer lists, without the getting: what to ask for next, and what an answer does to what we hold. Whoever
// carries the questions (a bank's command, a kiosk) brings its own network. Nothing an answer holds is believed but by
// its signature and its number; a bad answer changes nothing.
#pragma once
#include <map>

#include "report/trust/trust_list.h"

namespace credit::trust {

// What a server said of the list it sent, to be asked again with (RFC 9110 section 13.1), as it said it.
struct Validators {
  std::string etag, last_modified;  // may be empty; printable ASCII, at most 256 characters each
  bool operator==(const Validators&) const = default;
};

struct ListRequest {
  std::string path;  // below the server's address: "/v1/trust-list", "/v1/status-list/CN-990000"
  Validators held;   // of what we hold; both empty: ask without condition
};
struct ListAnswer {
  int status = 0;  // HTTP
  Validators validators;
  Bytes body;  // no more than list_limit + 1
};

// By path, whom the held list came with. A validator counts only beside the very bytes it came with: a bundle put in
// place by hand must not be taken for the newest because an older one was.
class ListMemory {
 public:
  void keep(const std::string& path, ByteView signed_list, Validators validators);
  Validators recall(const std::string& path, ByteView signed_list) const;  // empty when of other bytes
  Bytes encode() const;                                                    // CBOR [ [ path, digest, etag, date ] ]
  static ListMemory decode(ByteView bytes);                                // an unreadable memory is an empty one

 private:
  struct Entry {
    Bytes digest;
    Validators validators;
  };
  std::map<std::string, Entry> entries_;
};

enum class Taken : std::uint8_t {
  newer,        // taken in
  same,         // 304, or sent again as it is
  not_offered,  // 404: this server has no list of that issuer
};

// One round: the trust list, then a status list for each issuer of it that has a status key.
class Renewal {
 public:
  Renewal(TrustBundle held, ListMemory memory);

  const ListRequest* next() const;  // nullptr: the round is over
  // The answer to next(). lists_unreachable (the network's failure, handed in: ends the round), list_answer_unexpected,
  // list_too_large, and the failures of renew and renew_status.
  Result<Taken> take(const Result<ListAnswer>& answer);

  const TrustBundle& held() const { return held_; }
  const ListMemory& memory() const { return memory_; }
  bool changed() const { return changed_; }  // the bundle, since the round began

 private:
  Result<Taken> take_body(const ListRequest& request, const ListAnswer& answer);
  Result<Taken> unchanged(const ListRequest& request);
  void plan_status();
  const Bytes* held_for(const std::string& path) const;  // nullptr: none

  TrustBundle held_;
  ListMemory memory_;
  std::vector<ListRequest> plan_;
  std::size_t at_ = 0;
  bool changed_ = false;
};

// Issuers with a status key in the list whose code may stand in a path (A-Z 0-9 -), each once, in order.
std::vector<std::string> status_issuers(const TrustList& list);

// What a machine keeps that was given a bundle and renews it by itself: the newer lists, and the root of the bundle
// they grew from. CBOR [ origin SPKI DER, bundle ].
struct GrownBundle {
  seal::PublicKey origin;
  TrustBundle bundle;
};
Bytes encode(const GrownBundle& grown);
Result<GrownBundle> open_grown(ByteView bytes);  // trust_bundle_malformed and the failures of open_bundle

// What such a machine believes after a restart: the given bundle when somebody put another root in place, else what it
// had grown to, with whatever the given one has newer.
GrownBundle joined(const TrustBundle& given, const GrownBundle& grown);

}  // namespace credit::trust
