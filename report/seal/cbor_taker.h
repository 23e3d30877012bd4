// Takes typed values out of a CBOR map and remembers the first that was missing or of another type, by name: the taker
// asks for everything, then looks once.
#pragma once
#include <string>

#include "base/clock.h"
#include "report/seal/cbor.h"

namespace credit::seal::cbor {

class Taker {
 public:
  explicit Taker(const Item& map) : map_(map) {}

  std::int64_t integer(std::int64_t key, const char* name, std::int64_t low, std::int64_t high);
  Instant instant(std::int64_t key, const char* name);  // 1970 to last_second
  std::string text(std::int64_t key, const char* name);
  ByteView bytes(std::int64_t key, const char* name);
  // The items of an array; low and high bound their count. nullptr when missing.
  const std::vector<Item>* array(std::int64_t key, const char* name, std::size_t low, std::size_t high);

  void missing(const char* name) { missing_ = missing_ != nullptr ? missing_ : name; }
  const char* missing() const { return missing_; }  // nullptr when nothing was

 private:
  const Item& map_;
  const char* missing_ = nullptr;
};

}  // namespace credit::seal::cbor
