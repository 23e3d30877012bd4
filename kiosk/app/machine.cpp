#include "kiosk/app/machine.h"

#include <openssl/pem.h>
#include <pwd.h>

#include <QDebug>

#include "base/failures/common.h"
#include "base/file.h"
#include "base/openssl.h"
#include "kiosk/audit/journal.h"
#include "kiosk/platform/http_client.h"
#include "kiosk/print/ipp_printer.h"
#include "kiosk/session/settled_copy.h"
#include "kiosk/time_stamp/http_time_stamper.h"
#include "report/signers/open_signer.h"

namespace credit::app {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr seconds look_when_well{30};  // within nginx's keep-alive: the connection stays warm
constexpr seconds look_when_ill{3};
constexpr seconds start_lasts{10};
constexpr minutes trust_interval{60};

Result<unsigned> uid_of(const std::string& user) {
  const passwd* entry = ::getpwnam(user.c_str());  // once, at start, before any other thread
  if (entry == nullptr) return fail(failure::settings_invalid, "devices.user: no such user");
  return entry->pw_uid;
}

Result<Bytes> certificate_der(const std::filesystem::path& file) {
  CREDIT_TRY(const Bytes pem, read_file(file));
  const openssl::Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  const openssl::Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  if (!certificate) return fail(failure::settings_invalid, "seal.certificate: " + openssl::last_reason());
  return openssl::to_der(i2d_X509, certificate.get());
}

Result<session::BenchTools> make_tools(const AppSettings& settings, const Clock& clock) {
  session::BenchTools tools;
  tools.kiosk = settings.kiosk;
  tools.seal_host_and_path = settings.seal_host_and_path;
  CREDIT_TRY(tools.editions, document::EditionShelf::load(settings.editions));
  CREDIT_TRY(tools.look, render::Look::load(settings.look));
  CREDIT_TRY(tools.fonts, render::FontShelf::load(settings.fonts));
  CREDIT_TRY(tools.signer, signers::open_signer(settings.seal_key, settings.key_files));
  if (signers::in_file(settings.seal_key))
    qWarning("seal.admit_key_file: the seal key is a file that may be copied: for development only");
  CREDIT_TRY(tools.certificate, certificate_der(settings.seal_certificate));
  if (settings.time_stamp) {
    tools.stamper = time_authority::make_http_time_stamper(*settings.time_stamp);
    tools.stamp_rules = settings.time_stamp->rules;
  }
  tools.clock = &clock;
  tools.page_width = session::usual_page_width;
  return tools;
}

}  // namespace

Machine::~Machine() = default;

Result<std::unique_ptr<Machine>> Machine::make(const AppSettings& settings,
                                               const platform_client::PlatformSettings& platform) {
  std::unique_ptr<Machine> machine(new Machine);
  CREDIT_TRY(const auto device_uid, uid_of(settings.device_user));
  CREDIT_TRY(machine->journal_, audit::open_journal(settings.journal, machine->clock_));
  auto& watch = machine->clock_watch_;
  auto link = platform;
  link.heard_time = [&watch](Instant time) { watch.platform_said(time); };
  CREDIT_TRY(machine->platform_, platform_client::make_platform_client(std::move(link)));
  CREDIT_TRY(auto tools, make_tools(settings, machine->clock_));
  tools.clock_trusted = [&watch] { return watch.trusted(); };
  machine->bench_ = std::make_unique<session::ReportBench>(std::move(tools), trust::TrustBundle{});
  machine->printer_ = print::make_ipp_printer(settings.printer, [journal = machine->journal_.get()](int found) {
    journal->write(audit::EventKind::print_leftovers, {{audit::FactKind::count, std::to_string(found)}});
  });
  machine->make_visit(settings, device_uid);
  return machine;
}

