#include "report/seal/qr.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>

#include "base/bytes.h"
#include "base/failures/seal.h"

namespace credit::seal {
namespace {

struct InputDeleter {
  void operator()(QRinput* input) const { QRinput_free(input); }
};
struct CodeDeleter {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

QRecLevel level_of(Correction correction) { return correction == Correction::medium ? QR_ECLEVEL_M : QR_ECLEVEL_Q; }

bool append(QRinput* input, QRencodeMode mode, ByteView part) {
  return QRinput_append(input, mode, static_cast<int>(part.size()), part.data()) == 0;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

QrSymbol symbol_of(const QRcode& code) {
  QrSymbol symbol;
  symbol.size = code.width;
  const auto count = static_cast<std::size_t>(code.width) * static_cast<std::size_t>(code.width);
  symbol.modules.reserve(count);
  for (std::size_t i = 0; i < count; ++i) symbol.modules.push_back((code.data[i] & 1U) != 0);
  return symbol;
}

Result<QrSymbol> drawn(QRinput* input, std::size_t characters) {
  const std::unique_ptr<QRcode, CodeDeleter> code(QRcode_encodeInput(input));
  if (!code) return fail(failure::seal_too_large, std::to_string(characters) + " characters in one QR symbol");
  return symbol_of(*code);
}

}  // namespace

Result<QrSymbol> make_qr(std::string_view url, Correction correction) {
  const auto hash = url.rfind('#');
  if (hash == std::string_view::npos || !all_digits(url.substr(hash + 1)))
    return fail(failure::seal_digits_malformed, "a seal URL ends in # and digits");
  const std::unique_ptr<QRinput, InputDeleter> input(QRinput_new2(0, level_of(correction)));
  CREDIT_ENSURE(input != nullptr);
  const ByteView whole = view(url);
  if (!append(input.get(), QR_MODE_8, whole.first(hash + 1)) ||
      !append(input.get(), QR_MODE_NUM, whole.subspan(hash + 1)))
    return fail(failure::seal_too_large, "QR segment");
  return drawn(input.get(), url.size());
}

Result<QrSymbol> make_text_qr(std::string_view text) {
  const std::unique_ptr<QRinput, InputDeleter> input(QRinput_new2(0, QR_ECLEVEL_M));
  CREDIT_ENSURE(input != nullptr);
  if (!append(input.get(), QR_MODE_8, view(text))) return fail(failure::seal_too_large, "QR segment");
  return drawn(input.get(), text.size());
}

}  // namespace credit::seal
