// Time stamps: what a good authority says is believed, and nothing else is.
#include <functional>

#include "base/der.h"
#include "base/failures/time-stamp.h"
#include "tests/support/catch.h"
#include "tests/support/stamp_authority.h"

using namespace credit;
using namespace credit::time_stamp;
using credit::test::StampAuthority;

namespace {

const Instant now = *parse_rfc3339("2026-11-22T06:31:00Z");
const Bytes signature = to_bytes("the value of a signature");

StampRules rules_of(const StampAuthority& authority) { return {authority.anchors(), {}, std::chrono::seconds(300)}; }

// An authority whose answer somebody changes on the way.
class Meddler final : public TimeStamper {
 public:
  using Change = std::function<Result<Bytes>(const StampAuthority&, ByteView request)>;
  Meddler(const StampAuthority& authority, Change change) : authority_(authority), change_(std::move(change)) {}
  Result<Bytes> ask(ByteView request) const override { return change_(authority_, request); }

 private:
  const StampAuthority& authority_;
  Change change_;
};

FailureCode refused(const TimeStamper& authority, const StampRules& rules) {
  const auto token = stamp(signature, authority, rules, now);
  REQUIRE_FALSE(token);
  return token.error().code;
}

}  // namespace

TEST_CASE("a good authority's token is had, and says its time") {
  const StampAuthority authority(now + std::chrono::seconds(7));
  const auto token = stamp(signature, authority, rules_of(authority), now);
  REQUIRE(token);
  const auto checked = check_token(*token, signature, authority.anchors());
  REQUIRE(checked);
  CHECK(checked->time == now + std::chrono::seconds(7));
  CHECK(checked->authority == "CN=Test time authority");
  CHECK(checked->proven);
  // Nobody believed, or somebody else: the token is whole all the same, and says whose it claims to be.
  for (const Anchors& anchors : {Anchors{}, StampAuthority(now).anchors()}) {
    const auto unproven = check_token(*token, signature, anchors);
    REQUIRE(unproven);
    CHECK_FALSE(unproven->proven);
  }
  CHECK(check_token(*token, signature, {authority.certificate()})->proven);
}

TEST_CASE("a root that comes along is taken, for it has issued the other") {
  const StampAuthority authority(now, {.sends_root = true});
  CHECK(stamp(signature, authority, rules_of(authority), now));
}

TEST_CASE("a token over something else, and every changed byte, is refused") {
  const StampAuthority authority(now);
  const auto token = authority.token_over(signature);
  CHECK_FALSE(check_token(token, to_bytes("another signature"), authority.anchors()));
  for (std::size_t i = 0; i < token.size(); ++i)
    for (const int flip : {0x01, 0x20, 0x80}) {
      auto changed = token;
      changed[i] = static_cast<std::uint8_t>(changed[i] ^ flip);
      INFO("byte " << i << " ^ " << flip);
      REQUIRE_FALSE(check_token(changed, signature, authority.anchors()));
      REQUIRE_FALSE(check_token(changed, signature, {}));
    }
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, token.size() / 2, token.size() - 1})
    CHECK_FALSE(check_token(ByteView(token).first(size), signature, authority.anchors()));
  auto longer = token;
  longer.push_back(0);
  CHECK_FALSE(check_token(longer, signature, authority.anchors()));
}

TEST_CASE("an authority that is not believed, or whose clock is off, stamps nothing of ours") {
  const StampAuthority authority(now), stranger(now);
  CHECK(refused(stranger, rules_of(authority)) == failure::time_stamp_wrong);
  for (const int seconds : {-301, 301, 86400}) {
    const StampAuthority early(now + std::chrono::seconds(seconds));
    CHECK(refused(early, rules_of(early)) == failure::time_stamp_wrong);
  }
  for (const int seconds : {-300, 300}) {
    const StampAuthority fair(now + std::chrono::seconds(seconds));
    CHECK(stamp(signature, fair, rules_of(fair), now));
  }
}

TEST_CASE("a certificate that is not made for time stamping makes no stamp") {
  for (const char* usage : {"", "timeStamping", "critical,codeSigning", "critical,timeStamping,codeSigning"}) {
    INFO(usage);
    const StampAuthority authority(now, {.usage = usage});
    CHECK(refused(authority, rules_of(authority)) == failure::time_stamp_wrong);
  }
  // The same way of signing, with the right certificate: what was refused above is the usage and nothing else.
  const StampAuthority authority(now, {.usage = "critical,1.3.6.1.5.5.7.3.8"});
  CHECK(stamp(signature, authority, rules_of(authority), now));
}