void Machine::make_visit(const AppSettings& settings, unsigned device_uid) {
  mark_ = std::make_unique<session::PrintMarkFile>(settings.state);
  journal_folder_ = settings.journal;
  trust_ = std::make_unique<TrustFile>(
      settings.trust_bundle, settings.state, [this](trust::TrustBundle bundle) { bench_->believe(std::move(bundle)); },
      clock_, [this] { return clock_watch_.trusted(); });
  devices_ = std::make_unique<devices::Client>(QString::fromStdString(settings.device_socket.string()), device_uid);
  reader_ = std::make_unique<ServiceReader>(*devices_);
  scanner_ = std::make_unique<ServiceScanner>(*devices_);
  visit_ = std::make_unique<session::Visit>(session::Ports{*reader_, *platform_, *bench_, pages_, photos_, *printer_,
                                                           *mark_, *journal_, clock_, seconds_, *scanner_},
                                            view_);
  readiness_ = std::make_unique<session::Readiness>(*visit_, *platform_, *printer_, *trust_, *journal_);
  connect_face();
  connect_devices();
}

void Machine::connect_face() {
  using session::VisitView;
  connect(&view_, &VisitView::acted, this, [this](VisitView::Act what) { visit_->act(what); });
  connect(&view_, &VisitView::chosen, this,
          [this](const QString& purpose, int years) { visit_->choose(purpose, years); });
  connect(&view_, &VisitView::kindChosen, this, [this](const QString& key) { visit_->choose_kind(key); });
  connect(&view_, &VisitView::datesChosen, this,
          [this](const QString& from, const QString& to) { visit_->choose_dates(from, to); });
  connect(&view_, &VisitView::domainsChosen, this, [this](const QStringList& codes) { visit_->choose_domains(codes); });
  connect(&view_, &VisitView::subjectChosen, this, [this](const QString& subject) { visit_->choose_subject(subject); });
  connect(&view_, &VisitView::serviceAsked, this, [this](const QString& code) { visit_->ask_service(code); });
  connect(&view_, &VisitView::entryPicked, this, [this](int index) { visit_->pick_entry(index); });
  connect(&view_, &VisitView::reasonGiven, this, [this](const QString& code) { visit_->give_reason(code); });
  connect(&view_, &VisitView::codeTyped, this, [this](const QString& code) { visit_->type_code(code); });
  connect(&view_, &VisitView::languageAsked, this, [this](const QString& language) { visit_->ask_language(language); });
  connect(&view_, &VisitView::fingerDown, this, [this] { visit_->touched(); });
}

void Machine::connect_devices() {
  connect(devices_.get(), &devices::Client::event, this, [this](const devices::Event& event) {
    readiness_->device_event(event);
    visit_->device_event(event);
  });
  connect(devices_.get(), &devices::Client::available, this, [this](bool there) { readiness_->reader_service(there); });
  connect(devices_.get(), &devices::Client::failed, this,
          [this](const Failure& failure) { readiness_->reader_failed(failure); });
}

void Machine::start() {
  journal_->write(audit::EventKind::app_start, {{audit::FactKind::version, CREDIT_VERSION}});
  settle_left_behind();
  visit_->start();
  devices_->start();
  begin_looking();
}

void Machine::begin_looking() {
  look_.setSingleShot(true);
  connect(&look_, &QTimer::timeout, this, [this] { look(); });
  connect(&trust_look_, &QTimer::timeout, this, [this] { readiness_->ask_trust(); });
  trust_look_.start(trust_interval);
  QTimer::singleShot(start_lasts, this, [this] { readiness_->end_of_start(); });
  look();
  readiness_->ask_trust();
}

// Nobody is disturbed: inside a visit the printer and the platform speak for themselves.
void Machine::look() {
  if (!visit_->in_visit()) readiness_->look();
  look_.start(readiness_->in_order() ? look_when_well : look_when_ill);
}

void Machine::settle_left_behind() {
  const auto mark = mark_->left_behind();
  if (mark && !*mark) return;
  if (!mark) qWarning("print mark: %s", mark.error().describe().c_str());
  const auto settled = mark ? settle(**mark) : mark_->clear();
  if (!settled) qWarning("print mark: %s", settled.error().describe().c_str());
}

Status Machine::settle(const session::PrintMark& mark) {
  CREDIT_TRY(const auto ended, session::settled_copy(journal_folder_, mark));
  return session::settle(mark, ended, *journal_, *platform_, *mark_);
}

void Machine::stop() {
  look_.stop();
  trust_look_.stop();
  visit_->end_of_program();
  journal_->write(audit::EventKind::app_stop, {});
}

}  // namespace credit::app
