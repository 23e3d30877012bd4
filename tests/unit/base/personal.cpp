#include "base/personal.h"

#include <cstdint>
#include <ostream>

#include "tests/support/catch.h"

using namespace credit;

namespace {

// Counts how often a value of it was wiped.
struct Watched {
  int* wiped = nullptr;
  bool empty() const { return wiped == nullptr; }
  bool operator==(const Watched&) const = default;
};
void wipe(Watched& watched) {
  if (watched.wiped != nullptr) ++*watched.wiped;
  watched.wiped = nullptr;
}

template <class T>
concept Streams = requires(std::ostream& out, const T& value) {
  out << value;
};
template <class T>
concept Compares = requires(const T& a, const T& b) {
  a == b;
};

static_assert(Streams<std::string> && !Streams<Personal<std::string>>);
static_assert(Compares<std::string> && !Compares<Personal<std::string>>);
static_assert(!std::is_convertible_v<Personal<std::string>, std::string>);
static_assert(!std::is_convertible_v<std::string, Personal<std::string>>);

}  // namespace

TEST_CASE("a personal value is wiped when it goes, is replaced or is cleared") {
  int wiped = 0;
  { const Personal<Watched> value(Watched{&wiped}); }
  CHECK(wiped == 1);
  Personal<Watched> value(Watched{&wiped});
  value = Personal<Watched>(Watched{&wiped});
  CHECK(wiped >= 2);
  const int before = wiped;
  value.clear();
  CHECK(wiped == before + 1);
  CHECK(value.empty());
}

TEST_CASE("a moved-from value keeps nothing") {
  Personal<std::string> from(std::string("张三"));
  const Personal<std::string> to(std::move(from));
  CHECK(to.expose() == "张三");
  CHECK(from.empty());  // NOLINT(bugprone-use-after-move): the point
}

TEST_CASE("a copy is another value") {
  const Personal<std::string> one(std::string("a"));
  Personal<std::string> two(one);
  CHECK(one.same_as(two));
  two.clear();
  CHECK(one.expose() == "a");
  CHECK_FALSE(one.same_as(two));
}

TEST_CASE("wiping reaches the whole memory, the tail of an earlier value too") {
  const auto all_zero = [](const void* memory, std::size_t size) {
    const auto* bytes = static_cast<const volatile unsigned char*>(memory);
    for (std::size_t i = 0; i < size; ++i)
      if (bytes[i] != 0) return false;
    return true;
  };
  std::vector<std::uint8_t> bytes(64, 0xAB);
  bytes.resize(8);
  wipe(bytes);
  CHECK(bytes.empty());
  CHECK(all_zero(bytes.data(), bytes.capacity()));  // cleared, not freed
  std::string text(100, 'x');
  text.resize(5);
  wipe(text);
  CHECK(text.empty());
  CHECK(all_zero(text.data(), text.capacity()));
  unsigned char plain[4] = {1, 2, 3, 4};
  wipe(plain, sizeof plain);
  CHECK(all_zero(plain, sizeof plain));
}
