#include "platform/issue/number.h"

#include "base/identity.h"
#include "platform/store/digest.h"
#include "report/document/document.h"

namespace credit::platform {

std::string make_report_number(Instant issued) {
  return china_compact(issued) + random_text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 8);
}

std::string make_check_code() {
  auto code = random_text(uscc_alphabet, 11);
  code += document::check_character(code);
  return code;
}

}  // namespace credit::platform
