// Reads this process's own memory after a visit: the person's name and number must be nowhere in it.
#include <fstream>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;
using credit::session::test::World;

namespace {

constexpr unsigned char veil = 0x5a;

// The person exists only veiled, so that looking for the person does not find the looking. Both are made up; both are
// longer than a string's own small buffer.
std::string unveiled(const std::vector<unsigned char>& veiled) {
  std::string text;
  for (const auto byte : veiled) text.push_back(static_cast<char>(byte ^ veil));
  return text;
}

std::vector<unsigned char> veiled_number() {
  std::vector<unsigned char> veiled;
  for (int i = 0; i < 17; ++i) veiled.push_back(static_cast<unsigned char>('0' + (i * 7 + 3) % 10) ^ veil);
  veiled.push_back('X' ^ veil);
  return veiled;
}

std::vector<unsigned char> veiled_name() {
  std::vector<unsigned char> veiled;
  for (int i = 0; i < 7; ++i)
    for (const int byte : {0xe5, 0x80 + 3 * i, 0x81 + 5 * i}) veiled.push_back(static_cast<unsigned char>(byte ^ veil));
  return veiled;
}

struct Region {
  std::uint64_t begin, size;
};

// Every region this process may write: heap, stacks, data of the program and its libraries. What is larger than this is
// a sanitizer's map of the memory, not memory.
std::vector<Region> writable_regions() {
  constexpr std::uint64_t largest = 1ULL << 30;
  std::vector<Region> regions;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    std::uint64_t begin = 0, end = 0;
    char dash = 0;
    std::string rights;
    std::istringstream(line) >> std::hex >> begin >> dash >> end >> rights;
    if (rights.starts_with("rw") && end - begin <= largest) regions.push_back({begin, end - begin});
  }
  return regions;
}

bool stands_at(const unsigned char* memory, const std::vector<unsigned char>& veiled) {
  for (std::size_t i = 0; i < veiled.size(); ++i)
    if ((memory[i] ^ veil) != veiled[i]) return false;
  return true;
}

int found_in(const Bytes& piece, std::size_t size, const std::vector<unsigned char>& veiled) {
  int found = 0;
  for (std::size_t i = 0; i + veiled.size() <= size; ++i) found += stands_at(piece.data() + i, veiled) ? 1 : 0;
  return found;
}

// Through /proc, because a sanitizer forbids reading memory that was given back; that is where a residue would be. The
// pieces overlap, and are wiped so that they are not found themselves.
int found_in_memory(const std::vector<unsigned char>& veiled) {
  std::ifstream memory("/proc/self/mem", std::ios::binary);
  Bytes piece(1 << 20);
  int found = 0;
  for (const auto& region : writable_regions())
    for (std::uint64_t at = 0; at < region.size; at += piece.size() - veiled.size()) {
      memory.clear();
      memory.seekg(static_cast<std::streamoff>(region.begin + at));
      memory.read(reinterpret_cast<char*>(piece.data()),
                  static_cast<std::streamsize>(std::min<std::uint64_t>(piece.size(), region.size - at)));
      found += found_in(piece, static_cast<std::size_t>(memory.gcount()), veiled);
      wipe(piece.data(), piece.size());
    }
  return found;
}

void forget_the_test_s_own_copy(World& world) {
  wipe(world.name);
  wipe(world.number);
}

}  // namespace

TEST_CASE("the search finds what is there") {
  const auto number = std::make_unique<Personal<std::string>>(unveiled(veiled_number()));
  CHECK(found_in_memory(veiled_number()) >= 1);
}

TEST_CASE("after a printed report, and after a visit broken off, no memory holds the person") {
  const bool printed = GENERATE(true, false);
  {
    World world;
    world.name = unveiled(veiled_name());
    world.number = unveiled(veiled_number());
    world.visit.start();
    for (const auto event : {Event::begin, Event::card_found, Event::card_read, Event::agree, Event::visit_opened,
                             Event::chosen, Event::report_issued, Event::report_verified, Event::composed})
      REQUIRE(world.happens(event));
    CHECK(found_in_memory(veiled_number()) >= 1);
    CHECK(found_in_memory(veiled_name()) >= 1);
    if (printed) {
      REQUIRE(world.happens(Event::print));
      REQUIRE(world.happens(Event::printed));
      REQUIRE(world.happens(Event::paper_taken));
    } else {
      REQUIRE(world.happens(Event::time_up));
    }
    forget_the_test_s_own_copy(world);
    CHECK(found_in_memory(veiled_number()) == 0);
    CHECK(found_in_memory(veiled_name()) == 0);
  }
}
