#include "drivers/idcard/wrapper.h"

#include <numeric>

#include "base/failures/reader.h"

namespace credit::idcard {
namespace {

constexpr std::uint8_t request_flag = 0x88, answer_flag = 0xAA, identity_card = 0xB1;
constexpr std::size_t length_at = 3, result_at = 5, index_at = 6, data_at = 8;
constexpr std::size_t sum_size = 2;

std::uint16_t sum_of(ByteView bytes) {
  return std::accumulate(bytes.begin(), bytes.end(), std::uint16_t{0},
                         [](std::uint16_t sum, std::uint8_t byte) { return static_cast<std::uint16_t>(sum + byte); });
}

void append(Bytes& bytes, std::size_t value) {
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFF));
  bytes.push_back(static_cast<std::uint8_t>(value >> 8 & 0xFF));
}

unsigned little(ByteView bytes, std::size_t at) { return static_cast<unsigned>(bytes[at] | bytes[at + 1] << 8); }

}  // namespace

Bytes wrap(ByteView frame) {
  CREDIT_ENSURE(result_at + 1 + frame.size() + sum_size <= wrapped_report_size);
  Bytes report{request_flag, 0, 0};
  append(report, 1 + frame.size());
  report.push_back(identity_card);
  report.insert(report.end(), frame.begin(), frame.end());
  append(report, sum_of(ByteView(report).subspan(length_at)));
  report.resize(wrapped_report_size);
  return report;
}

// The result byte is not judged: the frame inside has a status of its own. Which byte of the index counts is written
// nowhere; no answer has more than 60 packets, so the other one is zero and their sum is the index.
Result<Unwrapped> unwrap(ByteView report) {
  if (report.size() < data_at + sum_size || report[0] != answer_flag)
    return fail(failure::reader_garbled, "not a wrapped answer");
  const std::size_t end = result_at + little(report, length_at);
  if (end < data_at || end + sum_size > report.size())
    return fail(failure::reader_garbled, "impossible length of a wrapped answer");
  if (sum_of(report.subspan(length_at, end - length_at)) != little(report, end))
    return fail(failure::reader_garbled, "wrong sum of a wrapped answer");
  return Unwrapped{static_cast<unsigned>(report[index_at] + report[index_at + 1]),
                   report.subspan(data_at, end - data_at)};
}

}  // namespace credit::idcard
