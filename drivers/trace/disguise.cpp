#include "drivers/trace/disguise.h"

#include <algorithm>
#include <numeric>

#include "base/personal.h"

namespace credit::trace {
namespace {

// GA 467 tables 9 and 10: mark, length of body and checksum, SW1 SW2 SW3, data, checksum.
constexpr std::array<std::uint8_t, 4> mark{0xAA, 0xAA, 0x96, 0x69};
constexpr std::size_t resync_window = 7, length_size = 2, status_size = 3, checksum_size = 1, data_limit = 3000;

using Command = std::array<std::uint8_t, 2>;
constexpr Command reset_module{0x10, 0xFF}, module_status{0x11, 0xFF}, module_id{0x12, 0xFF};
constexpr Command read_card{0x30, 0x01}, read_with_fingerprint{0x30, 0x10}, newest_address{0x30, 0x03};

std::optional<std::size_t> behind_mark(ByteView bytes) {
  const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), resync_window));
  const auto found = std::search(bytes.begin(), end, mark.begin(), mark.end());
  if (found == end) return {};
  return static_cast<std::size_t>(found - bytes.begin()) + mark.size();
}

std::size_t big_endian(ByteView bytes, std::size_t at) {
  return static_cast<std::size_t>(bytes[at] << 8 | bytes[at + 1]);
}

std::uint8_t checksum(ByteView bytes) {
  return std::accumulate(bytes.begin(), bytes.end(), std::uint8_t{0},
                         [](std::uint8_t sum, std::uint8_t byte) { return static_cast<std::uint8_t>(sum ^ byte); });
}

// Lengths of text and photo, and of fingerprints where they were asked for; then each of them (facts A6).
void disguise_read(Span data, std::size_t parts) {
  const std::size_t head = 2 * parts;
  std::size_t sum = head;
  for (std::size_t i = 0; i < parts && data.size() >= head; ++i) sum += big_endian(data, 2 * i);
  if (data.size() < head || sum != data.size()) return std::fill(data.begin(), data.end(), std::uint8_t{0});
  const auto text = big_endian(data, 0), photo = big_endian(data, 2);
  disguise_text(data.subspan(head, text));
  disguise_photo(data.subspan(head + text, photo));
  std::fill(data.begin() + static_cast<std::ptrdiff_t>(head + text + photo), data.end(), std::uint8_t{0});
}

void disguise_data(const std::optional<Command>& command, Span data) {
  if (command == reset_module || command == module_status || command == module_id) return;  // of the module, nobody's
  if (command == read_card) return disguise_read(data, 2);
  if (command == read_with_fingerprint) return disguise_read(data, 3);
  if (command == newest_address) return disguise_characters(data);
  std::fill(data.begin(), data.end(), std::uint8_t{0});
}

struct Wiped {
  Bytes bytes;
  ~Wiped() { wipe(bytes); }
};

}  // namespace

std::optional<Command> command_in(ByteView request) {
  const auto at = behind_mark(request);
  if (!at || request.size() < *at + length_size + 2) return {};
  return Command{request[*at + length_size], request[*at + length_size + 1]};
}

Bytes disguised_answer(ByteView request, ByteView stream) {
  Bytes out(stream.size(), 0);
  const auto behind = behind_mark(stream);
  if (!behind || stream.size() < *behind + length_size + status_size) return out;
  const std::size_t body = big_endian(stream, *behind), data_at = *behind + length_size + status_size;
  if (body < status_size + checksum_size || body > status_size + data_limit + checksum_size) return out;
  const std::size_t size = body - status_size - checksum_size, end = data_at + size;
  Wiped data{Bytes(size, 0)};  // of its whole length, also when the rest of it never came
  const auto came = stream.subspan(data_at, std::min(size, stream.size() - data_at));
  std::copy(came.begin(), came.end(), data.bytes.begin());
  disguise_data(command_in(request), data.bytes);
  std::fill(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(*behind), std::uint8_t{0xAA});
  std::copy_n(stream.begin() + static_cast<std::ptrdiff_t>(*behind - 2), 2 + length_size + status_size,
              out.begin() + static_cast<std::ptrdiff_t>(*behind - 2));
  std::copy_n(data.bytes.begin(), came.size(), out.begin() + static_cast<std::ptrdiff_t>(data_at));
  if (stream.size() <= end) return out;
  const auto error = checksum(stream.subspan(*behind, end + 1 - *behind));
  out[end] = static_cast<std::uint8_t>(checksum(ByteView(out).subspan(*behind, end - *behind)) ^ error);
  return out;
}

}  // namespace credit::trace
