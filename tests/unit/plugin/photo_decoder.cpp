// A photo decoder in its process: what it may, what it must, and that nobody waits for one that does neither.
#include "drivers/plugin/photo_decoder.h"

#include <fcntl.h>
#include <grp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <cerrno>

#include "base/failures/plugin.h"
#include "tests/emulators/synthetic_card.h"
#include "tests/support/event_loop.h"
#include "tests/unit/plugin/links.h"

using namespace credit;
using namespace credit::plugin;
using namespace credit::test;
using std::chrono::milliseconds;

namespace {

struct Studio {
  explicit Studio(const std::string& program, milliseconds time = milliseconds(3000) * slowness())
      : decoder({program, time}) {
    application();
    QObject::connect(&decoder, &PhotoDecoder::decoded, [this](const Picture& one) { pictures.push_back(one); });
    QObject::connect(&decoder, &PhotoDecoder::failed, [this](const Failure& one) { failures.push_back(one); });
  }
  bool settles() {
    decoder.decode(Personal<Bytes>(emulator::card_photo()));
    return run_until([&] { return pictures.size() + failures.size() == 1; });
  }
  PhotoDecoder decoder;
  std::vector<Picture> pictures;
  std::vector<Failure> failures;
};

}  // namespace

TEST_CASE("a photo goes in, a picture comes out") {
  Studio studio(TEST_PHOTO_DECODER);
  REQUIRE(studio.settles());
  REQUIRE(studio.pictures.size() == 1);
  CHECK(studio.pictures[0].width == 102);
  CHECK(studio.pictures[0].height == 126);
  CHECK(studio.pictures[0].rgb.expose().size() == 38556);
  studio.pictures.clear();
  CHECK(studio.settles());  // and again
  CHECK(studio.pictures.size() == 1);
}

TEST_CASE("what goes wrong in a decoder is a failure and nothing worse") {
  const Links links;
  const auto [name, detail] = GENERATE(table<std::string, std::string>({{"crash", "ended with 139"},
                                                                        {"garbage", "another head"},
                                                                        {"much", "too many bytes"},
                                                                        {"early", "no head"},
                                                                        {"short", "size and bytes differ"},
                                                                        {"fails", "ended with 7"}}));
  Studio studio(links.named(name, TEST_PHOTO_DECODER));
  REQUIRE(studio.settles());
  REQUIRE(studio.failures.size() == 1);
  CHECK(studio.failures[0].code == failure::photo_not_decoded);
  CHECK(studio.failures[0].detail == detail);
}

TEST_CASE("a decoder that hangs is ended in time") {
  const Links links;
  Studio studio(links.named("hang", TEST_PHOTO_DECODER), milliseconds(150));
  REQUIRE(studio.settles());
  REQUIRE(studio.failures.size() == 1);
  CHECK(studio.failures[0].detail == "took too long");
  CHECK(run_until([] { return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD; }));  // dead and buried
}

TEST_CASE("without a decoder nothing happens, with a missing one it is told") {
  Studio none("");
  none.decoder.decode(Personal<Bytes>(emulator::card_photo()));
  CHECK_FALSE(run_until([&] { return !none.pictures.empty() || !none.failures.empty(); }, milliseconds(100)));
  Studio missing("/nowhere/decoder");
  REQUIRE(missing.settles());
  CHECK(missing.failures[0].code == failure::plugin_not_started);
}

TEST_CASE("a new photo takes the place of the one before; a dropped one never comes") {
  Studio studio(TEST_PHOTO_DECODER);
  studio.decoder.decode(Personal<Bytes>(emulator::card_photo()));
  studio.decoder.decode(Personal<Bytes>(emulator::card_photo()));
  studio.decoder.drop();
  CHECK(studio.settles());
  CHECK_FALSE(run_until([&] { return studio.pictures.size() > 1; }, milliseconds(200)));
}

TEST_CASE("a decoder reaches nothing: no socket, no descriptor of ours, no word of the environment") {
  const Links links;
  const int open_here = ::open("/dev/null", O_RDONLY);  // neither closed on exec: a careless library of ours
  Studio studio(links.named("probe", TEST_PHOTO_DECODER));
  REQUIRE(studio.settles());
  ::close(open_here);
  REQUIRE(studio.pictures.size() == 1);
  CHECK(studio.pictures[0].rgb.expose() == Bytes{EPERM, EPERM, EPERM, EPERM, 3, 0});
}

TEST_CASE("an unprivileged user is confined as well") {
  const int child = ::fork();
  if (child == 0) {
    if (::geteuid() == 0 && (::setgroups(0, nullptr) != 0 || ::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(2);
    Confinement confinement;
    confinement.memory = RLIM_INFINITY;  // a sanitizer has taken more already
    if (!confine(confinement)) ::_exit(3);
    const bool refused = ::socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM;
    ::_exit(refused ? 0 : 4);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
