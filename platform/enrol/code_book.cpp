#include "platform/enrol/code_book.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <array>
#include <charconv>

#include "base/failures/enrolment.h"
#include "base/failures/platform.h"
#include "certs/certificate.h"
#include "platform/store/digest.h"

namespace credit::platform::enrol {
namespace {

// Without 0 O, 1 I L, 2 Z, 5 S, 8 B.
constexpr std::string_view letters = "34679ACDEFGHJKMNPQRTUVWXY";
constexpr std::size_t length = 16, group = 4;
constexpr unsigned fair = 250;  // the largest multiple of 25 a byte holds: every letter is equally likely

Result<Personal<std::string>> fresh_code() {
  std::string code;
  std::uint8_t chance = 0;
  while (code.size() < length) {
    if (RAND_bytes(&chance, 1) != 1) return fail(failure::platform_internal, "no randomness");
    if (chance < fair) code += letters[chance % letters.size()];
  }
  return Personal<std::string>(std::move(code));
}

std::string digest_of(const std::string& kiosk, std::string_view code) {
  Personal<std::string> all("credit-enrolment/1 " + kiosk + " " + std::string(code));
  return sha256_hex(all.expose());
}

Personal<std::string> plain(std::string_view typed) {
  std::string code;
  for (const char c : typed)
    if (c != '-' && c != ' ') code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return Personal<std::string>(std::move(code));
}

bool same(const std::string& left, const std::string& right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace

std::optional<std::chrono::hours> parse_hours(std::string_view text) {
  int hours = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, hours);
  if (read.ec != std::errc() || std::string_view(read.ptr, static_cast<std::size_t>(end - read.ptr)) != "h")
    return std::nullopt;
  if (hours < 1 || hours > longest_valid.count()) return std::nullopt;
  return std::chrono::hours(hours);
}

Result<Personal<std::string>> invite(Connection& connection, const std::string& kiosk, Instant now,
                                     std::chrono::hours valid) {
  CREDIT_CHECK(certs::check_owner(kiosk));
  CREDIT_TRY(const auto code, fresh_code());
  CREDIT_CHECK(
      connection.run("INSERT INTO invitation (kiosk, code, expires, tries_left, used) VALUES (?, ?, ?, ?, NULL)"
                     " ON CONFLICT (kiosk) DO UPDATE SET code = excluded.code, expires = excluded.expires,"
                     " tries_left = excluded.tries_left, used = NULL",
                     {kiosk, digest_of(kiosk, code.expose()), to_rfc3339(now + valid), std::int64_t{tries}}));
  std::string shown;
  for (std::size_t at = 0; at < length; at += group) shown += (at == 0 ? "" : "-") + code.expose().substr(at, group);
  return Personal<std::string>(std::move(shown));
}

Result<std::optional<FailureCode>> try_code(Connection& connection, const std::string& kiosk, std::string_view code,
                                            Instant now) {
  bool right = false;
  {
    CREDIT_TRY(auto rows, connection.run("SELECT code, expires, tries_left, CASE WHEN used IS NULL THEN 0 ELSE 1 END"
                                         " FROM invitation WHERE kiosk = ?",
                                         {kiosk}));
    if (!rows.next()) return failure::enrolment_code_wrong;
    if (rows.number(2) <= 0) return failure::enrolment_code_blocked;
    right = same(rows.text(0), digest_of(kiosk, plain(code).expose()));
    if (right && rows.number(3) != 0) return failure::enrolment_code_used;
    if (right && rows.text(1) <= to_rfc3339(now)) return failure::enrolment_code_expired;
  }
  if (right) return std::nullopt;
  CREDIT_CHECK(connection.run("UPDATE invitation SET tries_left = tries_left - 1 WHERE kiosk = ?", {kiosk}));
  return failure::enrolment_code_wrong;
}

Status spend_code(Connection& connection, const std::string& kiosk, Instant now) {
  CREDIT_CHECK(connection.run("UPDATE invitation SET used = ? WHERE kiosk = ?", {to_rfc3339(now), kiosk}));
  return {};
}

Status withdraw_invitation(Connection& connection, const std::string& kiosk) {
  CREDIT_CHECK(connection.run("DELETE FROM invitation WHERE kiosk = ?", {kiosk}));
  return {};
}

}  // namespace credit::platform::enrol
