// What the screens show and what a finger may ask: the one door between the visit (C++) and the face (QML).
// Passive: the visit hands in a whole picture (show), the face asks through `act`; no rule lives here.
#pragma once
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <QVariantMap>
#include <memory>

#include "base/failure.h"

namespace credit::session {

// One picture of the visit. Everything personal in it is gone with the next show() of an Attract picture.
struct Picture;

class VisitView : public QObject {
  Q_OBJECT
  Q_PROPERTY(Screen screen READ screen NOTIFY changed)
  Q_PROPERTY(QString language READ language NOTIFY languageChanged)  // "zh_CN", "zh_TW", "en"
  // the person, masked as the screen may show it: 张*明, 1101**********0011
  Q_PROPERTY(QString personName READ personName NOTIFY changed)
  Q_PROPERTY(QString personNumber READ personNumber NOTIFY changed)
  Q_PROPERTY(int photoSerial READ photoSerial NOTIFY changed)  // image source: "image://portrait/<serial>"; 0: none
  // How often the reader said that a card nobody needs any more still lies there; 0: none does, as far as it can tell.
  Q_PROPERTY(int cardLeftBehind READ cardLeftBehind NOTIFY changed)
  // consent
  Q_PROPERTY(QString consentBody READ consentBody NOTIFY changed)
  Q_PROPERTY(QString consentVersion READ consentVersion NOTIFY changed)
  // whom the report is about: {subject: "self" or a credit code, kind, name, standing}
  Q_PROPERTY(QVariantList subjects READ subjects NOTIFY subjectsChanged)
  Q_PROPERTY(QVariantMap subject READ subject NOTIFY subjectsChanged)  // empty before it is chosen
  Q_PROPERTY(bool mayAskOthers READ mayAskOthers NOTIFY subjectsChanged)
  Q_PROPERTY(bool mayShowLicence READ mayShowLicence NOTIFY changed)  // agents are served
  Q_PROPERTY(bool scannerReady READ scannerReady NOTIFY changed)      // there is one that listens
  // the other way: rows of a QR code, dark "1", light "0"; empty as long as there is none
  Q_PROPERTY(QStringList invitation READ invitation NOTIFY invitationChanged)
  Q_PROPERTY(int invitationLeft READ invitationLeft NOTIFY changed)  // seconds it is good for
  // choices
  Q_PROPERTY(QVariantList purposes READ purposes NOTIFY choicesChanged)  // [{code, name}]
  Q_PROPERTY(QVariantList years READ years NOTIFY choicesChanged)        // [1, 3, 5]
  Q_PROPERTY(bool ownDates READ ownDates NOTIFY choicesChanged)          // first and last day may be named
  Q_PROPERTY(QString earliest READ earliest NOTIFY choicesChanged)       // of own dates, "2021-11-23"
  Q_PROPERTY(QString latest READ latest NOTIFY choicesChanged)
  Q_PROPERTY(QVariantList kinds READ kinds NOTIFY choicesChanged)  // of report, where there are several: [{key, name,
                                                                   // domains: how many may be chosen, 0: none}]
  Q_PROPERTY(QString kindName READ kindName NOTIFY choicesChanged)
  Q_PROPERTY(QVariantList domains READ domains NOTIFY choicesChanged)            // [{code, name, group}]
  Q_PROPERTY(QVariantList domainGroups READ domainGroups NOTIFY choicesChanged)  // [{code, name}]
  // domains that did not answer, by name; and whether the report can do without them
  Q_PROPERTY(QStringList silentDomains READ silentDomains NOTIFY changed)
  Q_PROPERTY(bool mayLeaveOut READ mayLeaveOut NOTIFY changed)
  Q_PROPERTY(QString issuerName READ issuerName NOTIFY changed)
  Q_PROPERTY(QString regionName READ regionName NOTIFY changed)
  // waiting for the platform
  Q_PROPERTY(int waitedSeconds READ waitedSeconds NOTIFY changed)
  Q_PROPERTY(bool mayCancel READ mayCancel NOTIFY changed)
  // services beside the report
  Q_PROPERTY(QVariantList services READ services NOTIFY sheetChanged)  // [{code, name, about}]
  // {title, note, number, printable, entries: [{title, mark, lines: [{label, value}], objectable}], reasons: [{code,
  // name}], picked}; empty where no sheet is shown
  Q_PROPERTY(QVariantMap sheet READ sheet NOTIFY sheetChanged)
  Q_PROPERTY(bool mayGoBack READ mayGoBack NOTIFY changed)
  Q_PROPERTY(bool mayObject READ mayObject NOTIFY changed)      // to a record of the report shown
  Q_PROPERTY(bool mayContinue READ mayContinue NOTIFY changed)  // with another service
  // preview of the real pages
  Q_PROPERTY(int pageCount READ pageCount NOTIFY changed)
  Q_PROPERTY(int previewSerial READ previewSerial NOTIFY changed)  // "image://pages/<serial>/<page from 1>"
  Q_PROPERTY(QString reportNumber READ reportNumber NOTIFY changed)
  Q_PROPERTY(QVariantList summary READ summary NOTIFY summaryChanged)  // [{title, count, answered}]
  // Of a report by domains {asked, clean, some, records, not_asked}; the summary then holds those with records.
  Q_PROPERTY(QVariantMap domainTotals READ domainTotals NOTIFY summaryChanged)
  // printing
  Q_PROPERTY(bool slip READ slip NOTIFY changed)  // the paper is no report
  Q_PROPERTY(int pagesDone READ pagesDone NOTIFY changed)
  Q_PROPERTY(QStringList printTroubles READ printTroubles NOTIFY changed)  // print::Trouble: "paper_out", "jam", ...
  // failure, and out of service
  Q_PROPERTY(QString failureCode READ failureCode NOTIFY changed)
  Q_PROPERTY(QString failureTitle READ failureTitle NOTIFY changed)
  Q_PROPERTY(QString failureAdvice READ failureAdvice NOTIFY changed)
  Q_PROPERTY(WhoCanAct failureWho READ failureWho NOTIFY changed)
  Q_PROPERTY(QList<int> waysOn READ waysOn NOTIFY changed)  // Act values offered as buttons, the best first
  // the person check
  Q_PROPERTY(QStringList checkWays READ checkWays NOTIFY changed)  // "phone_code", "desk": the best first
  Q_PROPERTY(QString checkPhone READ checkPhone NOTIFY changed)    // masked, 138****1234
  Q_PROPERTY(bool codeSent READ codeSent NOTIFY changed)
  Q_PROPERTY(int checkTries READ checkTries NOTIFY changed)          // left for the code that was sent
  Q_PROPERTY(QString checkRefused READ checkRefused NOTIFY changed)  // why the code typed last was not taken
  Q_PROPERTY(int sendAgainIn READ sendAgainIn NOTIFY changed)        // seconds; 0: now
  Q_PROPERTY(QString pairing READ pairing NOTIFY changed)            // what the staff is told
  // time
  Q_PROPERTY(bool warning READ warning NOTIFY timeChanged)         // the 15 s warning is up
  Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY timeChanged)  // until this screen ends by itself

