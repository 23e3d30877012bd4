// The real maker of reports: what it refuses, what it makes, and that it forgets.
#include <QCoreApplication>
#include <QTimer>
#include <cstdlib>

#include "base/failures/clock.h"
#include "base/failures/seal.h"
#include "base/failures/time-stamp.h"
#include "base/failures/visit.h"
#include "base/file.h"
#include "kiosk/session/page_book.h"
#include "kiosk/session/report_bench.h"
#include "report/verify/pdf_signature.h"
#include "tests/support/catch.h"
#include "tests/support/sample_document.h"
#include "tests/support/stamp_authority.h"
#include "tests/unit/verify/office.h"

using namespace credit;
using namespace credit::session;

namespace {

template <class T>
T must(Result<T> result) {
  if (!result) FAIL(result.error().describe());
  return std::move(*result);
}

const std::filesystem::path folder = std::filesystem::path(CREDIT_BINARY_DIR) / "bench-test";

void make_kiosk_key() {
  std::filesystem::create_directories(folder);
  const auto made = "cd " + folder.string() +
                    " && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -subj "
                    "/CN=K-0001 -days 2 -outform DER -out certificate.der 2>openssl.log && chmod 600 key.pem";
  REQUIRE(std::system(made.c_str()) == 0);
}

const FixedClock& clock_today() {
  static const FixedClock clock(verify::test::today);
  return clock;
}

BenchTools tools(const std::string& kiosk = "K-0001") {
  static const auto fonts = must(render::FontShelf::load(render::FontShelf::debian_faces()));
  BenchTools made;
  made.kiosk = kiosk;
  made.seal_host_and_path = "v.credit.example.cn/s";
  made.editions = must(document::EditionShelf::load(CREDIT_SOURCE_DIR "/report/document/editions"));
  made.fonts = fonts;
  made.signer = must(seal::load_pem_signer(folder / "key.pem"));
  made.certificate = must(read_file(folder / "certificate.der"));
  made.clock = &clock_today();
  made.page_width = 400;
  return made;
}

platform_client::IssuedReport issue(const document::EditionShelf& editions) {
  const auto json = sample::document_json({.penalties = 2, .not_answered = true});
  const auto document = must(document::parse_document(view(json), editions));
  const auto claims = verify::test::claims_of(document);
  return {Personal<Bytes>(to_bytes(json)),
          must(seal::make_seal(claims, credit::test::TestSigner(verify::test::issuer_number)))};
}

trust::TrustBundle trusted() {
  verify::test::Lists lists;
  lists.status->entries.clear();  // nothing was withdrawn or superseded
  return must(trust::open_bundle(verify::test::bundle_of(lists)));
}

struct Fixture {
  Fixture() { make_kiosk_key(); }
  int argc = 1;
  char name[6] = "bench";
  char* argv[2] = {name, nullptr};
  QCoreApplication app{argc, argv};

