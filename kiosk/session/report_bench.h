// The ReportMaker that works: a thread of its own in which reports are checked, countersigned, laid out and signed.
#pragma once
#include <QObject>
#include <QThread>
#include <atomic>

#include "kiosk/session/ports.h"
#include "report/render/render.h"

namespace credit::session {

// What the bench needs, loaded once at start; read by the bench's thread only.
struct BenchTools {
  std::string kiosk;               // this machine: a report for another one is refused
  std::string seal_host_and_path;  // "v.credit.example.cn/s"
  document::EditionShelf editions;
  render::Look look = render::Look::plain();
  std::shared_ptr<const render::FontShelf> fonts;
  std::unique_ptr<seal::Signer> signer;
  Bytes certificate;                                 // of the signer, DER
  std::unique_ptr<time_stamp::TimeStamper> stamper;  // null: the signature goes without a time stamp
  time_stamp::StampRules stamp_rules;
  const Clock* clock = nullptr;
  std::function<Status()> clock_trusted = {};  // asked before a report is taken in or laid out; none: always
  int page_width = 0;                          // pixels, of the page drawn ahead
};

class ReportBench final : public QObject, public ReportMaker {
 public:
  ReportBench(BenchTools tools, trust::TrustBundle trust);
  ~ReportBench() override;

  void check(platform_client::IssuedReport issued,
             platform_client::Answer<std::shared_ptr<const CheckedReport>> answer) override;
  void compose(std::shared_ptr<const CheckedReport> report, int copy, Instant printed,
               platform_client::Answer<ComposedReport> answer) override;
  void compose_slip(PrintedSlip slip, Instant printed, platform_client::Answer<ComposedReport> answer) override;
  void forget() override;

  // On the Qt thread: from the next check on, these are the keys believed.
  void believe(trust::TrustBundle trust);
  const trust::TrustBundle& believed() const { return verifier_->trust(); }

 private:
  template <class T, class Work>
  void run(Work work, platform_client::Answer<T> answer);

  BenchTools tools_;
  std::shared_ptr<const verify::Verifier> verifier_;
  QThread thread_;
  QObject worker_;  // lives in thread_
  std::shared_ptr<std::atomic<int>> round_ = std::make_shared<std::atomic<int>>(0);
};

// The two steps themselves, for the bench and for measuring.
Result<std::shared_ptr<const CheckedReport>> check_report(const platform_client::IssuedReport& issued,
                                                          const BenchTools& tools, const verify::Verifier& verifier);
Result<ComposedReport> compose_report(const CheckedReport& report, int copy, Instant printed, const BenchTools& tools);
Result<ComposedReport> compose_slip(const PrintedSlip& slip, Instant printed, const BenchTools& tools);

}  // namespace credit::session