TEST_CASE("the policy asked for is the policy given") {
  const StampAuthority authority(now);
  auto rules = rules_of(authority);
  rules.policy = "1.3.6.1.4.1.55555.1";
  CHECK(stamp(signature, authority, rules, now));
  rules.policy = "1.3.6.1.4.1.55555.2";  // it does not have that one, and says so
  CHECK(refused(authority, rules) == failure::time_stamp_unavailable);
  const Meddler forgetful(authority, [](const auto& inner, ByteView request) {
    Bytes without(request.begin(), request.end());  // asks for the other policy in our name
    const Bytes from = *from_hex("2b06010401"), asked = *from_hex("83b20302"), given = *from_hex("83b20301");
    const auto at = std::search(without.begin(), without.end(), asked.begin(), asked.end());
    if (at != without.end()) std::copy(given.begin(), given.end(), at);
    return inner.ask(without);
  });
  CHECK(refused(forgetful, rules) == failure::time_stamp_wrong);
}

TEST_CASE("an old answer, a refusal, noise and silence are told apart") {
  const StampAuthority authority(now);
  const auto rules = rules_of(authority);
  const auto replayed = *authority.ask(request_for(signature, {}).der);
  CHECK(refused(Meddler(authority, [&](const auto&, ByteView) { return replayed; }), rules) ==
        failure::time_stamp_wrong);
  CHECK(refused(Meddler(authority, [](const auto& inner, ByteView) { return inner.ask(view("no request")); }), rules) ==
        failure::time_stamp_unavailable);
  CHECK(refused(Meddler(authority, [](const auto&, ByteView) { return to_bytes("<html>"); }), rules) ==
        failure::time_stamp_wrong);
  CHECK(refused(Meddler(authority,
                        [](const auto& inner, ByteView request) {
                          auto reply = *inner.ask(request);
                          reply.push_back(0);
                          return reply;
                        }),
                rules) == failure::time_stamp_wrong);
  CHECK(refused(Meddler(authority,
                        [](const auto&, ByteView) -> Result<Bytes> {
                          return fail(failure::time_stamp_unavailable, "nobody there");
                        }),
                rules) == failure::time_stamp_unavailable);
  const Bytes granted_and_nothing = der::tlv(der::sequence, der::tlv(der::sequence, Bytes{0x02, 0x01, 0x00}));
  CHECK(token_in_reply(granted_and_nothing).error().code == failure::time_stamp_wrong);
}

TEST_CASE("two requests never share a nonce, and are DER") {
  const auto one = request_for(signature, {}), other = request_for(signature, "1.2.3.4");
  CHECK(one.nonce != other.nonce);
  der::Reader whole(other.der);
  const auto sequence = whole.next(der::sequence);
  REQUIRE(sequence);
  CHECK(whole.done());
  der::Reader inside(sequence->value);
  CHECK(inside.next(der::integer));
  CHECK(inside.next(der::sequence));
  CHECK(inside.next(der::object_id));
  CHECK(std::ranges::equal(inside.next(der::integer)->value, other.nonce));
  CHECK(inside.next(0x01));
  CHECK(inside.done());
}

TEST_CASE("anchors are read from PEM") {
  const StampAuthority authority(now);
  CHECK(anchors_in_pem(view("nothing")).error().code == failure::time_stamp_anchor_unusable);
  const auto body = to_base64(authority.anchors()[0]);
  std::string pem = "-----BEGIN CERTIFICATE-----\n";
  for (std::size_t i = 0; i < body.size(); i += 64) pem += body.substr(i, 64) + "\n";
  pem += "-----END CERTIFICATE-----\n";
  CHECK(*anchors_in_pem(view(pem)) == authority.anchors());
  CHECK(anchors_in_pem(view(pem + pem))->size() == 2);
}

TEST_CASE("DER is read in its shortest form only") {
  const auto read = [](std::string_view hex) {
    const auto bytes = *from_hex(hex);
    return der::Reader(bytes).next(0x04).has_value();
  };
  CHECK(read("0400"));
  CHECK(read("0401ff"));
  for (const char* wrong : {"", "04", "0401", "04810100", "0480", "048200010a", "0485000000000100", "0500"})
    CHECK_FALSE(read(wrong));
  const Bytes many(200, 7);
  const auto long_one = der::tlv(0x04, many);
  CHECK(long_one[1] == 0x81);
  CHECK(std::ranges::equal(der::Reader(long_one).next(0x04)->value, many));
}
