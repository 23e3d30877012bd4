#include "platform/store/checkpoint.h"

#include <algorithm>

#include "base/failures/platform.h"
#include "report/seal/cbor_taker.h"
#include "report/seal/signed_payload.h"

namespace credit::platform {
namespace {

namespace cbor = seal::cbor;
constexpr std::string_view type = "application/credit-register-checkpoint+cbor";

tl::unexpected<Failure> wrong(const std::string& what) { return fail(failure::checkpoint_malformed, what); }

Bytes bytes_of(const std::string& hex) {
  auto bytes = from_hex(hex);
  CREDIT_ENSURE(bytes.has_value());
  return std::move(*bytes);
}

bool fits(const Checkpoint& checkpoint) {
  const auto chain_fits = [](const std::string& hex, bool begun) { return hex.size() == (begun ? 64 : 0); };
  return checkpoint.sequence >= checkpoint.kept_from - 1 && chain_fits(checkpoint.before, checkpoint.kept_from > 1) &&
         chain_fits(checkpoint.chain, checkpoint.sequence > 0);
}

}  // namespace

Result<Bytes> sign_checkpoint(const Checkpoint& checkpoint, const seal::Signer& signer) {
  cbor::Writer out;
  out.map(6);
  out.integer(1).integer(checkpoint.number);
  out.integer(2).integer(checkpoint.at.time_since_epoch().count());
  out.integer(3).integer(checkpoint.kept_from);
  out.integer(4).bytes(bytes_of(checkpoint.before));
  out.integer(5).integer(checkpoint.sequence);
  out.integer(6).bytes(bytes_of(checkpoint.chain));
  return seal::sign_payload(out.take(), type, signer);
}

Result<Checkpoint> read_checkpoint(ByteView bytes) {
  if (bytes.size() > checkpoint_limit) return wrong("too long");
  const auto parts = seal::parse_signed(bytes, type);
  if (!parts) return wrong(parts.error().describe());
  const auto root = cbor::parse(parts->payload);
  if (!root) return wrong(root.error().describe());
  if (!root->is_map(6)) return wrong("parts");
  cbor::Taker take(*root);
  Checkpoint checkpoint;
  checkpoint.number = take.integer(1, "number", 1, INT64_MAX);
  checkpoint.at = take.instant(2, "at");
  checkpoint.kept_from = take.integer(3, "first row kept", 1, INT64_MAX);
  checkpoint.before = to_hex(take.bytes(4, "chain value before"));
  checkpoint.sequence = take.integer(5, "last row", 0, INT64_MAX);
  checkpoint.chain = to_hex(take.bytes(6, "chain value"));
  if (take.missing() != nullptr) return wrong(take.missing());
  if (!fits(checkpoint)) return wrong("rows and chain values do not fit");
  return checkpoint;
}

Vouched vouched(ByteView bytes, const trust::TrustList& trust) {
  const auto checkpoint = read_checkpoint(bytes);
  if (!checkpoint) return Vouched::by_nobody;
  const auto parts = seal::parse_signed(bytes, type);
  auto found = Vouched::by_nobody;
  for (const auto* key : trust.find(trust::Role::issuer, parts->common.key_id)) {
    if (!parts->signed_by(key->key)) continue;
    if (trust::in_force(*key, checkpoint->at)) return Vouched::by_trusted_key;
    if (key->revoked) found = Vouched::by_revoked_key;
  }
  return found;
}

Result<std::vector<StoredCheckpoint>> all_checkpoints(Connection& connection) {
  CREDIT_TRY(auto rows, connection.run("SELECT number, signed FROM checkpoint ORDER BY number"));
  std::vector<StoredCheckpoint> all;
  while (rows.next()) all.push_back({rows.number(0), rows.blob(1)});
  return all;
}

Result<std::optional<Checkpoint>> newest_checkpoint(Connection& connection) {
  CREDIT_TRY(auto rows, connection.run("SELECT signed FROM checkpoint ORDER BY number DESC LIMIT 1"));
  if (!rows.next()) return std::nullopt;
  CREDIT_TRY(auto checkpoint, read_checkpoint(rows.blob(0)));
  return std::optional(std::move(checkpoint));
}

Result<Checkpoint> next_checkpoint(Connection& connection, Instant now) {
  CREDIT_TRY(const auto newest, newest_checkpoint(connection));
  CREDIT_TRY(const auto last, last_row(connection));
  auto next = newest.value_or(Checkpoint{});
  next.number += 1;
  next.at = now;
  if (last.sequence < next.sequence)
    return fail(failure::register_broken, "row " + std::to_string(last.sequence + 1) + " is missing");
  next.sequence = last.sequence;
  next.chain = last.chain;
  return next;
}

Result<Bytes> add_checkpoint(Connection& connection, const Checkpoint& checkpoint, const seal::Signer& signer) {
  CREDIT_TRY(auto bytes, sign_checkpoint(checkpoint, signer));
  CREDIT_CHECK(connection.run("INSERT INTO checkpoint (number, kept_from, signed) VALUES (?, ?, ?)",
                              {checkpoint.number, checkpoint.kept_from, ByteView(bytes)}));
  return bytes;
}

Result<Bytes> take_checkpoint(Connection& connection, const seal::Signer& signer, Instant now) {
  CREDIT_TRY(const auto next, next_checkpoint(connection, now));
  return add_checkpoint(connection, next, signer);
}

}  // namespace credit::platform