 public:
  enum class Screen {
    Attract,
    PlaceCard,
    Reading,
    Consent,
    Opening,
    Whom,
    Kind,
    Choose,
    Dates,
    Domains,
    Issuing,
    Unanswered,
    Preview,
    Printing,
    TakePaper,
    Failure,
    OutOfService,
    Closing,
    Services,
    Fetching,
    Sheet,
    Reasons,
    CheckWays,
    CheckCode,
    CheckDesk,
    Licence,
    LicenceChecking,
    Invitation
  };
  Q_ENUM(Screen)
  enum class WhoCanAct { Citizen, Staff, Nobody };
  Q_ENUM(WhoCanAct)
  enum class Act {
    Begin,
    Agree,
    Decline,
    Print,
    PrintAgain,
    TryAgain,
    Cancel,
    Finish,
    PaperTaken,
    MoreTime,
    OtherSubject,
    Object,
    Back,
    Another,
    LeaveOut,
    ByCode,
    ByDesk,
    OtherWay,
    SendAgain,
    ShowLicence,
    ShowInvitation,
    NoChip
  };
  Q_ENUM(Act)

  explicit VisitView(QObject* parent = nullptr);
  ~VisitView() override;

  void show(const Picture& picture);
  void show_time(bool warning, int seconds_left);
  void set_language(const QString& language);

