// Which input reports a HID device sends, and what lies where in them: a walk of its report descriptor (HID 1.11
// clause 6.2.2) with the parser state the clause asks for. Pure; the descriptor comes from a device nobody vouches for.
#pragma once
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::scanner {

struct HidUsage {
  std::uint16_t page = 0, id = 0;
  friend bool operator==(const HidUsage&, const HidUsage&) = default;
};

struct HidCollection {
  HidUsage usage;
  std::uint8_t type = 0;  // 1 application, 2 logical (clause 6.2.2.6)
  int parent = -1;        // index of the collection around it, -1 at the top
};

// Elements that lie side by side and mean the same.
struct HidField {
  HidUsage usage;                               // of an array (not variable): the first it can report
  std::size_t offset = 0, size = 0, count = 0;  // bits from the start of the report, bits of an element, elements
  bool variable = false;
  std::int32_t logical_minimum = 0, logical_maximum = 0;
  int collection = -1;  // the innermost around it, -1: none
};

struct HidReport {
  std::uint8_t id = 0;           // 0: the device numbers none, and the report has no byte for it
  std::size_t bits = 0;          // with the id's byte, as hidraw hands it out
  std::vector<HidField> fields;  // constants (padding) are not among them
  std::size_t bytes() const { return (bits + 7) / 8; }
};

struct HidDescriptor {
  std::vector<HidCollection> collections;
  std::vector<HidReport> inputs;  // by id

  // The outermost collection around a field, or nothing.
  const HidCollection* application_of(const HidField& field) const;
  bool inside(const HidField& field, HidUsage usage) const;  // of a collection of that usage, at any depth
};

// Bounds, as the kernel's: a descriptor of at most 4096 bytes, a report of at most 16 KiB; at most 64 collections
// deep, 16 pushes deep, 2048 fields in all. scanner_descriptor_invalid beyond them and for everything malformed.
Result<HidDescriptor> parse_hid_descriptor(ByteView descriptor);

}  // namespace credit::scanner
