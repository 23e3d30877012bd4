// Any report descriptor: a walk that ends, fields that lie inside their report, layouts that lie inside theirs.
#include "drivers/scanner/pos_layout.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit;
  const auto walked = scanner::parse_hid_descriptor({data, size});
  if (!walked) return 0;
  for (const auto& report : walked->inputs)
    for (const auto& field : report.fields) {
      CREDIT_ENSURE(field.offset + field.size * field.count <= report.bits);
      CREDIT_ENSURE(field.count > 0 && field.size > 0);
      CREDIT_ENSURE(field.collection < static_cast<int>(walked->collections.size()));
    }
  const auto layouts = scanner::pos_layouts(*walked);
  if (!layouts) return 0;
  for (const auto& layout : *layouts) {
    CREDIT_ENSURE(layout.room > 0 && layout.data + layout.room <= layout.longest);
    CREDIT_ENSURE(layout.aim.empty() || layout.aim.size() == 3);
    CREDIT_ENSURE(!layout.count || *layout.count < layout.longest);
  }
  return 0;
}
