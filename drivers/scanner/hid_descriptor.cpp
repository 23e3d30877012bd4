#include "drivers/scanner/hid_descriptor.h"

#include <algorithm>
#include <map>

#include "base/failures/scanner.h"
#include "drivers/scanner/hid_items.h"

namespace credit::scanner {
namespace {

constexpr std::size_t most_bytes = 4096, most_report_bits = std::size_t{8} * 16384;
constexpr std::size_t most_collections = 512, deepest = 64, most_pushed = 16, most_fields = 2048, most_usages = 512;
constexpr std::uint32_t constant_bit = 0x01, variable_bit = 0x02;

tl::unexpected<Failure> invalid(const char* why) { return fail(failure::scanner_descriptor_invalid, why); }

struct Globals {  // clause 6.2.2.7: they stay until changed, and are what push and pop keep
  std::uint16_t page = 0;
  std::int32_t logical_minimum = 0, logical_maximum = 0;
  std::size_t report_size = 0, report_count = 0;
  std::uint8_t report_id = 0;
};

struct UsageRange {
  std::uint32_t first = 0, last = 0;
  std::uint16_t page = 0;
  bool extended = false;  // four bytes: it brings its page along
  HidUsage at(std::size_t step) const { return {page, static_cast<std::uint16_t>(first + step)}; }
  std::size_t length() const { return std::size_t{last} - first + 1; }
};

class Walk {
 public:
  Status take(const Item& item);
  Result<HidDescriptor> finish();

 private:
  Status main_item(const Item& item);
  Status global_item(const Item& item);
  Status local_item(const Item& item);
  Status input(std::uint32_t flags);
  Status open_collection(std::uint32_t type);
  Status close_collection();
  Status report_id(std::uint32_t id);
  Status add_usage(std::uint32_t first, std::uint32_t last, std::uint8_t size);
  void settle_pages();
  HidReport& report();
  void forget_locals();
  Status add_field(HidReport& to, HidUsage usage, std::size_t count, bool variable);

