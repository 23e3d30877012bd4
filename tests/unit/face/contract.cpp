// What any engine owes by docs/person-check-engine.md. CREDIT_FACE_ENGINE names the socket of the one to judge; without
// it the one for tests is judged. Nobody need stand before its camera: any verdict will do, within its time.
#include <cstdlib>

#include "base/failures/face.h"
#include "tests/unit/face/engine.h"

using namespace credit;
using namespace credit::face;
using namespace credit::face::test;

namespace {

struct Candidate {
  Candidate() {
    if (const char* named = std::getenv("CREDIT_FACE_ENGINE")) {
      socket = named;
      return;
    }
    ours = std::make_unique<Engine>("yes");
    socket = ours->socket();
  }
  std::unique_ptr<Engine> ours;
  std::string socket;
};

// A raw peer: what the client would never send.
devices::Got answer_to(const std::string& socket, const Bytes& question, Bytes& last) {
  auto raw = devices::connect_to(socket);
  REQUIRE(raw);
  devices::Got got = devices::Got::nothing_yet;
  bool asked = false;
  REQUIRE(run_until([&] {
    Bytes packet;
    got = devices::receive_packet(*raw, packet, said_limit);
    if (got != devices::Got::packet) return got != devices::Got::nothing_yet;
    if (!asked) devices::send_packet(*raw, question);
    last = std::move(packet);
    return std::exchange(asked, true);
  }));
  return got;
}

}  // namespace

TEST_CASE("contract: three tries one after the other, each with camera, verdict and end within the time limits") {
  const Candidate candidate;
  Asked asked(candidate.socket);
  std::optional<EngineName> name;
  for (int before = 0; before < most_tries; ++before) {
    const auto told = asked.compare(before);
    REQUIRE(told);
    CHECK(asked.opened == before + 1);
    if (name) CHECK(told->engine == *name);
    name = told->engine;
  }
}

TEST_CASE("contract: one answers again after a visitor who went away") {
  const Candidate candidate;
  Asked asked(candidate.socket);
  const auto portrait = drawn_portrait();
  asked.client.compare(*permit(all_well(), portrait), portrait, [](const auto&) {});
  REQUIRE(run_until([&] { return asked.opened == 1; }));
  asked.client.stop();
  CHECK(asked.compare());
}

TEST_CASE("contract: a question that is none gets trouble or the end, never a verdict") {
  const Candidate candidate;
  const Bytes whole = compare_message(1, 1000, {2, 1, Personal<Bytes>(Bytes(6, 9))}).expose();
  auto fourth = whole, cut = whole, other = whole;
  fourth[4] = 4;
  cut.pop_back();
  other[2] = 2;
  for (const auto& question : {fourth, cut, other, Bytes{0}, Bytes{'C', 'F', 1, 99}}) {
    Bytes last;
    if (answer_to(candidate.socket, question, last) != devices::Got::packet) continue;
    const auto said = read_said(last);
    REQUIRE(said);
    CHECK(std::holds_alternative<said::InTrouble>(*said));
  }
}
