#include "drivers/scanner/pos_codes.h"

#include <algorithm>

#include "base/failures/scanner.h"

namespace credit::scanner {
namespace {

// Scanners answer commands in the reports of scans: Honeywell under these identifiers (HON), Newland with frames that
// begin with 02 00 (NLS). No code a visitor brings begins with STX NUL.
bool is_answer(const std::string& aim, const Bytes& bytes) {
  if (aim == "]X0" || aim == "]Z6") return true;
  return bytes.size() >= 2 && bytes[0] == 0x02 && bytes[1] == 0x00;
}

bool all_zero(ByteView bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](auto byte) { return byte == 0; });
}

}  // namespace

struct PosCodes::Part {
  std::string aim;
  ByteView data;
  bool more = false;
};

namespace {

std::string aim_in(const PosLayout& layout, ByteView report) {
  std::string aim;
  for (const auto at : layout.aim)
    if (at < report.size() && report[at] > 0x20 && report[at] < 0x7F) aim += static_cast<char>(report[at]);
  return aim.size() == 3 && aim[0] == ']' ? aim : std::string();
}

std::size_t without_padding(ByteView data) {
  std::size_t size = data.size();
  while (size > 0 && data[size - 1] == 0) --size;
  return size;
}

}  // namespace

PosCodes::PosCodes(std::vector<PosLayout> layouts) : layouts_(std::move(layouts)) { bytes_.reserve(code_limit); }
PosCodes::~PosCodes() { forget(); }

void PosCodes::forget() {
  wipe(bytes_.data(), bytes_.size());
  bytes_.clear();
  aim_.clear();
  state_ = State::idle;
}

std::size_t PosCodes::longest() const {
  std::size_t most = 1;
  for (const auto& layout : layouts_) most = std::max(most, layout.longest);
  return most;
}

const PosLayout* PosCodes::layout_of(ByteView report) const {
  for (const auto& layout : layouts_)
    if (layout.report_id == 0 || (!report.empty() && report[0] == layout.report_id)) return &layout;
  return nullptr;
}

Codes PosCodes::take(ByteView report) {
  const auto* layout = layout_of(report);
  if (layout == nullptr) return {};
  const std::size_t id_bytes = layout->report_id == 0 ? 0 : 1;
  const bool silent = all_zero(report.subspan(std::min(id_bytes, report.size())));
  // Where no flag ends a code, an empty report does.
  if (silent && (layout->continued || state_ == State::idle)) return {};
  const auto too_short = [&](std::size_t bytes) { return report.size() < bytes; };
  if (too_short(layout->data) || (layout->count && too_short(*layout->count + 1)) ||
      (layout->continued && too_short(*layout->continued / 8 + 1)))
    return refuse(failure::scanner_report_invalid, "report ends before its fields", true);
  Part part;
  part.aim = aim_in(*layout, report);
  const auto room = report.subspan(layout->data, std::min(layout->room, report.size() - layout->data));
  const std::size_t count = layout->count ? report[*layout->count] : without_padding(room);
  part.more =
      layout->continued ? (report[*layout->continued / 8] >> (*layout->continued % 8) & 1) != 0 : count == layout->room;
  if (count > room.size()) return refuse(failure::scanner_report_invalid, "count beyond the report", part.more);
  part.data = room.first(count);
  return join(part);
}

Codes PosCodes::join(const Part& part) {
  if (state_ == State::passing_over) {
    if (!part.more) forget();
    return {};
  }
  Codes codes;
  if (state_ == State::joining && part.aim != aim_ && !part.data.empty())
    codes = refuse(failure::scanner_report_invalid, "parts of different codes", false);
  if (state_ == State::idle) aim_ = part.aim;
  if (bytes_.size() + part.data.size() > code_limit)
    return refuse(failure::scanner_code_too_long, "more than the limit", part.more);
  bytes_.insert(bytes_.end(), part.data.begin(), part.data.end());
  state_ = State::joining;
  if (!part.more)
    for (auto& code : complete()) codes.push_back(std::move(code));
  return codes;
}

Codes PosCodes::complete() {
  Codes codes;
  if (!bytes_.empty() && !is_answer(aim_, bytes_)) codes.push_back(RawCode{Personal<Bytes>(bytes_), aim_});
  forget();
  return codes;
}

// more: what follows belongs to the code that is lost, up to its end or to silence.
Codes PosCodes::refuse(FailureCode why, const char* detail, bool more) {
  const bool told = state_ == State::passing_over || is_answer(aim_, bytes_);
  forget();
  if (more) state_ = State::passing_over;
  if (told) return {};
  return {fail(why, detail)};
}

Codes PosCodes::quiet() {
  if (state_ == State::joining) return refuse(failure::scanner_code_incomplete, "the last part did not come", false);
  forget();
  return {};
}

}  // namespace credit::scanner
