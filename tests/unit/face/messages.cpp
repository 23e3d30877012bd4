// Every message to the byte, and everything beside it refused.
#include "kiosk/face/messages.h"

#include "base/failures/face.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::face;

namespace {

std::string refusal_of(const Bytes& packet) {
  const auto said = read_said(packet);
  if (said) return "taken";
  CHECK(said.error().code == failure::face_engine_broken);
  return said.error().detail;
}

const Bytes hello{'C', 'F', 1, 1, 1, 2, 3, 'a', '-', '1', 3, '2', '.', '0'};
const Bytes compared{'C', 'F', 1, 3, 3, 1, 'a', 1, 'b'};

}  // namespace

TEST_CASE("face messages: what an engine may say") {
  const auto first = read_said(hello);
  REQUIRE(first);
  const auto& greeting = std::get<said::Hello>(*first);
  CHECK(greeting.lowest == 1);
  CHECK(greeting.highest == 2);
  CHECK(greeting.engine == EngineName{"a-1", "2.0"});
  const auto last = read_said(compared);
  REQUIRE(last);
  CHECK(std::get<said::Compared>(*last).verdict == Verdict::undecided);
  CHECK(refusal_of({'C', 'F', 1, 2}) == "taken");
  CHECK(refusal_of({'C', 'F', 1, 4}) == "taken");
  CHECK(refusal_of({'C', 'F', 1, 5, 2}) == "taken");
}

TEST_CASE("face messages: anything else is refused") {
  for (std::size_t size = 0; size < hello.size(); ++size)
    CHECK(refusal_of(Bytes(hello.begin(), hello.begin() + static_cast<std::ptrdiff_t>(size))) != "taken");
  auto tail = hello;
  tail.push_back(0);
  CHECK(refusal_of(tail) == "too long");
  CHECK(refusal_of(Bytes(said_limit + 1, 'C')) == "too long");
  CHECK(refusal_of({'C', 'F', 2, 2}) == "another version than was agreed");
  CHECK(refusal_of({'C', 'F', 1, 16}) == "no such message");
  CHECK(refusal_of({'C', 'F', 1, 3, 0, 1, 'a', 1, 'b'}) == "no such verdict");
  CHECK(refusal_of({'C', 'F', 1, 3, 4, 1, 'a', 1, 'b'}) == "no such verdict");
  CHECK(refusal_of({'C', 'F', 1, 3, 1, 1, ' ', 1, 'b'}) == "letters of a name");
  CHECK(refusal_of({'C', 'F', 1, 1, 2, 1, 1, 'a', 1, 'b'}) == "range of versions");
  CHECK(refusal_of({'C', 'F', 1, 5, 9}) == "no such trouble");
  // A score, a frame, a template: no message has room for one.
  CHECK(refusal_of({'C', 'F', 1, 3, 1, 1, 'a', 1, 'b', 99}) == "too long");
}

TEST_CASE("face messages: what the kiosk says, to the byte") {
  const Portrait portrait{2, 1, Personal<Bytes>(Bytes{1, 2, 3, 4, 5, 6})};
  CHECK(compare_message(3, 15'000, portrait).expose() ==
        Bytes{'C', 'F', 1, 16, 3, 0x98, 0x3A, 0, 0, 2, 0, 1, 0, 1, 2, 3, 4, 5, 6});
  CHECK(stop_message() == Bytes{'C', 'F', 1, 17});
}
