#include "kiosk/session/visit_view.h"

#include <tuple>

namespace credit::session {
namespace {

auto choices_of(const Picture& picture) {
  return std::tie(picture.purposes, picture.years, picture.own_dates, picture.earliest, picture.latest, picture.kinds,
                  picture.kind_name, picture.domains, picture.domain_groups);
}

}  // namespace

VisitView::VisitView(QObject* parent)
    : QObject(parent), picture_(std::make_unique<Picture>()), language_(QStringLiteral("zh_CN")) {}
VisitView::~VisitView() = default;

void VisitView::show(const Picture& picture) {
  if (picture == *picture_) return;
  const bool choices = choices_of(picture) != choices_of(*picture_);
  const bool subjects = picture.subjects != picture_->subjects || picture.subject != picture_->subject ||
                        picture.may_ask_others != picture_->may_ask_others;
  const bool summary = picture.summary != picture_->summary || picture.domain_totals != picture_->domain_totals;
  const bool sheet = picture.sheet != picture_->sheet || picture.services != picture_->services;
  const bool invitation = picture.invitation != picture_->invitation;
  *picture_ = picture;
  if (subjects) Q_EMIT subjectsChanged();
  if (choices) Q_EMIT choicesChanged();
  if (summary) Q_EMIT summaryChanged();
  if (sheet) Q_EMIT sheetChanged();
  if (invitation) Q_EMIT invitationChanged();
  Q_EMIT changed();
}

void VisitView::show_time(bool warning, int seconds_left) {
  if (warning == warning_ && seconds_left == seconds_left_) return;
  warning_ = warning;
  seconds_left_ = seconds_left;
  Q_EMIT timeChanged();
}

void VisitView::set_language(const QString& language) {
  if (language == language_) return;
  language_ = language;
  Q_EMIT languageChanged();
}

VisitView::Screen VisitView::screen() const { return picture_->screen; }
QString VisitView::language() const { return language_; }
QString VisitView::personName() const { return picture_->person_name; }
QString VisitView::personNumber() const { return picture_->person_number; }
int VisitView::photoSerial() const { return picture_->photo_serial; }
int VisitView::cardLeftBehind() const { return picture_->card_left_behind; }
QString VisitView::consentBody() const { return picture_->consent_body; }
QString VisitView::consentVersion() const { return picture_->consent_version; }
QVariantList VisitView::subjects() const { return picture_->subjects; }
QVariantMap VisitView::subject() const { return picture_->subject; }
bool VisitView::mayAskOthers() const { return picture_->may_ask_others; }
bool VisitView::mayShowLicence() const { return picture_->may_show_licence; }
bool VisitView::scannerReady() const { return picture_->scanner_ready; }
QStringList VisitView::invitation() const { return picture_->invitation; }
int VisitView::invitationLeft() const { return picture_->invitation_left; }
QVariantList VisitView::purposes() const { return picture_->purposes; }
QVariantList VisitView::years() const { return picture_->years; }
bool VisitView::ownDates() const { return picture_->own_dates; }
QString VisitView::earliest() const { return picture_->earliest; }
QString VisitView::latest() const { return picture_->latest; }
QVariantList VisitView::kinds() const { return picture_->kinds; }
QString VisitView::kindName() const { return picture_->kind_name; }
QVariantList VisitView::domains() const { return picture_->domains; }
QVariantList VisitView::domainGroups() const { return picture_->domain_groups; }
QStringList VisitView::silentDomains() const { return picture_->silent_domains; }
bool VisitView::mayLeaveOut() const { return picture_->may_leave_out; }
QVariantMap VisitView::domainTotals() const { return picture_->domain_totals; }
QString VisitView::issuerName() const { return picture_->issuer_name; }
QString VisitView::regionName() const { return picture_->region_name; }
int VisitView::waitedSeconds() const { return picture_->waited_seconds; }
bool VisitView::mayCancel() const { return picture_->may_cancel; }
QVariantList VisitView::services() const { return picture_->services; }
QVariantMap VisitView::sheet() const { return picture_->sheet; }
bool VisitView::mayGoBack() const { return picture_->may_go_back; }
bool VisitView::mayObject() const { return picture_->may_object; }
bool VisitView::mayContinue() const { return picture_->may_continue; }
int VisitView::pageCount() const { return picture_->page_count; }
int VisitView::previewSerial() const { return picture_->preview_serial; }
QString VisitView::reportNumber() const { return picture_->report_number; }
QVariantList VisitView::summary() const { return picture_->summary; }
bool VisitView::slip() const { return picture_->slip; }
int VisitView::pagesDone() const { return picture_->pages_done; }
QStringList VisitView::printTroubles() const { return picture_->print_troubles; }
QString VisitView::failureCode() const { return picture_->failure_code; }
QString VisitView::failureTitle() const { return picture_->failure_title; }
QString VisitView::failureAdvice() const { return picture_->failure_advice; }
VisitView::WhoCanAct VisitView::failureWho() const { return picture_->failure_who; }
QList<int> VisitView::waysOn() const { return picture_->ways_on; }
QStringList VisitView::checkWays() const { return picture_->check_ways; }
QString VisitView::checkPhone() const { return picture_->check_phone; }
bool VisitView::codeSent() const { return picture_->code_sent; }
int VisitView::checkTries() const { return picture_->check_tries; }
QString VisitView::checkRefused() const { return picture_->check_refused; }
int VisitView::sendAgainIn() const { return picture_->send_again_in; }
QString VisitView::pairing() const { return picture_->pairing; }
bool VisitView::warning() const { return warning_; }
int VisitView::secondsLeft() const { return seconds_left_; }

void VisitView::act(Act what) { Q_EMIT acted(what); }
void VisitView::chooseSubject(const QString& subject) { Q_EMIT subjectChosen(subject); }
void VisitView::chooseKind(const QString& key) { Q_EMIT kindChosen(key); }
void VisitView::chooseDates(const QString& from, const QString& to) { Q_EMIT datesChosen(from, to); }
void VisitView::chooseDomains(const QStringList& codes) { Q_EMIT domainsChosen(codes); }
void VisitView::choose(const QString& purpose_code, int span_years) { Q_EMIT chosen(purpose_code, span_years); }
void VisitView::askService(const QString& code) { Q_EMIT serviceAsked(code); }
void VisitView::pickEntry(int index) { Q_EMIT entryPicked(index); }
void VisitView::giveReason(const QString& code) { Q_EMIT reasonGiven(code); }
void VisitView::typeCode(const QString& code) { Q_EMIT codeTyped(code); }
void VisitView::askLanguage(const QString& language) { Q_EMIT languageAsked(language); }
void VisitView::touched() { Q_EMIT fingerDown(); }

}  // namespace credit::session