  bool wait(const bool& done) {
    QTimer limit;
    limit.setSingleShot(true);
    limit.start(20'000);
    while (!done && limit.isActive()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return done;
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a genuine report is checked, laid out, signed, and can be looked at") {
  ReportBench bench(tools(), trusted());
  std::shared_ptr<const CheckedReport> report;
  ComposedReport composed;
  bool done = false;
  bench.check(issue(tools().editions), [&](auto checked) {
    report = must(std::move(checked));
    bench.compose(report, 1, verify::test::printed, [&](Result<ComposedReport> made) {
      composed = must(std::move(made));
      done = true;
    });
  });
  REQUIRE(wait(done));
  CHECK(report->document.subject.name == sample::person_name);
  CHECK(composed.pages >= 2);
  REQUIRE(composed.book);
  CHECK(composed.book->count() == composed.pages);

  PageStore window;
  const int serial = window.show(composed.book);
  const auto id = [&](int page) { return QStringLiteral("%1/%2").arg(serial).arg(page); };
  CHECK(window.picture(id(1), 400).width() == 400);
  CHECK(window.picture(id(composed.pages), 300).width() == 300);
  CHECK(window.picture(id(composed.pages + 1), 300).isNull());
  CHECK(window.picture(id(0), 300).isNull());
  CHECK(window.picture(QStringLiteral("%1/1").arg(serial + 1), 300).isNull());
  CHECK(window.picture(QStringLiteral("nonsense"), 300).isNull());
  window.wipe();
  CHECK(window.picture(id(1), 400).isNull());
}

TEST_CASE_METHOD(Fixture,
                 "a seal without room on the paper keeps its own words: a shorter period, or the service desk") {
  auto made = tools();
  made.seal_host_and_path = std::string(400, 'h') + "/s";
  ReportBench bench(std::move(made), trusted());
  std::optional<Failure> failure;
  bool done = false;
  bench.check(issue(tools().editions), [&](auto checked) {
    bench.compose(must(std::move(checked)), 1, verify::test::printed, [&](Result<ComposedReport> composed) {
      if (!composed) failure = composed.error();
      done = true;
    });
  });
  REQUIRE(wait(done));
  REQUIRE(failure);
  CHECK(failure->code == failure::seal_too_large);
  CHECK(failure->who() == WhoCanAct::staff);
}

TEST_CASE_METHOD(Fixture, "one changed byte, one changed seal, a stranger's keys, another machine: refused") {
  auto made = tools();
  auto issued = issue(made.editions);
  verify::Verifier verifier(trusted());
  FailureCode expected = failure::report_not_genuine;
  REQUIRE(check_report(issued, made, verifier));
  SECTION("a digit of the document") {
    auto text = std::string(text_view(issued.document.expose()));
    const auto place = text.find("2021-11-23");
    REQUIRE(place != std::string::npos);
    text[place + 9] = '4';
    issued.document = Personal<Bytes>(to_bytes(text));
  }
  SECTION("a byte of the seal") { issued.seal[issued.seal.size() - 5] ^= 1; }
  SECTION("no keys believed") { verifier = verify::Verifier(trust::TrustBundle{}); }
  SECTION("no document at all") { issued.document = Personal<Bytes>(); }
  SECTION("for another machine") {
    made = tools("K-0002");
    expected = failure::report_not_as_asked;
  }
  const auto checked = check_report(issued, made, verifier);
  REQUIRE_FALSE(checked);
  CHECK(checked.error().code == expected);
}

namespace {

struct SilentAuthority final : time_stamp::TimeStamper {
  Result<Bytes> ask(ByteView) const override { return fail(failure::time_stamp_unavailable, "nobody answers"); }
};

BenchTools stamping_tools(std::unique_ptr<time_stamp::TimeStamper> authority, time_stamp::Anchors anchors) {
  auto made = tools();
  made.stamper = std::move(authority);
  made.stamp_rules.anchors = std::move(anchors);
  return made;
}

Result<ComposedReport> composed_by(Fixture& fixture, BenchTools with) {
  ReportBench bench(std::move(with), trusted());
  std::optional<Result<ComposedReport>> outcome;
  bool done = false;
  bench.check(issue(tools().editions), [&](auto checked) {
    bench.compose(must(std::move(checked)), 1, verify::test::printed, [&](Result<ComposedReport> made) {
      outcome = std::move(made);
      done = true;
    });
  });
  REQUIRE(fixture.wait(done));
  return std::move(*outcome);
}

}  // namespace

TEST_CASE_METHOD(Fixture, "where a time stamp is required there is one, or no pages at all") {
  auto authority = std::make_unique<credit::test::StampAuthority>(verify::test::today);
  const auto anchors = authority->anchors();
  const auto stamped = composed_by(*this, stamping_tools(std::move(authority), anchors));
  REQUIRE(stamped);
  const auto structure = must(verify::check_structure(stamped->pdf.expose()));
  const auto signer = must(verify::check_pdf_signature(structure, anchors));
  REQUIRE(signer.stamp);
  CHECK(signer.stamp->proven);
  CHECK(signer.stamp->time == verify::test::today);

  const auto silent = composed_by(*this, stamping_tools(std::make_unique<SilentAuthority>(), anchors));
  REQUIRE_FALSE(silent);
  CHECK(silent.error().code == failure::time_stamp_unavailable);

  auto late = std::make_unique<credit::test::StampAuthority>(verify::test::today + std::chrono::hours(1));
  const auto late_anchors = late->anchors();
  const auto wrong = composed_by(*this, stamping_tools(std::move(late), late_anchors));
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == failure::report_not_composed);
  CHECK(wrong.error().detail.find("time_stamp_wrong") != std::string::npos);

  const auto alone = composed_by(*this, tools());
  REQUIRE(alone);
  CHECK_FALSE(must(verify::check_pdf_signature(must(verify::check_structure(alone->pdf.expose())), anchors)).stamp);
}

TEST_CASE_METHOD(Fixture, "what was forgotten never answers") {
  ReportBench bench(tools(), trusted());
  bool answered = false, second = false;
  bench.check(issue(tools().editions), [&](auto) { answered = true; });
  bench.forget();
  bench.check(issue(tools().editions), [&](auto) { second = true; });
  REQUIRE(wait(second));
  CHECK_FALSE(answered);
}

TEST_CASE_METHOD(Fixture, "with a clock that is not trusted no report is taken in and none is laid out") {
  bool trusted = true;
  auto made = tools();
  made.clock_trusted = [&]() -> Status { return trusted ? Status() : fail(failure::clock_not_trusted); };
  const verify::Verifier verifier(::trusted());
  const auto report = must(check_report(issue(made.editions), made, verifier));
  trusted = false;
  const auto refused = check_report(issue(made.editions), made, verifier);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == failure::clock_not_trusted);
  const auto paper = compose_report(*report, 1, verify::test::printed, made);
  REQUIRE_FALSE(paper);
  CHECK(paper.error().code == failure::clock_not_trusted);
  trusted = true;
  CHECK(compose_report(*report, 1, verify::test::printed, made));
}
