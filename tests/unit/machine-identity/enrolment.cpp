// A machine against an authority that is the platform's own: what it takes, what it refuses, and that a refusal leaves
// the identity in force untouched, to the byte.
#include "kiosk/enrol/enrolment.h"

#include "base/failures/enrolment.h"
#include "base/failures/machine-identity.h"
#include "base/failures/platform-link.h"
#include "base/file.h"
#include "kiosk/enrol/certificate_request.h"
#include "platform/enrol/authority.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::enrol;
namespace office = credit::platform::enrol;

namespace {

struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "credit-identity-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

// An EST server without its network.
class Authority final : public Est {
 public:
  Authority(const std::filesystem::path& folder, const std::string& name, const Clock& clock)
      : clock_(clock), root(folder / (name + ".pem")) {
    const auto made = certs::self_signed(*certs::find_profile("root", {}), clock.now());
    REQUIRE(write_file(folder / (name + ".key"), certs::pem_of(made->key.get())->expose(), 0600));
    REQUIRE(write_file(root, *certs::pem_of(made->certificate.get())));
    authority_ = *office::Authority::load(root, folder / (name + ".key"));
  }
  Result<std::string> enroll(const std::string& request, const std::string& kiosk,
                             const Personal<std::string>& code) override {
    if (code.expose() != "good") return fail(failure::enrolment_code_wrong);
    return issue(request, kiosk);
  }
  Result<std::string> reenroll(const std::string& request, const Identity& old) override {
    came_with = common_name_of(old.certificate.get());
    return issue(request, came_with);
  }
  Status try_out(const Identity& fresh) override {
    tried.push_back(to_base64(openssl::to_der(i2d_X509, fresh.certificate.get())));
    if (trial) return tl::unexpected<Failure>(*trial);
    return {};
  }
  Result<std::string> issue(const std::string& request, const std::string& kiosk) {
    if (refusal) return tl::unexpected<Failure>(*refusal);
    if (answer) return *answer;
    CREDIT_TRY(const auto wish, office::read_request(request));
    CREDIT_TRY(const auto issued, authority_->issue(wish, kiosk, clock_.now()));
    return last = to_base64(office::certs_only(issued.certificate));
  }

 private:
  const Clock& clock_;
  std::optional<office::Authority> authority_;

 public:
  const std::filesystem::path root;
  std::optional<Failure> refusal, trial;
  std::vector<std::string> tried;
  std::optional<std::string> answer;
  std::string came_with, last;
};

struct Machine {
  Folder folder;
  FixedClock clock{*parse_rfc3339("2026-11-22T06:30:05Z")};
  Authority est{folder.path, "root", clock};
  EnrolSettings settings{"K-0007", "https://localhost", est.root, folder.path / "identity.pem"};
  Personal<std::string> code{"good"};

  Bytes bytes() const { return *read_file(settings.identity); }
  FailureCode renewal_fails() {
    const auto before = bytes();
    const auto renewed = renew(settings, est, clock, When::at_once);
    REQUIRE_FALSE(renewed);
    CHECK(bytes() == before);
    return renewed.error().code;
  }
};

}  // namespace

TEST_CASE("identity: enrolled with a code, its own for its id, readable by its owner alone") {
  Machine machine;
  const auto none = state_of(machine.settings);
  REQUIRE_FALSE(none);
  CHECK(none.error().code == failure::machine_identity_missing);
  const auto wrong = enrol::enrol(machine.settings, machine.est, Personal<std::string>("bad"), machine.clock);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == failure::enrolment_code_wrong);
  CHECK_FALSE(std::filesystem::exists(machine.settings.identity));
  REQUIRE(enrol::enrol(machine.settings, machine.est, machine.code, machine.clock));
  CHECK(state_of(machine.settings)->kiosk == "K-0007");
  using std::filesystem::perms;
  CHECK(std::filesystem::status(machine.settings.identity).permissions() == (perms::owner_read | perms::owner_write));
}

