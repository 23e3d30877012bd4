#include "kiosk/session/random_mark.h"

#include <QRandomGenerator>
#include <array>

#include "base/bytes.h"

namespace credit::session {

std::string random_mark() {
  std::array<std::uint32_t, 4> words{};
  QRandomGenerator::system()->generate(words.begin(), words.end());
  return to_hex({reinterpret_cast<const std::uint8_t*>(words.data()), sizeof words});
}

}  // namespace credit::session
