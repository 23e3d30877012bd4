#include "drivers/trace/exchange.h"

#include <algorithm>
#include <numeric>

#include "base/personal.h"
#include "drivers/idcard/wrapper.h"
#include "drivers/trace/disguise.h"

namespace credit::trace {
namespace {

constexpr std::uint8_t wrapped_request = 0x88, wrapped_frame_at = 6;  // idcard/wrapper.h
constexpr std::size_t sum_from = 3;

bool carries_answer(const Entry& entry) { return entry.what == What::end && !entry.data.empty(); }

// Gives the pieces the bytes of a stream again, piece after piece.
void scatter(ByteView stream, const std::vector<Span>& pieces) {
  for (const auto& piece : pieces) {
    std::copy_n(stream.begin(), piece.size(), piece.begin());
    stream = stream.subspan(piece.size());
  }
}

void disguise(ByteView question, const std::vector<Span>& pieces) {
  Bytes stream;
  stream.reserve(std::accumulate(pieces.begin(), pieces.end(), std::size_t{0},
                                 [](std::size_t sum, Span piece) { return sum + piece.size(); }));
  for (const auto& piece : pieces) stream.insert(stream.end(), piece.begin(), piece.end());
  scatter(disguised_answer(question, stream), pieces);
  wipe(stream);
}

// The report's sum over length and content anew, its padding empty.
void close_report(Span report, std::size_t content_end) {
  if (content_end + 2 > report.size()) return;
  const auto sum =
      std::accumulate(report.begin() + sum_from, report.begin() + static_cast<std::ptrdiff_t>(content_end), 0U);
  report[content_end] = static_cast<std::uint8_t>(sum & 0xFF);
  report[content_end + 1] = static_cast<std::uint8_t>(sum >> 8 & 0xFF);
  std::fill(report.begin() + static_cast<std::ptrdiff_t>(content_end) + 2, report.end(), std::uint8_t{0});
}

}  // namespace

Exchange::~Exchange() { clear(); }

void Exchange::add(Entry entry) {
  answered_ = answered_ || carries_answer(entry);
  entries_.push_back(std::move(entry));
}

Bytes Exchange::question() const {
  Bytes bytes;
  for (const auto& entry : entries_)
    if (entry.what == What::write) bytes.insert(bytes.end(), entry.data.begin(), entry.data.end());
  return bytes;
}

void Exchange::disguise_plain(const Bytes& question) {
  std::vector<Span> pieces;
  for (auto& entry : entries_)
    if (carries_answer(entry)) pieces.emplace_back(entry.data);
  disguise(question, pieces);
}

// Frames inside reports with a wrapper: the frame's bytes are disguised, then each report is closed again.
void Exchange::disguise_wrapped() {
  const Bytes wrapped = question();
  std::vector<Span> pieces;
  for (auto& entry : entries_) {
    if (!carries_answer(entry)) continue;
    const auto content = idcard::unwrap(entry.data);
    if (!content) {
      std::fill(entry.data.begin(), entry.data.end(), std::uint8_t{0});
      continue;
    }
    pieces.emplace_back(entry.data.data() + (content->data.data() - entry.data.data()), content->data.size());
  }
  disguise(ByteView(wrapped).subspan(std::min<std::size_t>(wrapped_frame_at, wrapped.size())), pieces);
  std::size_t next = 0;
  for (auto& entry : entries_) {
    if (next == pieces.size()) break;
    const auto piece = pieces[next];
    if (!carries_answer(entry) || piece.data() < entry.data.data() ||
        piece.data() > entry.data.data() + entry.data.size())
      continue;
    close_report(entry.data, static_cast<std::size_t>(piece.data() - entry.data.data()) + piece.size());
    ++next;
  }
}

std::vector<Entry> Exchange::take() {
  const Bytes asked = question();
  if (!asked.empty() && asked[0] == wrapped_request)
    disguise_wrapped();
  else
    disguise_plain(asked);
  auto taken = std::move(entries_);
  entries_.clear();
  answered_ = false;
  return taken;
}

void Exchange::clear() {
  for (auto& entry : entries_) wipe(entry.data);
  entries_.clear();
}

}  // namespace credit::trace
