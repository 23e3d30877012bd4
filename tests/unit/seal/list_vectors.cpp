// Lists that arrive at a verifier: which are taken, and what it believes afterwards.
#include "report/seal/cbor_writer.h"
#include "report/seal/signed_payload.h"
#include "tests/unit/seal/vector_maker.h"

namespace credit::test {
namespace {

using trust::Role;

constexpr const char* trust_type = "application/credit-trust-list+cbor";

// The office at number 5, so that there is a number below.
trust::TrustList list_numbered(std::uint32_t number) {
  auto list = vector_list();
  list.sequence = number;
  return list;
}
trust::StatusList status_numbered(std::uint32_t number) {
  auto status = vector_status();
  status.sequence = number;
  return status;
}
Bytes by_root(const trust::TrustList& list, std::uint32_t signer = 1) {
  return *sign_trust_list(list, SteadySigner(signer));
}
Bytes by_issuer(const trust::StatusList& list, std::uint32_t signer = 11) {
  return *sign_status_list(list, SteadySigner(signer));
}
Bytes bundle(const Bytes& list, const std::vector<ByteView>& status, std::uint32_t root = 1) {
  return trust::make_bundle(SteadySigner(root).public_key(), list, status);
}
Bytes office() { return bundle(by_root(list_numbered(5)), {by_issuer(status_numbered(5))}); }

class Lists {
 public:
  explicit Lists(ListVectors& all) : all_(all) {}

  ListVector& trust_list(const char* name, const char* title, Bytes received, const char* outcome) {
    return add(name, title, "trust_list", std::move(received), outcome);
  }
  ListVector& status_list(const char* name, const char* title, Bytes received, const char* outcome) {
    return add(name, title, "status_list", std::move(received), outcome);
  }

