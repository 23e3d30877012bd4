// A world for the visit in which nothing takes time and nothing is answered until the test says so.
#pragma once
#include <sstream>

#include "base/failures/audit.h"
#include "base/failures/common.h"
#include "kiosk/session/visit.h"
#include "tests/support/sample_document.h"
#include "tests/support/sample_edition.h"
#include "tests/unit/session/fake_platform.h"

namespace credit::session::test {

inline constexpr const char* firm_code = "91990100MA0000110J";  // synthetic
inline constexpr const char* licence_code = "EL1c0ffee00c0ffee00c0ffee00c0ffee00";
inline constexpr const char* invitation_text = "qrcode_id=0f1e2d3c4b5a69788796a5b4c3d2e1f0&interfaceCode=0002";
inline constexpr std::chrono::minutes invitation_lasts{5};
inline constexpr const char* licence_firm_code = "91990100MA8T11D15J";  // synthetic
inline constexpr const char* firm_name = "示例市测试有限公司";

struct FakeReader final : CardReader {
  bool armed = false;
  void arm() override { armed = true; }
  void disarm() override { armed = false; }
  bool removal_expected = false;
  void expect_removal() override { removal_expected = true; }
};

struct FakeScanner final : CodeScanner {
  bool listening = false;
  void listen() override { listening = true; }
  void stop() override { listening = false; }
};

struct FakePhotos final : PhotoWindow {
  bool open = false;
  int serial = 0;
  int show(const devices::CardPhoto&) override {
    open = true;
    return ++serial;
  }
  void wipe() override { open = false; }
};

struct FakeSeconds final : Seconds {
  std::function<void()> each;
  void start(std::function<void()> call) override { each = std::move(call); }
  void stop() override { each = nullptr; }
  bool pass() {
    if (!each) return false;
    const auto now = each;  // the call may start the seconds anew
    now();
    return true;
  }
};

struct FakeMaker final : ReportMaker {
  Answer<std::shared_ptr<const CheckedReport>> checking;
  Answer<ComposedReport> composing;
  std::vector<int> copies;
  std::vector<std::string> slips;

  void check(platform_client::IssuedReport, Answer<std::shared_ptr<const CheckedReport>> answer) override {
    checking = std::move(answer);
  }
  void compose(std::shared_ptr<const CheckedReport> report, int copy, Instant, Answer<ComposedReport> answer) override {
    CREDIT_ENSURE(report != nullptr);
    copies.push_back(copy);
    composing = std::move(answer);
  }
  void compose_slip(PrintedSlip slip, Instant, Answer<ComposedReport> answer) override {
    CREDIT_ENSURE(!slip.paper.empty());
    slips.push_back(slip.kind);
    composing = std::move(answer);
  }
  void forget() override {
    checking = nullptr;
    composing = nullptr;
  }
};

struct FakePages final : PageWindow {
  bool open = false;
  int serial = 0;
  int show(std::shared_ptr<PageBook>) override {
    open = true;
    return ++serial;
  }
  void wipe() override { open = false; }
};

struct FakePrinter final : print::Printer {
  int jobs = 0, cancels = 0;
  std::function<void(print::Progress)> progress;
  std::function<void(print::Outcome)> settled;
  void ask(std::function<void(print::PrinterState)>) override {}
  void print(print::Job job, std::function<void(print::Progress)> on_progress,
             std::function<void(print::Outcome)> on_settled) override {
    CREDIT_ENSURE(!job.pdf.empty() && job.pages > 0);
    ++jobs;
    progress = std::move(on_progress);
    settled = std::move(on_settled);
  }
  void cancel() override { ++cancels; }
};

struct FakeMarker final : PrintMarker {
  std::optional<PrintMark> mark;
  bool broken = false;
  Status set(const PrintMark& set_mark) override {
    if (broken) return fail(failure::file_unwritable);
    mark = set_mark;
    return {};
  }
  Status clear() override {
    mark.reset();
    return {};
  }
  Status clear(const PrintMark& only) override {
    if (mark && mark->report_number == only.report_number && mark->copy == only.copy) mark.reset();
    return {};
  }
};

struct FakeJournal final : audit::Journal {
  struct Line {
    audit::EventKind kind;
    std::vector<audit::Fact> facts;
  };
  std::vector<Line> lines;
  bool broken = false;
  Status write(audit::EventKind kind, std::vector<audit::Fact> facts) override {
    if (broken) return fail(failure::audit_write_failed);
    lines.push_back({kind, std::move(facts)});
    return {};
  }
  int count(audit::EventKind kind) const {
    int found = 0;
    for (const auto& line : lines) found += line.kind == kind ? 1 : 0;
    return found;
  }
  bool says(const std::string& word) const {
    for (const auto& line : lines)
      for (const auto& fact : line.facts)
        if (fact.value.find(word) != std::string::npos) return true;
    return false;
  }
};

// One visitor machine. What the outside world may do is one method each.
enum class Offering { reports, services };

struct World {
  explicit World(Offering offering = Offering::reports);

  // Does to the visit what the event's name says; false where the world could not do it now (nobody asked).
  bool happens(Event event);
  bool seconds_pass(int count);
  // Lets time pass until the machine waits for the next visitor; the seconds it took, or -1.
  int until_attract();
  void put_card(const std::string& name, const std::string& number);

  std::string name = sample::person_name;
  std::string number = sample::person_id;
  bool of_a_firm = false;  // the visitor is the legal representative of one
  bool checks = false;     // this region may ask who stands there: whom it asks, the events say
  void offer_licence(Offering offering = Offering::services);  // agents are served
  void scan(code::Kind kind, const std::string& text);
  void offer_special(Offering offering = Offering::reports);  // of a firm, beside the general report, one by domains

  FakeReader reader;
  FakePlatform platform;
  FakeMaker maker;
  FakePages pages;
  FakePhotos photos;
  FakePrinter printer;
  FakeMarker marker;
  FakeJournal journal;
  FixedClock clock;
  FakeSeconds seconds;
  FakeScanner scanner;
  VisitView view;
  const document::EditionShelf& editions;
  Visit visit;

 private:
  bool act(VisitView::Act what);
  std::vector<platform_client::VisitSubject> subjects() const;
  platform_client::VisitToken token_of(bool check_due) const;
  std::string issued_json() const;
  std::vector<std::string> silent() const;
  bool choose();
  bool report_checked(bool genuine);
  bool composed(bool well);
  bool outcome(print::Outcome outcome);
  bool check_happens(Event event);
  bool licence_happens(Event event);
  bool licence_taken();
  bool check_answered(const tl::unexpected<Failure>& no);
};

std::shared_ptr<const platform_client::Offer> sample_offer(Offering offering = Offering::reports);
// One entry that may be objected to; with a number it is a receipt.
platform_client::Sheet sample_sheet(const std::string& number, bool printable);
std::shared_ptr<const platform_client::Offer> special_offer(Offering offering = Offering::reports);
idcard::IdCard card_of(const std::string& name, const std::string& number);

}  // namespace credit::session::test
