// What a visit needs of the world, cut down to the calls it really makes, so that a fake is a dozen lines.
#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "drivers/service/events.h"
#include "kiosk/audit/journal.h"
#include "kiosk/platform/client.h"
#include "kiosk/print/printer.h"
#include "report/document/document.h"
#include "report/render/slip.h"
#include "report/verify/verifier.h"

namespace credit::session {

class PageBook;  // the pages of one report, to look at: page_book.h

class CardReader {
 public:
  virtual ~CardReader() = default;
  virtual void arm() = 0;
  virtual void disarm() = 0;
  virtual void expect_removal() = 0;  // the card is no longer needed; disarm says so, too
};

// Whatever is scanned while it does not listen, nobody hears of.
class CodeScanner {
 public:
  virtual ~CodeScanner() = default;
  virtual void listen() = 0;
  virtual void stop() = 0;
};

// A call each second, the first one second after start; start again to begin a new second.
class Seconds {
 public:
  virtual ~Seconds() = default;
  virtual void start(std::function<void()> each) = 0;
  virtual void stop() = 0;
};

// Seal and document held against each other and against the trust list; only the ReportMaker makes one.
struct CheckedReport {
  document::Document document;
  Personal<Bytes> seal;  // the masked person stands in it
  const document::Edition* edition = nullptr;
};

struct ComposedReport {
  Personal<Bytes> pdf;  // a report: countersigned, laid out, signed; a slip: laid out
  int pages = 0;
  std::shared_ptr<PageBook> book;
};

// A paper that is no report.
struct PrintedSlip {
  std::string kind;  // one word of the program, for the journal: "desk"
  render::Slip paper;
  std::string issuer;
};

// Works beside the Qt thread, answers on it.
class ReportMaker {
 public:
  virtual ~ReportMaker() = default;
  // report_not_genuine, report_malformed (the reason in the detail)
  virtual void check(platform_client::IssuedReport issued,
                     platform_client::Answer<std::shared_ptr<const CheckedReport>> answer) = 0;
  // report_not_composed (the reason in the detail)
  virtual void compose(std::shared_ptr<const CheckedReport> report, int copy, Instant printed,
                       platform_client::Answer<ComposedReport> answer) = 0;
  // report_not_composed (the reason in the detail)
  virtual void compose_slip(PrintedSlip slip, Instant printed, platform_client::Answer<ComposedReport> answer) = 0;
  virtual void forget() = 0;  // what is under way is dropped; its answers never come
};

// The pages the face may look at.
class PageWindow {
 public:
  virtual ~PageWindow() = default;
  virtual int show(std::shared_ptr<PageBook> book) = 0;  // the serial under which the face finds it
  virtual void wipe() = 0;
};

// The visitor's own photo, for the visitor to look at.
class PhotoWindow {
 public:
  virtual ~PhotoWindow() = default;
  virtual int show(const devices::CardPhoto& photo) = 0;  // the serial under which the face finds it; 0: no picture
  virtual void wipe() = 0;
};

// Stands on disk while a copy is on its way through the printer, so that a restart can settle it. No name, no number of
// a person: which report ("" for a slip), which copy, and the visit's token (worth nothing without this machine's key,
// and soon expired).
struct PrintMark {
  std::string report_number;
  int copy = 1;
  Personal<std::string> token;
};
class PrintMarker {
 public:
  virtual ~PrintMarker() = default;
  virtual Status set(const PrintMark& mark) = 0;
  virtual Status clear() = 0;
  virtual Status clear(const PrintMark& only) = 0;  // where it is still this one
};

struct Ports {
  CardReader& reader;
  platform_client::Client& platform;
  ReportMaker& maker;
  PageWindow& pages;
  PhotoWindow& photo;
  print::Printer& printer;
  PrintMarker& marker;
  audit::Journal& journal;
  const Clock& clock;
  Seconds& seconds;
  CodeScanner& scanner;
};

}  // namespace credit::session