 private:
  ListVector& add(const char* name, const char* title, const char* kind, Bytes received, const char* outcome) {
    ListVector made;
    made.title = title;
    made.kind = kind;
    made.before = made.after = office();
    made.received = std::move(received);
    made.outcome = outcome;
    made.freshness = {{"trust_list", "current"}, {"status_lists", {{"CN-990000", "current"}}}};
    return all_[name] = made;
  }
  ListVectors& all_;
};

void add_numbers(Lists lists) {
  const auto held_status = by_issuer(status_numbered(5));
  auto& newer = lists.trust_list("list-trust-newer", "The next number", by_root(list_numbered(6)), "newer");
  newer.after = bundle(by_root(list_numbered(6)), {held_status});
  lists.trust_list("list-trust-same", "The list that is held already", by_root(list_numbered(5)), "same");
  lists.trust_list("list-trust-rolled-back", "A lower number, truly signed", by_root(list_numbered(4)),
                   "refused: trust_list_rolled_back");
  auto other = list_numbered(5);
  other.keys.pop_back();
  lists.trust_list("list-trust-number-again", "The same number over other content", by_root(other),
                   "refused: trust_list_rolled_back");
  auto& status = lists.status_list("list-status-newer", "The next number", by_issuer(status_numbered(6)), "newer");
  status.after = bundle(by_root(list_numbered(5)), {by_issuer(status_numbered(6))});
  lists.status_list("list-status-rolled-back", "A lower number, truly signed", by_issuer(status_numbered(4)),
                    "refused: status_list_rolled_back");
  auto emptied = status_numbered(5);
  emptied.entries.clear();
  lists.status_list("list-status-number-again", "The same number, its entries gone", by_issuer(emptied),
                    "refused: status_list_rolled_back");
}

void add_signers(Lists lists) {
  lists.trust_list("list-trust-by-kiosk", "Signed by a kiosk", by_root(list_numbered(6), 12),
                   "refused: trust_list_not_signed");
  lists.trust_list("list-trust-by-issuer", "Signed by the issuer", by_root(list_numbered(6), 11),
                   "refused: trust_list_not_signed");
  lists.trust_list("list-trust-by-stranger", "Signed by a stranger", by_root(list_numbered(6), 66),
                   "refused: trust_list_not_signed");
  lists.status_list("list-status-by-kiosk", "Signed by a kiosk", by_issuer(status_numbered(6), 12),
                    "refused: status_list_not_signed");
  lists.status_list("list-status-by-root", "Signed by the root: it speaks for nobody's reports",
                    by_issuer(status_numbered(6), 1), "refused: status_list_not_signed");
  auto another = status_numbered(6);
  another.issuer = "CN-980000";
  lists.status_list("list-status-of-another", "Signed by this issuer, in the name of another", by_issuer(another),
                    "refused: status_list_not_signed");
  auto early = status_numbered(6);
  early.issued = at("2025-12-31T23:59:59Z");
  lists.status_list("list-status-before-key", "Issued before its key was valid", by_issuer(early),
                    "refused: status_list_not_signed");
  lists.trust_list("list-status-as-trust", "A status list in the place of a trust list", by_issuer(status_numbered(6)),
                   "refused: trust_list_malformed");
  lists.status_list("list-trust-as-status", "A trust list in the place of a status list", by_root(list_numbered(6)),
                    "refused: status_list_malformed");
}

// The payload of list 6 changed, then truly signed.
Bytes resigned(const std::function<void(Bytes&)>& change) {
  const Bytes whole = by_root(list_numbered(6));
  Bytes payload = seal::parse_signed(whole, trust_type)->payload;
  change(payload);
  return *seal::sign_payload(payload, trust_type, SteadySigner(1));
}

void add_shapes(Lists lists) {
  lists.trust_list("list-trust-empty", "Nothing", {}, "refused: trust_list_malformed");
  lists.trust_list("list-trust-html", "A page of a captive network", to_bytes("<html><body>Sign in</body></html>"),
                   "refused: trust_list_malformed");
  Bytes tail = by_root(list_numbered(6));
  tail.push_back(0);
  lists.trust_list("list-trust-tail", "A byte after the end", tail, "refused: trust_list_malformed");
  lists.trust_list("list-trust-payload-tail", "A byte after the payload, truly signed",
                   resigned([](Bytes& bytes) { bytes.push_back(0); }), "refused: trust_list_malformed");
  lists.trust_list("list-trust-long-number", "Its number not in its shortest form, truly signed",
                   resigned([](Bytes& bytes) { bytes.insert(bytes.begin() + 2, 0x18); }),
                   "refused: trust_list_malformed");
  lists.trust_list("list-trust-role-5", "A key in a role nobody knows, truly signed", resigned([](Bytes& bytes) {
                     const Bytes role{0xA7, 0x01, 0x01};
                     *(std::search(bytes.begin(), bytes.end(), role.begin(), role.end()) + 2) = 5;
                   }),
                   "refused: trust_list_malformed");
  Bytes changed = by_root(list_numbered(6));
  changed.back() ^= 1;
  lists.trust_list("list-trust-bit", "A bit of the signature changed", changed, "refused: trust_list_not_signed");
}

void add_dates(Lists lists) {
  const auto held_status = by_issuer(status_numbered(5));
  auto late = list_numbered(6);
  late.next_update = at("2026-11-21T00:00:00Z");
  auto& grace =
      lists.trust_list("list-trust-late", "Newer than what is held, and due since a day", by_root(late), "newer");
  grace.after = bundle(by_root(late), {held_status});
  grace.freshness["trust_list"] = "grace";
  late.next_update = at("2026-11-11T00:00:00Z");
  auto& old = lists.trust_list("list-trust-too-old", "Newer than what is held, and too old to be believed",
                               by_root(late), "newer");
  old.after = bundle(by_root(late), {held_status});
  old.freshness["trust_list"] = "too_old";
  auto early = list_numbered(6);
  early.issued = at("2026-11-23T00:00:00Z");
  auto& future = lists.trust_list("list-trust-from-the-future",
                                  "Issued tomorrow: the root signed it, so it is the clock that is wrong",
                                  by_root(early), "newer");
  future.after = bundle(by_root(early), {held_status});
  auto reversed = list_numbered(6);
  std::swap(reversed.issued, reversed.next_update);
  lists.trust_list("list-trust-dates-reversed", "Due before it was issued", resigned([](Bytes& bytes) {
                     std::swap_ranges(bytes.begin() + 5, bytes.begin() + 9, bytes.begin() + 11);
                   }),
                   "refused: trust_list_malformed");
}

void add_roots(Lists lists) {
  const auto held_status = by_issuer(status_numbered(5));
  auto naming = list_numbered(5);
  naming.keys.push_back(vector_key(Role::root, SteadySigner(2).public_key(), "ROOT"));
  const auto before = bundle(by_root(naming), {held_status});
  auto& next = lists.trust_list("list-root-next", "Signed by the root that the list held names as the next",
                                by_root(list_numbered(6), 2), "newer");
  next.before = before;
  next.after = bundle(by_root(list_numbered(6), 2), {held_status}, 2);
  auto& unnamed = lists.trust_list(
      "list-root-unnamed", "Signed by a root that names itself, and nobody else does",
      [] {
        auto list = list_numbered(6);
        list.keys.push_back(vector_key(Role::root, SteadySigner(3).public_key(), "ROOT"));
        return by_root(list, 3);
      }(),
      "refused: trust_list_not_signed");
  unnamed.before = unnamed.after = before;
  naming.keys.back().revoked = at("2026-11-22T00:00:00Z");
  auto& revoked = lists.trust_list("list-root-revoked", "Signed by a next root that was revoked",
                                   by_root(list_numbered(6), 2), "refused: trust_list_not_signed");
  revoked.before = revoked.after = bundle(by_root(naming), {held_status});
  auto& back = lists.trust_list("list-root-old-one", "Signed by the old root, after the new one took over",
                                by_root(list_numbered(7)), "refused: trust_list_not_signed");
  back.before = back.after = bundle(by_root(list_numbered(6), 2), {held_status}, 2);
}

void add_issuers(Lists lists) {
  auto two = list_numbered(5);
  two.keys.push_back(vector_key(Role::status, SteadySigner(21).public_key(), "CN-980000"));
  auto second = status_numbered(1);
  second.issuer = "CN-980000";
  const Bytes own = by_issuer(status_numbered(5)), others = by_issuer(second, 21);
  auto& first = lists.status_list("list-status-second-issuer", "The first list of a second city: numbered by itself",
                                  others, "newer");
  first.before = bundle(by_root(two), {own});
  first.after = bundle(by_root(two), {others, own});
  first.freshness["status_lists"]["CN-980000"] = "current";
  auto& foreign = lists.status_list("list-status-by-other-city", "A city's states, signed by another city's status key",
                                    by_issuer(status_numbered(6), 21), "refused: status_list_not_signed");
  foreign.before = foreign.after = bundle(by_root(two), {own});
  auto revoked = list_numbered(6);
  revoked.keys[1].revoked = at("2026-11-22T00:00:00Z");
  auto& dropped = lists.trust_list("list-trust-revokes-status-key",
                                   "The key that signed the status list held is revoked: the states go with it",
                                   by_root(revoked), "newer");
  dropped.after = bundle(by_root(revoked), {});
  dropped.freshness["status_lists"] = Json::object();
}

}  // namespace

ListVectors list_vectors() {
  ListVectors all;
  const Lists lists(all);
  add_numbers(lists);
  add_signers(lists);
  add_shapes(lists);
  add_dates(lists);
  add_roots(lists);
  add_issuers(lists);
  return all;
}

Json to_json(const ListVector& vector) {
  Json json;
  json["kind"] = "list";
  json["title"] = vector.title;
  json["clock"] = vector.clock;
  json["trust"] = to_hex(vector.before);
  json["keys"] = keys_of(vector.before);
  json["list"] = vector.kind;
  json["received"] = to_hex(vector.received);
  json["expected"] = {{"outcome", vector.outcome}, {"freshness", vector.freshness}, {"trust", to_hex(vector.after)}};
  return json;
}

}  // namespace credit::test
