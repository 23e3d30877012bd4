// Any bytes at all -> one line of a journal, each fact in its form, or a typed failure that repeats none of them.
#include "base/bytes.h"
#include "kiosk/audit/fact_form.h"
#include "kiosk/audit/lines.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto line = credit::audit::read_line(credit::text_view(credit::ByteView(data, size)));
  if (line) CREDIT_ENSURE(credit::audit::check_facts(line->facts).has_value());
  return 0;
}
