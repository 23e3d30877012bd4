#include "drivers/idcard/commands.h"

#include <cstdio>

#include "base/failures/reader.h"

namespace credit::idcard {
namespace {

struct Row {
  Command command;
  std::array<std::uint8_t, 2> code;
  const char* name;
};
constexpr Row table[] = {
    {Command::reset_module, {0x10, 0xFF}, "reset module"},
    {Command::module_status, {0x11, 0xFF}, "module status"},
    {Command::module_id, {0x12, 0xFF}, "module id"},
    {Command::find, {0x20, 0x01}, "find"},
    {Command::select, {0x20, 0x02}, "select"},
    {Command::read, {0x30, 0x01}, "read"},
    {Command::newest_address, {0x30, 0x03}, "newest address"},
};

const Row& row_of(Command command) {
  for (const auto& row : table)
    if (row.command == command) return row;
  impossible("a command without a row", __FILE__, __LINE__);
}

constexpr std::size_t lengths_size = 4;  // two big-endian lengths, GA 467 table 33
constexpr std::size_t text_limit = 256;  // bytes, "at most"
constexpr std::size_t photo_limit = 1024, finger_limit = 1024;
constexpr std::size_t module_id_size = 16;

std::size_t big(ByteView data, std::size_t at) { return static_cast<std::size_t>(data[at] << 8 | data[at + 1]); }

unsigned little(ByteView data, std::size_t at, std::size_t size) {
  unsigned value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | data[at + i];
  return value;
}

}  // namespace

std::array<std::uint8_t, 2> code_of(Command command) { return row_of(command).code; }
const char* name_of(Command command) { return row_of(command).name; }

Result<ReadData> read_data(ByteView data) {
  if (data.size() < lengths_size) return fail(failure::reader_garbled, "read reply without lengths");
  const std::size_t text = big(data, 0);
  const std::size_t photo = big(data, 2);
  if (text > text_limit || photo > photo_limit || data.size() != lengths_size + text + photo)
    return fail(failure::reader_garbled, "lengths of the read reply do not add up");
  return ReadData{data.subspan(lengths_size, text), data.subspan(lengths_size + text, photo)};
}

Result<ReadDataWithFinger> read_data_with_finger(ByteView data) {
  constexpr std::size_t with_finger = lengths_size + 2;
  if (data.size() < with_finger) return fail(failure::reader_garbled, "read reply without three lengths");
  const std::size_t text = big(data, 0), photo = big(data, 2), finger = big(data, 4);
  if (text > text_limit || photo > photo_limit || finger > finger_limit ||
      data.size() != with_finger + text + photo + finger)
    return fail(failure::reader_garbled, "lengths of the read reply do not add up");
  return ReadDataWithFinger{{data.subspan(with_finger, text), data.subspan(with_finger + text, photo)}, finger};
}

Result<std::string> module_id_text(ByteView data) {
  if (data.size() != module_id_size) return fail(failure::reader_garbled, "module id is not 16 bytes");
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%02u.%02u-%08u-%010u-%010u", little(data, 0, 2), little(data, 2, 2),
                little(data, 4, 4), little(data, 8, 4), little(data, 12, 4));
  return std::string(text.data());
}

}  // namespace credit::idcard
