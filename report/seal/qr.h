// The QR symbol of a seal URL: one byte segment (up to and with #) and one numeric segment (the digits).
#pragma once
#include <string_view>
#include <vector>

#include "base/result.h"

namespace credit::seal {

struct QrSymbol {
  int size = 0;               // modules a side, without quiet zone (4 modules, the drawer's business)
  std::vector<bool> modules;  // row by row, true is dark
  bool dark(int row, int column) const { return modules[static_cast<std::size_t>(row * size + column)]; }
};

enum class Correction { medium, quartile };  // M with countersignature, Q issuer-only (facts: v15 and v16)

Result<QrSymbol> make_qr(std::string_view url, Correction correction);  // seal_too_large

// Any text as one byte segment, to be read from a screen. seal_too_large
Result<QrSymbol> make_text_qr(std::string_view text);

}  // namespace credit::seal
