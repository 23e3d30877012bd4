#include "drivers/scanner/pos_layout.h"

#include <algorithm>

#include "base/failures/scanner.h"

namespace credit::scanner {
namespace {

constexpr std::uint16_t scanner_page = 0x8C;
constexpr HidUsage byte_count{0x01, 0x3B};
constexpr HidUsage raw_data_report{scanner_page, 0x13}, decoded_data{scanner_page, 0xFE}, continued{scanner_page, 0xFF};
constexpr std::uint16_t first_symbology = 0xFB, last_symbology = 0xFD;

using Fields = std::vector<HidField>;

bool of_scanner(const HidDescriptor& descriptor, const HidField& field) {
  const auto* application = descriptor.application_of(field);
  return application != nullptr && application->usage.page == scanner_page &&
         !descriptor.inside(field, raw_data_report);
}

bool whole_bytes(const HidField& field) { return field.size == 8 && field.offset % 8 == 0; }

Fields scanner_fields(const HidDescriptor& descriptor, const HidReport& report) {
  Fields fields;
  std::copy_if(report.fields.begin(), report.fields.end(), std::back_inserter(fields),
               [&](const HidField& field) { return of_scanner(descriptor, field); });
  return fields;
}

// Decoded data declared in several pieces is one as long as they touch.
bool add_data(PosLayout& layout, const HidField& field) {
  if (!whole_bytes(field)) return false;
  const std::size_t at = field.offset / 8;
  if (layout.room == 0) layout.data = at;
  if (layout.data + layout.room != at) return false;
  layout.room += field.count;
  return true;
}

bool add_aim(PosLayout& layout, const HidField& field) {
  if (!whole_bytes(field)) return false;
  for (std::size_t i = 0; i < field.count; ++i) layout.aim.push_back(field.offset / 8 + i);
  return true;
}

bool add(PosLayout& layout, const HidField& field) {
  if (field.usage == decoded_data) return add_data(layout, field);
  if (field.usage == continued) {
    layout.continued = field.offset;  // the lowest bit of it, however many there are
    return true;
  }
  if (field.usage == byte_count) {
    if (!whole_bytes(field) || field.count != 1) return false;
    layout.count = field.offset / 8;
    return true;
  }
  if (field.usage.page == scanner_page && field.usage.id >= first_symbology && field.usage.id <= last_symbology)
    return add_aim(layout, field);
  return true;  // vendors' own fields
}

Result<PosLayout> layout_of(const HidReport& report, Fields fields) {
  PosLayout layout;
  layout.report_id = report.id;
  layout.longest = report.bytes();
  std::stable_sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.usage.id < b.usage.id; });
  for (const auto& field : fields)
    if (!add(layout, field)) return fail(failure::scanner_layout_unknown, "fields not in whole bytes, or apart");
  if (!layout.count && !layout.continued && layout.aim.empty())
    return fail(failure::scanner_layout_unknown, "one block of data and no word on its parts");
  if (layout.aim.size() != 3) layout.aim.clear();
  return layout;
}

bool has_data(const Fields& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const auto& field) { return field.usage == decoded_data; });
}

bool is_scanner(const HidDescriptor& descriptor) {
  return std::any_of(descriptor.collections.begin(), descriptor.collections.end(), [](const auto& collection) {
    return collection.parent < 0 && collection.usage.page == scanner_page;
  });
}

}  // namespace

Result<std::vector<PosLayout>> pos_layouts(const HidDescriptor& descriptor) {
  std::vector<PosLayout> layouts;
  if (!is_scanner(descriptor)) return layouts;
  for (const auto& report : descriptor.inputs) {
    auto fields = scanner_fields(descriptor, report);
    if (!has_data(fields)) continue;
    CREDIT_TRY(auto layout, layout_of(report, std::move(fields)));
    layouts.push_back(std::move(layout));
  }
  if (layouts.empty()) return fail(failure::scanner_layout_unknown, "no input report with decoded data");
  return layouts;
}

}  // namespace credit::scanner
