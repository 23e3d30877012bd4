#include "report/seal/claims.h"

#include <openssl/sha.h>

#include <algorithm>

#include "base/failures/seal.h"
#include "report/seal/cbor_taker.h"
#include "report/seal/cbor_writer.h"

namespace credit::seal {
namespace {

constexpr std::int64_t issuer_key = 1, expires_key = 4, issued_key = 6, private_key = -65537;  // RFC 8392
constexpr std::int64_t schema = 1;
constexpr std::int64_t sha256_id = -16;  // COSE hash algorithms, RFC 9054
constexpr std::int64_t last_day = cbor::last_second / 86400;

bool upper_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool digit(char c) { return c >= '0' && c <= '9'; }

bool issuer_code(const std::string& text) {
  return !text.empty() && text.size() <= 16 &&
         std::ranges::all_of(text, [](char c) { return upper_or_digit(c) || c == '-'; });
}
bool report_number(const std::string& text) {
  return text.size() == 22 && std::all_of(text.begin(), text.begin() + 14, digit) &&
         std::all_of(text.begin() + 14, text.end(), upper_or_digit);
}
bool second(Instant at) {
  return at.time_since_epoch().count() >= 0 && at.time_since_epoch().count() <= cbor::last_second;
}
bool day(Day at) { return at.time_since_epoch().count() >= 0 && at.time_since_epoch().count() <= last_day; }
bool counts(const std::vector<int>& counts) {
  return !counts.empty() && counts.size() <= 64 && std::ranges::all_of(counts, [](int n) { return n >= not_asked; });
}

tl::unexpected<Failure> wrong(const char* claim) { return fail(failure::seal_claims_malformed, claim); }

void write_private(cbor::Writer& out, const Claims& claims) {
  out.map(11);
  out.integer(0).integer(schema);
  out.integer(1).text(claims.report_number);
  out.integer(2).text(claims.subject_name);
  out.integer(3).text(claims.subject_id);
  out.integer(4).array(2).integer(claims.period_from.time_since_epoch().count());
  out.integer(claims.period_to.time_since_epoch().count());
  out.integer(5).array(claims.chapter_counts.size());
  for (const int count : claims.chapter_counts) out.integer(count);
  out.integer(6).array(2).integer(sha256_id).bytes(claims.document_digest);
  out.integer(7).text(claims.kiosk);
  out.integer(8).text(claims.purpose);
  out.integer(9).integer(claims.status_index);
  out.integer(10).text(claims.edition);
}

void take_period(cbor::Taker& take, Claims& claims) {
  const auto* days = take.array(4, "period", 2, 2);
  if (days == nullptr) return;
  const auto from = (*days)[0].integer();
  const auto to = (*days)[1].integer();
  if (!from || !to || *from < 0 || *from > last_day || *to < 0 || *to > last_day) return take.missing("period");
  claims.period_from = Day{std::chrono::days{*from}};
  claims.period_to = Day{std::chrono::days{*to}};
}

void take_counts(cbor::Taker& take, Claims& claims) {
  const auto* items = take.array(5, "chapter counts", 1, 64);
  if (items == nullptr) return;
  for (const auto& item : *items) {
    const auto count = item.integer();
    if (!count || *count < not_asked || *count > INT32_MAX) return take.missing("chapter counts");
    claims.chapter_counts.push_back(static_cast<int>(*count));
  }
}

void take_digest(cbor::Taker& take, Claims& claims) {
  const auto* pair = take.array(6, "document digest", 2, 2);
  if (pair == nullptr) return;
  const auto value = (*pair)[1].bytes();
  if ((*pair)[0].integer() != sha256_id || !value || value->size() != claims.document_digest.size())
    return take.missing("document digest");
  std::ranges::copy(*value, claims.document_digest.begin());
}

Claims take_private(cbor::Taker& take) {
  Claims claims;
  take.integer(0, "schema", schema, schema);
  claims.report_number = take.text(1, "report number");
  claims.subject_name = take.text(2, "subject name");
  claims.subject_id = take.text(3, "subject id");
  take_period(take, claims);
  take_counts(take, claims);
  take_digest(take, claims);
  claims.kiosk = take.text(7, "kiosk");
  claims.purpose = take.text(8, "purpose");
  claims.status_index = static_cast<std::uint32_t>(take.integer(9, "status index", 0, UINT32_MAX));
  claims.edition = take.text(10, "edition");
  return claims;
}

}  // namespace

Digest digest_of(ByteView document) {
  Digest digest{};
  SHA256(document.data(), document.size(), digest.data());
  return digest;
}

Status check(const Claims& claims) {
  if (!issuer_code(claims.issuer)) return wrong("issuer");
  if (!second(claims.issued)) return wrong("issued");
  if (!second(claims.expires) || claims.expires <= claims.issued) return wrong("expires");
  if (!report_number(claims.report_number)) return wrong("report number");
  if (!cbor::plain_text(claims.subject_name, 64)) return wrong("subject name");
  if (!cbor::plain_text(claims.subject_id, 24)) return wrong("subject id");
  if (!day(claims.period_from) || !day(claims.period_to) || claims.period_to < claims.period_from)
    return wrong("period");
  if (!counts(claims.chapter_counts)) return wrong("chapter counts");
  if (!cbor::plain_text(claims.kiosk, 24)) return wrong("kiosk");
  if (!cbor::plain_text(claims.purpose, 24)) return wrong("purpose");
  if (!cbor::plain_text(claims.edition, 32)) return wrong("edition");
  return {};
}

Bytes encode(const Claims& claims) {
  cbor::Writer out;
  out.map(4);
  out.integer(issuer_key).text(claims.issuer);
  out.integer(expires_key).integer(claims.expires.time_since_epoch().count());
  out.integer(issued_key).integer(claims.issued.time_since_epoch().count());
  out.integer(private_key);
  write_private(out, claims);
  return out.take();
}

Result<Claims> decode_claims(ByteView bytes) {
  CREDIT_TRY(const auto root, cbor::parse(bytes));
  const auto* inside = root.at(private_key);
  if (!root.is_map(4) || inside == nullptr || !inside->is_map(11)) return wrong("a claim missing or unknown");
  cbor::Taker outer(root);
  cbor::Taker inner(*inside);
  Claims claims = take_private(inner);
  claims.issuer = outer.text(issuer_key, "issuer");
  claims.expires = outer.instant(expires_key, "expires");
  claims.issued = outer.instant(issued_key, "issued");
  for (const cbor::Taker* take : {&outer, &inner})
    if (take->missing() != nullptr) return wrong(take->missing());
  CREDIT_CHECK(check(claims));
  return claims;
}

}  // namespace credit::seal