  HidDescriptor result_;
  std::map<std::uint8_t, HidReport> reports_;
  Globals globals_;
  std::vector<Globals> pushed_;
  std::vector<UsageRange> usages_;
  std::optional<std::uint32_t> usage_minimum_;
  bool in_alternatives_ = false, alternative_taken_ = false;  // clause 6.2.2.8, Delimiter
  int collection_ = -1;
  std::size_t depth_ = 0, fields_ = 0;
};

Status Walk::take(const Item& item) {
  const auto type = static_cast<std::uint8_t>(item.tag) & 0x0C;  // clause 6.2.2.2: bType
  if (type == 0x00) return main_item(item);
  if (type == 0x04) return global_item(item);
  if (type == 0x08) return local_item(item);
  return invalid("an item of a reserved type");
}

Status Walk::main_item(const Item& item) {
  settle_pages();
  Status done;
  switch (item.tag) {
    case ItemTag::input:
      done = input(item.value);
      break;
    case ItemTag::collection:
      done = open_collection(item.value);
      break;
    case ItemTag::end_collection:
      done = close_collection();
      break;
    default:  // output and feature: nothing a listener needs
      break;
  }
  forget_locals();
  return done;
}

Status Walk::global_item(const Item& item) {
  switch (item.tag) {
    case ItemTag::usage_page:
      globals_.page = static_cast<std::uint16_t>(item.value);
      return {};
    case ItemTag::logical_minimum:
      globals_.logical_minimum = item.signed_value();
      return {};
    case ItemTag::logical_maximum:
      // A maximum of FF in one byte means 255 to everybody who writes a minimum of 0.
      globals_.logical_maximum =
          globals_.logical_minimum < 0 ? item.signed_value() : static_cast<std::int32_t>(item.value);
      return {};
    case ItemTag::report_size:
      globals_.report_size = item.value;
      return {};
    case ItemTag::report_count:
      globals_.report_count = item.value;
      return {};
    case ItemTag::report_id:
      return report_id(item.value);
    case ItemTag::push:
      if (pushed_.size() == most_pushed) return invalid("pushed too deep");
      pushed_.push_back(globals_);
      return {};
    case ItemTag::pop:
      if (pushed_.empty()) return invalid("a pop without a push");
      globals_ = pushed_.back();
      pushed_.pop_back();
      return {};
    default:  // units and physical limits
      return {};
  }
}

Status Walk::report_id(std::uint32_t id) {
  if (id == 0 || id > 0xFF) return invalid("a report id outside 1 to 255");
  globals_.report_id = static_cast<std::uint8_t>(id);
  return {};
}

Status Walk::local_item(const Item& item) {
  switch (item.tag) {
    case ItemTag::usage:
      return add_usage(item.value, item.value, item.size);
    case ItemTag::usage_minimum:
      usage_minimum_ = item.value;
      return {};
    case ItemTag::usage_maximum: {
      if (!usage_minimum_) return invalid("a usage maximum without a minimum");
      const auto first = *std::exchange(usage_minimum_, std::nullopt);
      return add_usage(first, item.value, item.size);
    }
    case ItemTag::delimiter:
      in_alternatives_ = item.value == 1;
      alternative_taken_ = false;
      return {};
    default:  // designators and strings
      return {};
  }
}

// Of alternatives the first is the one to prefer.
Status Walk::add_usage(std::uint32_t first, std::uint32_t last, std::uint8_t size) {
  if (in_alternatives_ && std::exchange(alternative_taken_, true)) return {};
  if (first > last || (first >> 16) != (last >> 16)) return invalid("a usage range that is none");
  if (usages_.size() == most_usages) return invalid("too many usages");
  const bool extended = size == 4;
  usages_.push_back(
      {first & 0xFFFF, last & 0xFFFF, extended ? static_cast<std::uint16_t>(first >> 16) : globals_.page, extended});
  return {};
}

// Clause 6.2.2.8: a usage belongs to the page in force at the main item. Descriptors that name several pages before one
// main item mean the page in force at each usage; so only usages behind the last page count anew, as Linux has it.
void Walk::settle_pages() {
  for (auto usage = usages_.rbegin(); usage != usages_.rend(); ++usage) {
    if (usage->extended) continue;
    if (usage->page == globals_.page) return;
    usage->page = globals_.page;
  }
}

void Walk::forget_locals() {
  usages_.clear();
  usage_minimum_.reset();
  in_alternatives_ = alternative_taken_ = false;
}

HidReport& Walk::report() {
  auto& report = reports_[globals_.report_id];
  report.id = globals_.report_id;
  if (report.bits == 0 && report.id != 0) report.bits = 8;
  return report;
}

Status Walk::add_field(HidReport& to, HidUsage usage, std::size_t count, bool variable) {
  if (++fields_ > most_fields) return invalid("too many fields");
  to.fields.push_back({usage, to.bits, globals_.report_size, count, variable, globals_.logical_minimum,
                       globals_.logical_maximum, collection_});
  to.bits += globals_.report_size * count;
  return {};
}

// Clause 6.2.2.8: usages are given out to a variable's elements in order; the last one serves all that are left.
Status Walk::input(std::uint32_t flags) {
  const std::size_t size = globals_.report_size, count = globals_.report_count;
  auto& to = report();
  if (size > most_report_bits || count > most_report_bits || size * count > most_report_bits - to.bits)
    return invalid("a report too long");
  if (size == 0 || count == 0) return {};
  const bool variable = (flags & variable_bit) != 0;
  if ((flags & constant_bit) != 0 || usages_.empty()) {
    to.bits += size * count;
    return {};
  }
  if (!variable) return add_field(to, usages_.front().at(0), count, false);
  std::size_t left = count;
  for (std::size_t i = 0; i < usages_.size() && left > 0; ++i) {
    const bool last_range = i + 1 == usages_.size();
    for (std::size_t step = 0; step < usages_[i].length() && left > 0; ++step) {
      const bool last = last_range && step + 1 == usages_[i].length();
      const std::size_t share = last ? left : 1;
      CREDIT_CHECK(add_field(to, usages_[i].at(step), share, true));
      left -= share;
    }
  }
  return {};
}

Status Walk::open_collection(std::uint32_t type) {
  if (depth_ == deepest || result_.collections.size() == most_collections) return invalid("too many collections");
  const auto usage = usages_.empty() ? HidUsage{} : usages_.front().at(0);
  result_.collections.push_back({usage, static_cast<std::uint8_t>(type), collection_});
  collection_ = static_cast<int>(result_.collections.size()) - 1;
  ++depth_;
  return {};
}

Status Walk::close_collection() {
  if (collection_ < 0) return invalid("an end without a collection");
  collection_ = result_.collections[static_cast<std::size_t>(collection_)].parent;
  --depth_;
  return {};
}

// Clause 6.2.2.7: where one report has an id, all have.
Result<HidDescriptor> Walk::finish() {
  if (collection_ >= 0) return invalid("a collection without an end");
  if (reports_.size() > 1 && reports_.count(0) != 0) return invalid("reports with and without an id");
  for (auto& [id, report] : reports_) result_.inputs.push_back(std::move(report));
  return std::move(result_);
}

}  // namespace

Result<HidDescriptor> parse_hid_descriptor(ByteView descriptor) {
  if (descriptor.empty()) return invalid("empty");
  if (descriptor.size() > most_bytes) return invalid("too long");
  ItemReader items(descriptor);
  Walk walk;
  for (;;) {
    CREDIT_TRY(const auto item, items.next());
    if (!item) return walk.finish();
    CREDIT_CHECK(walk.take(*item));
  }
}

const HidCollection* HidDescriptor::application_of(const HidField& field) const {
  const HidCollection* outermost = nullptr;
  for (int at = field.collection; at >= 0; at = outermost->parent)
    outermost = &collections[static_cast<std::size_t>(at)];
  return outermost;
}

bool HidDescriptor::inside(const HidField& field, HidUsage usage) const {
  for (int at = field.collection; at >= 0; at = collections[static_cast<std::size_t>(at)].parent)
    if (collections[static_cast<std::size_t>(at)].usage == usage) return true;
  return false;
}

}  // namespace credit::scanner
