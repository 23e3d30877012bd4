// Writing deterministic CBOR: shortest heads, definite lengths. Map keys are written in the order they are given; the
// writer of a map knows its keys, and the strict reader proves the order.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/bytes.h"

namespace credit::seal::cbor {

class Writer {
 public:
  Writer& integer(std::int64_t value);
  Writer& bytes(ByteView value);
  Writer& text(std::string_view value);
  Writer& array(std::size_t count);  // count items follow
  Writer& map(std::size_t count);    // count pairs follow
  Writer& tag(std::uint64_t number);
  Writer& raw(ByteView encoded);  // an item already encoded
  Bytes take() { return std::move(out_); }

 private:
  void head(unsigned kind, std::uint64_t argument);
  Bytes out_;
};

}  // namespace credit::seal::cbor