  Screen screen() const;
  QString language() const;
  QString personName() const;
  QString personNumber() const;
  int photoSerial() const;
  int cardLeftBehind() const;
  QString consentBody() const;
  QString consentVersion() const;
  QVariantList subjects() const;
  QVariantMap subject() const;
  bool mayAskOthers() const;
  bool mayShowLicence() const;
  bool scannerReady() const;
  QStringList invitation() const;
  int invitationLeft() const;
  QVariantList purposes() const;
  QVariantList years() const;
  bool ownDates() const;
  QString earliest() const;
  QString latest() const;
  QVariantList kinds() const;
  QString kindName() const;
  QVariantList domains() const;
  QVariantList domainGroups() const;
  QStringList silentDomains() const;
  bool mayLeaveOut() const;
  QVariantMap domainTotals() const;
  QString issuerName() const;
  QString regionName() const;
  int waitedSeconds() const;
  bool mayCancel() const;
  QVariantList services() const;
  QVariantMap sheet() const;
  bool mayGoBack() const;
  bool mayObject() const;
  bool mayContinue() const;
  int pageCount() const;
  int previewSerial() const;
  QString reportNumber() const;
  QVariantList summary() const;
  bool slip() const;
  int pagesDone() const;
  QStringList printTroubles() const;
  QString failureCode() const;
  QString failureTitle() const;
  QString failureAdvice() const;
  WhoCanAct failureWho() const;
  QList<int> waysOn() const;
  QStringList checkWays() const;
  QString checkPhone() const;
  bool codeSent() const;
  int checkTries() const;
  QString checkRefused() const;
  int sendAgainIn() const;
  QString pairing() const;
  bool warning() const;
  int secondsLeft() const;

  // From QML.
  Q_INVOKABLE void act(credit::session::VisitView::Act what);
  Q_INVOKABLE void chooseSubject(const QString& subject);
  Q_INVOKABLE void chooseKind(const QString& key);
  Q_INVOKABLE void choose(const QString& purpose_code, int span_years);  // 0: own dates
  Q_INVOKABLE void chooseDates(const QString& from, const QString& to);  // "2021-11-23"
  Q_INVOKABLE void chooseDomains(const QStringList& codes);
  Q_INVOKABLE void askService(const QString& code);
  Q_INVOKABLE void pickEntry(int index);
  Q_INVOKABLE void giveReason(const QString& code);
  Q_INVOKABLE void typeCode(const QString& code);
  Q_INVOKABLE void askLanguage(const QString& language);
  Q_INVOKABLE void touched();  // any finger on the glass: the idle limit starts again

 Q_SIGNALS:
  void changed();
  void subjectsChanged();
  void choicesChanged();
  void summaryChanged();
  void sheetChanged();
  void invitationChanged();
  void timeChanged();
  void languageChanged();
  // To the visit.
  void acted(credit::session::VisitView::Act what);
  void subjectChosen(const QString& subject);
  void kindChosen(const QString& key);
  void chosen(const QString& purpose_code, int span_years);
  void serviceAsked(const QString& code);
  void entryPicked(int index);
  void reasonGiven(const QString& code);
  void datesChosen(const QString& from, const QString& to);
  void domainsChosen(const QStringList& codes);
  void codeTyped(const QString& code);
  void languageAsked(const QString& language);
  void fingerDown();

 private:
  std::unique_ptr<Picture> picture_;
  QString language_;
  bool warning_ = false;
  int seconds_left_ = 0;
};

struct Picture {
  VisitView::Screen screen = VisitView::Screen::Attract;
  QString person_name, person_number, consent_body, consent_version, issuer_name, region_name;
  QVariantList subjects, purposes, years, summary, services;
  QVariantList kinds, domains, domain_groups;
  QVariantMap domain_totals;
  QString kind_name, earliest, latest;
  QStringList silent_domains;
  bool own_dates = false, may_leave_out = false;
  QVariantMap subject;
  bool may_ask_others = false;
  bool may_show_licence = false, scanner_ready = false;
  QStringList invitation;
  int invitation_left = 0;
  QVariantMap sheet;
  bool may_go_back = false, may_object = false, may_continue = false;
  int photo_serial = 0, card_left_behind = 0;
  int waited_seconds = 0;
  bool may_cancel = false;
  int page_count = 0, preview_serial = 0, pages_done = 0;
  bool slip = false;
  QString report_number;
  QStringList print_troubles;
  QString failure_code, failure_title, failure_advice;
  VisitView::WhoCanAct failure_who = VisitView::WhoCanAct::Nobody;
  QList<int> ways_on;
  QStringList check_ways;
  QString check_phone, check_refused, pairing;
  bool code_sent = false;
  int check_tries = 0, send_again_in = 0;
  bool operator==(const Picture&) const = default;
};

}  // namespace credit::session
