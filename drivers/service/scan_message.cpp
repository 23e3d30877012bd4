// Codes and pictures as messages.
#include "base/failures/devices.h"
#include "drivers/service/messages.h"

namespace credit::devices {
namespace {

enum Key : int {
  width = 42,
  height = 43,
  rgb = 44,
  code_text = 45,
  credit_codes = 46,
  confirm = 47,
  region = 48,
  times = 49
};
constexpr std::int64_t side_limit = 1024;  // pixels

tl::unexpected<Failure> malformed(const char* why) { return fail(failure::device_message_malformed, why); }

// All credit codes as one text: each has the same length.
Personal<std::string> joined(const std::vector<Personal<std::string>>& codes) {
  std::string all;
  all.reserve(codes.size() * code::credit_code_length);
  for (const auto& one : codes) all += one.expose();
  return Personal<std::string>(std::move(all));
}

Status split(const std::string& all, std::vector<Personal<std::string>>& into) {
  if (all.size() % code::credit_code_length != 0) return malformed("credit codes of another length");
  if (all.size() > code::credit_code_length * code::candidate_limit) return malformed("too many credit codes");
  for (std::size_t at = 0; at < all.size(); at += code::credit_code_length)
    into.emplace_back(all.substr(at, code::credit_code_length));
  return {};
}

Status read_scanned(Fields& in, code::ScannedCode& scanned) {
  CREDIT_TRY(const auto kind, in.number(field::kind, 1, static_cast<int>(code::Kind::other)));
  scanned.kind = static_cast<code::Kind>(kind);
  CREDIT_TRY(scanned.text, in.text(code_text));
  if (scanned.text.expose().size() > code::text_limit) return malformed("a code too long");
  CREDIT_TRY(const auto codes, in.text(credit_codes));
  CREDIT_CHECK(split(codes.expose(), scanned.credit_codes));
  CREDIT_TRY(const auto confirmation, in.number(confirm, 0, 1));
  scanned.confirm = confirmation == 1;
  CREDIT_TRY(scanned.region, plain(in, region));
  if (scanned.kind == code::Kind::credit_code && scanned.credit_codes.empty()) return malformed("no credit code");
  return {};
}

}  // namespace

Bytes write_left_behind(const CardLeftBehind& event) {
  FieldsWriter out(2);
  out.number(field::message, card_left_behind);
  out.number(times, event.times);
  return out.finish();
}

Result<Event> read_left_behind(Fields& in) {
  CREDIT_TRY(const auto count, in.number(times, 1, UINT32_MAX));
  return Event(CardLeftBehind{static_cast<std::uint32_t>(count)});
}

Bytes write_photo(const CardPhoto& photo) {
  FieldsWriter out(4);
  out.number(field::message, card_photo);
  out.number(width, photo.width);
  out.number(height, photo.height);
  out.bytes(rgb, photo.rgb.expose());
  return out.finish();
}

Result<Event> read_photo(Fields& in) {
  CardPhoto photo;
  CREDIT_TRY(const auto across, in.number(width, 1, side_limit));
  CREDIT_TRY(const auto down, in.number(height, 1, side_limit));
  CREDIT_TRY(photo.rgb, in.bytes(rgb));
  if (photo.rgb.expose().size() != static_cast<std::size_t>(across * down * 3)) return malformed("pixels missing");
  photo.width = static_cast<std::uint16_t>(across);
  photo.height = static_cast<std::uint16_t>(down);
  return Event(std::move(photo));
}

Bytes write_code(const CodeScanned& scanned) {
  FieldsWriter out(7);
  out.number(field::message, code_scanned);
  out.number(field::kind, static_cast<int>(scanned.code.kind));
  out.text(field::port, scanned.port);
  out.text(code_text, scanned.code.text.expose());
  out.text(credit_codes, joined(scanned.code.credit_codes).expose());
  out.number(confirm, scanned.code.confirm ? 1 : 0);
  out.text(region, scanned.code.region);
  return out.finish();
}

Result<Event> read_code(Fields& in) {
  CodeScanned scanned;
  CREDIT_TRY(scanned.port, plain(in, field::port));
  CREDIT_CHECK(read_scanned(in, scanned.code));
  return Event(std::move(scanned));
}

Bytes write_scan_failed(const ScanFailed& failed) {
  FieldsWriter out(4);
  out.number(field::message, scan_failed);
  out.text(field::port, failed.port);
  write(out, failed.failure);
  return out.finish();
}

Result<Event> read_scan_failed(Fields& in) {
  ScanFailed failed;
  CREDIT_TRY(failed.port, plain(in, field::port));
  CREDIT_TRY(failed.failure, read_failure(in));
  return Event(std::move(failed));
}

}  // namespace credit::devices
