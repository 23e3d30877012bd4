// The wiring: everything one kiosk is made of, in the order in which it needs one another.
#pragma once
#include <QObject>
#include <QTimer>
#include <memory>

#include "kiosk/app/qt_ports.h"
#include "kiosk/app/settings.h"
#include "kiosk/app/trust_file.h"
#include "kiosk/platform/clock_watch.h"
#include "kiosk/platform/platform_settings.h"
#include "kiosk/session/print_mark_file.h"
#include "kiosk/session/readiness.h"
#include "kiosk/session/report_bench.h"

namespace credit::app {

class Machine : public QObject {
 public:
  // A failure here is one of settings, keys, folders or fonts: nothing a visitor could wait for.
  static Result<std::unique_ptr<Machine>> make(const AppSettings& settings,
                                               const platform_client::PlatformSettings& platform);
  ~Machine() override;

  void start();  // devices, platform, printer; the visit's first clean-up
  void stop();   // in order: the person's data first

  session::VisitView& view() { return view_; }
  session::Visit& visit() { return *visit_; }
  session::PageStore& pages() { return pages_; }
  session::PhotoStore& photos() { return photos_; }

 private:
  Machine() = default;
  void make_visit(const AppSettings& settings, unsigned device_uid);
  void connect_face();
  void connect_devices();
  void begin_looking();
  void look();
  void settle_left_behind();
  Status settle(const session::PrintMark& mark);

  SystemClock clock_;
  platform_client::ClockWatch clock_watch_{clock_};
  session::VisitView view_;
  session::PageStore pages_;
  session::PhotoStore photos_;
  QtSeconds seconds_;
  std::filesystem::path journal_folder_;
  std::unique_ptr<audit::Journal> journal_;
  std::unique_ptr<session::PrintMarkFile> mark_;  // an answer of the platform takes it away
  std::unique_ptr<platform_client::Client> platform_;
  std::unique_ptr<print::Printer> printer_;
  std::unique_ptr<session::ReportBench> bench_;
  std::unique_ptr<TrustFile> trust_;
  std::unique_ptr<devices::Client> devices_;
  std::unique_ptr<ServiceReader> reader_;
  std::unique_ptr<ServiceScanner> scanner_;
  std::unique_ptr<session::Visit> visit_;
  std::unique_ptr<session::Readiness> readiness_;
  QTimer look_, trust_look_;
};

}  // namespace credit::app
