#include "kiosk/face/messages.h"

#include <algorithm>

#include "base/failures/face.h"

namespace credit::face {
namespace {

enum Kind : std::uint8_t { hello = 1, watching = 2, compared = 3, closed = 4, trouble = 5, compare = 16, stop = 17 };
constexpr std::size_t head_size = 4;

tl::unexpected<Failure> broken(const char* why) { return fail(failure::face_engine_broken, why); }

bool name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

class Reader {
 public:
  explicit Reader(ByteView rest) : rest_(rest) {}
  Result<std::uint8_t> byte() {
    if (rest_.empty()) return broken("too short");
    const auto value = rest_.front();
    rest_ = rest_.subspan(1);
    return value;
  }
  Result<std::string> name() {
    CREDIT_TRY(const std::size_t size, byte());
    if (size == 0 || size > name_limit || size > rest_.size()) return broken("length of a name");
    std::string text(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(size));
    rest_ = rest_.subspan(size);
    if (!std::all_of(text.begin(), text.end(), name_letter)) return broken("letters of a name");
    return text;
  }
  Result<EngineName> engine() {
    EngineName engine;
    CREDIT_TRY(engine.id, name());
    CREDIT_TRY(engine.version, name());
    return engine;
  }
  Status end() const {
    if (!rest_.empty()) return broken("too long");
    return {};
  }

 private:
  ByteView rest_;
};

Result<Said> read_hello(Reader& reader) {
  said::Hello hello;
  CREDIT_TRY(hello.lowest, reader.byte());
  CREDIT_TRY(hello.highest, reader.byte());
  if (hello.lowest == 0 || hello.lowest > hello.highest) return broken("range of versions");
  CREDIT_TRY(hello.engine, reader.engine());
  return hello;
}

Result<Said> read_compared(Reader& reader) {
  said::Compared compared;
  CREDIT_TRY(const auto verdict, reader.byte());
  if (verdict < 1 || verdict > 3) return broken("no such verdict");
  compared.verdict = static_cast<Verdict>(verdict);
  CREDIT_TRY(compared.engine, reader.engine());
  return compared;
}

Result<Said> read_trouble(Reader& reader) {
  CREDIT_TRY(const auto kind, reader.byte());
  if (kind < 1 || kind > 4) return broken("no such trouble");
  return said::InTrouble{static_cast<Trouble>(kind)};
}

Result<Said> read_body(std::uint8_t kind, Reader& reader) {
  switch (kind) {
    case hello:
      return read_hello(reader);
    case watching:
      return said::Watching{};
    case compared:
      return read_compared(reader);
    case closed:
      return said::Closed{};
    case trouble:
      return read_trouble(reader);
    default:
      return broken("no such message");
  }
}

Bytes head(Kind kind) { return {'C', 'F', protocol_version, kind}; }

void put(Bytes& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

}  // namespace

Result<Said> read_said(ByteView packet) {
  if (packet.size() > said_limit) return broken("too long");
  if (packet.size() < head_size || packet[0] != 'C' || packet[1] != 'F') return broken("no head");
  if (packet[2] != protocol_version) return broken("another version than was agreed");
  Reader reader(packet.subspan(head_size));
  CREDIT_TRY(auto said, read_body(packet[3], reader));
  CREDIT_CHECK(reader.end());
  return said;
}

Personal<Bytes> compare_message(int attempt, std::uint32_t milliseconds, const Portrait& portrait) {
  const auto& rgb = portrait.rgb.expose();
  CREDIT_ENSURE(attempt >= 1 && attempt <= 3 && rgb.size() <= portrait_limit);
  CREDIT_ENSURE(rgb.size() == std::size_t{3} * portrait.width * portrait.height);
  Bytes bytes;
  bytes.reserve(head_size + 9 + rgb.size());  // once, so that no half of it is left behind elsewhere
  for (const auto byte : head(compare)) bytes.push_back(byte);
  put(bytes, static_cast<std::uint32_t>(attempt), 1);
  put(bytes, milliseconds, 4);
  put(bytes, portrait.width, 2);
  put(bytes, portrait.height, 2);
  bytes.insert(bytes.end(), rgb.begin(), rgb.end());
  return Personal<Bytes>(std::move(bytes));
}

Bytes stop_message() { return head(stop); }

}  // namespace credit::face