TEST_CASE("identity: renewed when a third of its lifetime is left, with a new key, by the old certificate") {
  Machine machine;
  REQUIRE(enrol::enrol(machine.settings, machine.est, machine.code, machine.clock));
  const auto lifetime = state_of(machine.settings)->lifetime;
  const auto third = (lifetime.end - lifetime.begin) / 3;
  const auto first = machine.bytes();
  machine.clock.set(lifetime.end - third - std::chrono::seconds(1));
  CHECK(*renew(machine.settings, machine.est, machine.clock, When::due) == Renewed::not_due);
  CHECK(machine.bytes() == first);
  machine.clock.set(lifetime.end - third);
  const auto old = load_identity(machine.settings.identity);
  CHECK(*renew(machine.settings, machine.est, machine.clock, When::due) == Renewed::done);
  CHECK(machine.est.came_with == "K-0007");
  const auto fresh = load_identity(machine.settings.identity);
  REQUIRE(fresh);
  CHECK(EVP_PKEY_eq(old->key.get(), fresh->key.get()) != 1);
  CHECK(state_of(machine.settings)->lifetime.end > lifetime.end);
  machine.clock.set(state_of(machine.settings)->lifetime.end);
  CHECK(machine.renewal_fails() == failure::machine_identity_expired);
}

TEST_CASE("identity: a refusal or a wrong answer leaves the old one in force") {
  Machine machine;
  REQUIRE(enrol::enrol(machine.settings, machine.est, machine.code, machine.clock));
  machine.est.answer = machine.est.last;  // a certificate, but of the key before
  CHECK(machine.renewal_fails() == failure::enrolment_answer_refused);
  for (const char* nonsense : {"", "!", "AAAA", "MAMCAQE="}) {
    machine.est.answer = nonsense;
    CHECK(machine.renewal_fails() == failure::enrolment_answer_refused);
  }
  machine.est.answer.reset();
  machine.est.refusal = Failure{failure::enrolment_subject_foreign, {}};
  CHECK(machine.renewal_fails() == failure::enrolment_subject_foreign);
}

TEST_CASE("identity: a new one is tried before it replaces the old one; a failed trial keeps the old one") {
  Machine machine;
  REQUIRE(enrol::enrol(machine.settings, machine.est, machine.code, machine.clock));
  CHECK(machine.est.tried.empty());  // nothing is in force yet that could be kept
  machine.est.trial = Failure{failure::platform_tls_refused, "handshake"};
  CHECK(machine.renewal_fails() == failure::machine_identity_untried);
  const auto again = renew(machine.settings, machine.est, machine.clock, When::at_once);
  REQUIRE_FALSE(again);
  CHECK(again.error().detail.find("platform_tls_refused") != std::string::npos);
  machine.est.trial.reset();
  REQUIRE(renew(machine.settings, machine.est, machine.clock, When::at_once));
  REQUIRE(machine.est.tried.size() == 3);
  const auto kept = load_identity(machine.settings.identity);
  CHECK(machine.est.tried.back() == to_base64(openssl::to_der(i2d_X509, kept->certificate.get())));
}

TEST_CASE("identity: a certificate by another authority, for another id, or not yet in force is refused") {
  Machine machine;
  Authority stranger(machine.folder.path, "stranger", machine.clock);
  const auto key = make_key(KeyPlace::file);
  const auto request = *request_for(key->get(), "K-0007");
  const auto code_of = [&](const std::string& answer, const std::string& kiosk, Instant now) {
    const auto taken = certificate_in(answer, {key->get(), kiosk, machine.est.root, now});
    return taken ? std::string("taken") : taken.error().detail;
  };
  const auto ours = *machine.est.issue(request, "K-0007");
  const auto now = machine.clock.now();
  CHECK(code_of(ours, "K-0007", now) == "taken");
  CHECK(code_of(ours, "K-0008", now) == "made out for another machine");
  CHECK(code_of(*stranger.issue(request, "K-0007"), "K-0007", now).starts_with("not by the authority"));
  CHECK(code_of(ours, "K-0007", now - std::chrono::days(2)).starts_with("not by the authority"));
}

TEST_CASE("identity: a torn file and a foreign key are failures with names") {
  Machine machine;
  REQUIRE(enrol::enrol(machine.settings, machine.est, machine.code, machine.clock));
  const auto whole = machine.bytes();
  REQUIRE(write_file(machine.settings.identity, ByteView(whole).first(whole.size() / 2), 0600));
  CHECK(machine.renewal_fails() == failure::machine_identity_unusable);
  REQUIRE(write_file(machine.settings.identity, whole, 0600));
  auto identity = load_identity(machine.settings.identity);
  REQUIRE(identity);
  identity->key = std::move(*make_key(KeyPlace::file));
  REQUIRE(store_identity(machine.settings.identity, *identity));
  CHECK(machine.renewal_fails() == failure::machine_identity_unusable);
}
