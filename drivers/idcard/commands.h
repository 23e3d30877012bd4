// The commands we send (GA 467), and the data in their replies. Never 60 and 61: they rewrite lasting settings.
#pragma once
#include <array>

#include "drivers/idcard/frame.h"

namespace credit::idcard {

enum class Command { reset_module, module_status, module_id, find, select, read, newest_address };

std::array<std::uint8_t, 2> code_of(Command command);
const char* name_of(Command command);
inline Bytes request_of(Command command) { return encode_request(code_of(command)); }

// Reply to read (30 01): text and photo, their lengths as the reply itself says. They point into the reply's data.
struct ReadData {
  ByteView text, photo;
};
Result<ReadData> read_data(ByteView data);  // reader_garbled

// Reply to a read with fingerprints (30 10): three lengths. No command here asks for it and none ever did: what a
// fingerprint is good for is no business of this machine. Yet whoever passes a foreign trace on must know where the
// finger begins, to leave it out.
struct ReadDataWithFinger : ReadData {
  std::size_t finger_size = 0;  // bytes: 0, 512 a finger
};
Result<ReadDataWithFinger> read_data_with_finger(ByteView data);  // reader_garbled

// Reply to module_id: "05.01-20101129-0001228293-0296863149".
Result<std::string> module_id_text(ByteView data);  // reader_garbled

}  // namespace credit::idcard
