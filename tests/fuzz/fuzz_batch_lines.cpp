// Any bytes at all as a batch's list: the same lines however the bytes come in pieces, none empty, none over the limit.
#include "report/verify/command/batch_source.h"

namespace {

using namespace credit;
using namespace credit::verify::command;

std::vector<LineCutter::Line> lines_of(ByteView bytes, std::size_t piece) {
  std::vector<LineCutter::Line> lines;
  const auto take = [&](LineCutter::Line line) { lines.push_back(std::move(line)); };
  LineCutter cutter;
  for (; !bytes.empty(); bytes = bytes.subspan(std::min(piece, bytes.size())))
    cutter.feed(bytes.first(std::min(piece, bytes.size())), take);
  cutter.end(take);
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto whole = lines_of({data, size}, size), pieces = lines_of({data, size}, data[0] % 7U + 1U);
  if (whole.size() != pieces.size()) __builtin_trap();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i].text != pieces[i].text || whole[i].too_long != pieces[i].too_long) __builtin_trap();
    if (whole[i].text.size() > LineCutter::limit || (whole[i].text.empty() && !whole[i].too_long)) __builtin_trap();
    const auto input = batch_input(i + 1, whole[i]);
    if (whole[i].too_long && input.kind != BatchInput::Kind::unusable) __builtin_trap();
  }
  return 0;
}
