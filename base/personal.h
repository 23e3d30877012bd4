// Personal data: cannot be streamed, printed, compared by accident or written as JSON; zeroes itself when it goes.
#pragma once
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace credit {

// Overwrites memory in a way the optimiser may not remove.
inline void wipe(void* data, std::size_t size) {
  auto* byte = static_cast<volatile unsigned char*>(data);
  while (size-- > 0) *byte++ = 0;
}
// Wipes the whole capacity, so that the tail of an earlier, longer value goes too.
template <class Char, class Traits, class Allocator>
void wipe(std::basic_string<Char, Traits, Allocator>& text) {
  text.resize(text.capacity());
  wipe(text.data(), text.size() * sizeof(Char));
  text.clear();
}
template <class T>
requires std::is_trivially_copyable_v<T>
void wipe(std::vector<T>& items) {
  items.resize(items.capacity());
  wipe(static_cast<void*>(items.data()), items.size() * sizeof(T));
  items.clear();
}

// T is std::string, a vector of plain bytes, or a type with a free function wipe(T&).
// The value can only be read by saying so: expose() is the word to search for in a review.
template <class T>
class Personal {
 public:
  Personal() = default;
  explicit Personal(T value) : value_(std::move(value)) {}
  Personal(const Personal&) = default;
  Personal(Personal&& other) noexcept : value_(std::move(other.value_)) { wipe(other.value_); }
  Personal& operator=(const Personal& other) {
    if (this != &other) {
      wipe(value_);
      value_ = other.value_;
    }
    return *this;
  }
  Personal& operator=(Personal&& other) noexcept {
    if (this != &other) {
      wipe(value_);
      value_ = std::move(other.value_);
      wipe(other.value_);
    }
    return *this;
  }
  ~Personal() { wipe(value_); }

  const T& expose() const { return value_; }
  bool empty() const { return value_.empty(); }
  void clear() { wipe(value_); }
  bool same_as(const Personal& other) const { return value_ == other.value_; }

 private:
  T value_;
};

}  // namespace credit
