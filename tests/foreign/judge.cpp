#include "tests/foreign/judge.h"

#include <algorithm>

#include "base/failures/seal.h"
#include "report/seal/cbor.h"
#include "report/seal/header.h"
#include "report/seal/sig_structure.h"
#include "tests/foreign/suite.h"

namespace credit::foreign {
namespace {

namespace cbor = seal::cbor;
constexpr std::uint64_t cbor_null = 22;

// The views point into the vector's message.
struct Message {
  ByteView protected_bytes, payload, signature;
  std::int64_t algorithm = 0;
  bool detached = false;
};

tl::unexpected<Failure> wrong(const char* what) { return fail(failure::seal_cose_malformed, what); }

// The tag is optional (RFC 9052 section 2), but no other may stand in its place.
const cbor::Item* untagged(const cbor::Item& root) {
  if (root.kind != cbor::Kind::tag) return &root;
  return root.argument == seal::header::sign1_tag ? &root.children[0] : nullptr;
}

// In the protected header, or else in the unprotected one.
Result<std::int64_t> algorithm_of(ByteView protected_bytes, const cbor::Item& unprotected) {
  const cbor::Item* named = unprotected.at(seal::header::algorithm);
  cbor::Item map;
  if (!protected_bytes.empty()) {
    CREDIT_TRY(map, cbor::parse(protected_bytes, cbor::Rules::lenient));
    if (map.kind != cbor::Kind::map) return wrong("protected header is no map");
    if (const auto* inside = map.at(seal::header::algorithm)) named = inside;
  }
  const auto algorithm = named != nullptr ? named->integer() : std::nullopt;
  if (!algorithm) return wrong("no algorithm");
  return *algorithm;
}

Result<Message> read_message(const cbor::Item& root) {
  const auto* array = untagged(root);
  if (array == nullptr || !array->is_array(4) || array->children[1].kind != cbor::Kind::map)
    return wrong("not a COSE_Sign1");
  const auto& parts = array->children;
  const auto protected_bytes = parts[0].bytes();
  const auto signature = parts[3].bytes();
  const bool detached = parts[2].kind == cbor::Kind::simple && parts[2].argument == cbor_null;
  if (!protected_bytes || !signature || (!detached && !parts[2].bytes())) return wrong("parts");
  CREDIT_TRY(const auto algorithm, algorithm_of(*protected_bytes, parts[1]));
  return Message{*protected_bytes, detached ? ByteView{} : *parts[2].bytes(), *signature, algorithm, detached};
}

// RFC 9052 section 4.4: an empty map is signed as an empty string.
ByteView as_signed(ByteView protected_bytes) {
  const bool empty_map = protected_bytes.size() == 1 && protected_bytes[0] == 0xA0;
  return empty_map ? ByteView{} : protected_bytes;
}

std::string check(const Vector& vector, const Message& message, EVP_PKEY* key) {
  const auto suite = suite_of(message.algorithm);
  if (!suite) return "algorithm " + std::to_string(message.algorithm) + " unknown";
  const ByteView payload = message.detached ? ByteView(vector.plaintext) : message.payload;
  const Bytes signed_bytes = seal::signature1_structure(as_signed(message.protected_bytes), vector.external, payload);
  if (!verify(*suite, key, signed_bytes, message.signature)) return "signature does not verify";
  if (vector.must_fail) return {};  // its other forms are those of the message before it was spoilt
  if (vector.to_be_signed && signed_bytes != *vector.to_be_signed) return "Sig_structure differs from the vector's";
  if (!std::ranges::equal(payload, vector.plaintext)) return "payload differs from the vector's";
  return {};
}

// Why the vector's message is refused; empty when it is accepted.
std::string refusal(const Vector& vector, EVP_PKEY* key) {
  const auto root = cbor::parse(vector.message, cbor::Rules::lenient);
  if (!root) return root.error().describe();
  const auto message = read_message(*root);
  if (!message) return message.error().describe();
  return check(vector, *message, key);
}

}  // namespace

Judgement judge(const Vector& vector) {
  std::string why;
  const openssl::Key key = key_of(vector.key, why);
  if (!key) return {Outcome::skip, why};
  why = refusal(vector, key.get());
  if (vector.must_fail)
    return why.empty() ? Judgement{Outcome::bad, "accepted, and must not be"}
                       : Judgement{Outcome::ok, "refused: " + why};
  return why.empty() ? Judgement{Outcome::ok, "verified"} : Judgement{Outcome::bad, why};
}

}  // namespace credit::foreign
