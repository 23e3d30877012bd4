// What kiosk and engine say to each other, version 1: docs/person-check-engine.md. Nothing here holds a frame, a score
// or a template, because no message has room for one.
#pragma once
#include <string>
#include <variant>

#include "base/bytes.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::face {

inline constexpr std::uint8_t protocol_version = 1;
inline constexpr std::size_t name_limit = 32;          // characters of an engine's id, and of its version
inline constexpr std::size_t said_limit = 128;         // bytes of a packet from the engine
inline constexpr std::uint16_t side_limit = 512;       // pixels of the portrait
inline constexpr std::size_t portrait_limit = 60'000;  // bytes of it

enum class Verdict : std::uint8_t { yes = 1, no = 2, undecided = 3 };
enum class Trouble : std::uint8_t { camera_missing = 1, camera_busy = 2, portrait_unusable = 3, other = 4 };

struct EngineName {
  std::string id, version;  // [A-Za-z0-9._-], 1..name_limit
  bool operator==(const EngineName&) const = default;
};

namespace said {
struct Hello {
  std::uint8_t lowest = 0, highest = 0;  // versions of the protocol
  EngineName engine;
};
struct Watching {};  // the camera is open
struct Compared {
  Verdict verdict = Verdict::undecided;
  EngineName engine;
};
struct Closed {};  // the camera is closed, frames and portrait are wiped
struct InTrouble {
  Trouble trouble = Trouble::other;
};
}  // namespace said
using Said = std::variant<said::Hello, said::Watching, said::Compared, said::Closed, said::InTrouble>;

Result<Said> read_said(ByteView packet);  // face_engine_broken says what is wrong with it

struct Portrait {
  std::uint16_t width = 0, height = 0;
  Personal<Bytes> rgb;  // width * height * 3, row by row from the top
};

// attempt 1..3; the portrait within its limits
Personal<Bytes> compare_message(int attempt, std::uint32_t milliseconds, const Portrait& portrait);
Bytes stop_message();

}  // namespace credit::face
