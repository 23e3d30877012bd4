#include "kiosk/session/report_bench.h"

#include <openssl/crypto.h>

#include <QMetaObject>

#include "base/failures/clock.h"
#include "base/failures/seal.h"
#include "base/failures/time-stamp.h"
#include "base/failures/visit.h"
#include "kiosk/session/page_book.h"
#include "report/seal/digits.h"

namespace credit::session {

namespace {

// The first stage that did not hold, for the log.
std::string first_failed(const verify::Verdict& verdict) {
  for (int i = 0; i < verify::stage_count; ++i) {
    const auto stage = static_cast<verify::Stage>(i);
    const auto& result = verdict.stage(stage);
    if (result.answer == verify::Answer::failed)
      return std::string(verify::name_of(stage)) + (result.failure ? " " + result.failure->describe() : "");
  }
  return verify::name_of(verdict.conclusion());
}

// With a stamp where one is wanted, or not at all: never a lesser signature in silence.
Result<Bytes> signed_by_kiosk(Bytes pdf, const BenchTools& tools) {
  if (!tools.stamper) return render::sign_pdf(std::move(pdf), *tools.signer, tools.certificate);
  const render::Stamping stamping{tools.stamper.get(), tools.stamp_rules, tools.clock->now()};
  return render::sign_pdf(std::move(pdf), *tools.signer, tools.certificate, &stamping);
}

// What the visitor and the staff can tell apart keeps its own words.
Failure as_composing(const Failure& failure) {
  const bool own_words = failure.code == failure::clock_not_trusted ||
                         failure.code == failure::time_stamp_unavailable || failure.code == failure::seal_too_large;
  if (own_words) return failure;
  return {failure::report_not_composed, failure.describe()};
}

}  // namespace

Result<std::shared_ptr<const CheckedReport>> check_report(const platform_client::IssuedReport& issued,
                                                          const BenchTools& tools, const verify::Verifier& verifier) {
  if (tools.clock_trusted) CREDIT_CHECK(tools.clock_trusted());
  auto document = document::parse_document(issued.document.expose(), tools.editions);
  if (!document) return fail(failure::report_not_genuine, document.error().describe());
  const auto verdict = verifier.check_issued(issued.seal, *document, tools.clock->now());
  if (verdict.conclusion() != verify::Conclusion::genuine)
    return fail(failure::report_not_genuine, first_failed(verdict));
  if (document->kiosk != tools.kiosk) return fail(failure::report_not_as_asked, "for another machine");
  auto report = std::make_shared<CheckedReport>();
  CREDIT_TRY(report->edition, tools.editions.find(document->edition));
  report->document = std::move(*document);
  report->seal = Personal<Bytes>(issued.seal);
  return report;
}

Result<ComposedReport> compose_report(const CheckedReport& report, int copy, Instant printed, const BenchTools& tools) {
  if (tools.clock_trusted) CREDIT_CHECK(tools.clock_trusted());
  CREDIT_TRY(const Bytes seal, seal::countersign(report.seal.expose(), *tools.signer, printed, copy));
  const auto url = seal::to_url(tools.seal_host_and_path, seal);
  const auto room = tools.stamper ? render::SignatureRoom::with_time_stamp : render::SignatureRoom::laid_out;
  CREDIT_TRY(
      render::Pages pages,
      render::render_pages({&report.document, report.edition, url, printed, copy, &tools.look}, *tools.fonts, room));
  ComposedReport composed;
  composed.pages = pages.count;
  CREDIT_TRY(Bytes pdf, signed_by_kiosk(std::move(pages.pdf), tools));
  composed.pdf = Personal<Bytes>(std::move(pdf));
  CREDIT_TRY(composed.book, PageBook::open(composed.pdf.expose(), tools.page_width));
  return composed;
}

// Neither sealed nor signed: nobody shall take it for a report.
Result<ComposedReport> compose_slip(const PrintedSlip& slip, Instant printed, const BenchTools& tools) {
  CREDIT_TRY(render::Pages pages,
             render::render_slip({&slip.paper, slip.issuer, tools.kiosk, printed, &tools.look}, *tools.fonts));
  ComposedReport composed;
  composed.pages = pages.count;
  composed.pdf = Personal<Bytes>(std::move(pages.pdf));
  CREDIT_TRY(composed.book, PageBook::open(composed.pdf.expose(), tools.page_width));
  return composed;
}

ReportBench::ReportBench(BenchTools tools, trust::TrustBundle trust)
    : tools_(std::move(tools)), verifier_(std::make_shared<verify::Verifier>(std::move(trust))) {
  worker_.moveToThread(&thread_);
  // wait() comes back before the thread is gone: what OpenSSL keeps for it is freed by the thread itself, not at exit.
  QObject::connect(
      &thread_, &QThread::finished, &worker_, [] { OPENSSL_thread_stop(); }, Qt::DirectConnection);
  thread_.setObjectName(QStringLiteral("bench"));
  thread_.start();
}

ReportBench::~ReportBench() {
  forget();
  thread_.quit();
  thread_.wait();
}

// Work is skipped when forgotten before it began; an answer that comes too late is dropped on the bench's thread.
template <class T, class Work>
void ReportBench::run(Work work, platform_client::Answer<T> answer) {
  const int round = *round_;
  auto task = [this, round, rounds = round_, work = std::move(work), answer = std::move(answer)]() mutable {
    if (*rounds != round) return;
    auto result = std::make_shared<Result<T>>(work());
    QMetaObject::invokeMethod(this, [rounds, round, result, answer = std::move(answer)] {
      if (*rounds == round) answer(std::move(*result));
    });
  };
  QMetaObject::invokeMethod(&worker_, [held = std::make_shared<decltype(task)>(std::move(task))] { (*held)(); });
}

void ReportBench::check(platform_client::IssuedReport issued,
                        platform_client::Answer<std::shared_ptr<const CheckedReport>> answer) {
  run<std::shared_ptr<const CheckedReport>>(
      [this, issued = std::move(issued), verifier = verifier_] { return check_report(issued, tools_, *verifier); },
      std::move(answer));
}

void ReportBench::compose(std::shared_ptr<const CheckedReport> report, int copy, Instant printed,
                          platform_client::Answer<ComposedReport> answer) {
  run<ComposedReport>(
      [this, report = std::move(report), copy, printed]() -> Result<ComposedReport> {
        auto composed = compose_report(*report, copy, printed, tools_);
        if (!composed) return tl::unexpected<Failure>(as_composing(composed.error()));
        return composed;
      },
      std::move(answer));
}

void ReportBench::compose_slip(PrintedSlip slip, Instant printed, platform_client::Answer<ComposedReport> answer) {
  run<ComposedReport>(
      [this, slip = std::move(slip), printed]() -> Result<ComposedReport> {
        auto composed = session::compose_slip(slip, printed, tools_);
        if (!composed) return tl::unexpected<Failure>(as_composing(composed.error()));
        return composed;
      },
      std::move(answer));
}

void ReportBench::forget() { ++*round_; }

void ReportBench::believe(trust::TrustBundle trust) {
  verifier_ = std::make_shared<verify::Verifier>(std::move(trust));
}

}  // namespace credit::session
