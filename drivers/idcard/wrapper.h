// The wrapper in which Miaxis readers carry frames in 64-byte HID reports (T4). Lengths and sums are little-endian; the
// sum adds every byte from the length to the end of the content. Pure: no device, no clock. Source: Miaxis Java driver.
//
//   request  88 | serial number 2 | length 2 | command 1 | frame        | sum 2     length counts command and frame
//   answer   AA | serial number 2 | length 2 | result 1  | index 2 data | sum 2     length counts result, index and
//   data
#pragma once
#include "base/bytes.h"
#include "base/result.h"

namespace credit::idcard {

inline constexpr std::size_t wrapped_report_size = 64;
inline constexpr std::size_t wrapped_data_limit = 54;  // bytes of an answer in one report

// The report for one frame, padded with zeroes. Every request of ours fits in one.
Bytes wrap(ByteView frame);

struct Unwrapped {
  unsigned index = 0;  // of the packet within its answer
  ByteView data;       // points into the report
};
Result<Unwrapped> unwrap(ByteView report);  // reader_garbled

}  // namespace credit::idcard
