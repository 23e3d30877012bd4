// Everything one visitor brings or causes, in one place, so that one assignment takes it all away.
#pragma once
#include <memory>
#include <optional>

#include "kiosk/session/ports.h"
#include "report/seal/qr.h"

namespace credit::session {

enum class Paper { report, slip };

// How far the check has come that the card's holder stands here: of this visit at the platform, not of another.
struct PersonCheck {
  bool passed = false;
  Personal<std::string> typed;  // only until it is on its way
  std::string phone;            // masked; "" until a code was sent
  Instant sent{};
  int again_after = 0;  // seconds after `sent`
  int tries_left = 0;
  std::optional<Failure> refused;  // the last code typed
  std::string pairing;             // what the staff is told; "" until the platform gave one
};
// What the machine shows for an agent's phone to read.
struct ShownInvitation {
  seal::QrSymbol symbol;  // none: the platform has not answered yet
  Instant expires{};
  int looks_in_vain = 0;  // in a row, for whether the phone has confirmed
};
// What the visitor had asked for when the check came between, and gets after it.
enum class Wish { none, report, sheet, objection, licence };

struct VisitData {
  std::string reference;  // a random mark: ties the journal's lines of one visit together
  // the person
  Personal<std::string> name, number;
  Personal<std::string> shown_name, shown_number;  // masked
  Instant card_read{};
  int failed_reads = 0;  // of cards put down, before one could be read
  // what was agreed to, and with whom
  std::shared_ptr<const platform_client::Offer> offer;
  std::optional<Instant> consented;
  Language consent_language = Language::zh_CN;
  platform_client::VisitToken token;
  PersonCheck check;
  Wish wish = Wish::none;
  // whom the report is about
  std::vector<platform_client::VisitSubject> subjects;  // those a report on offer is for
  std::size_t about = 0;
  const platform_client::OfferedEdition* edition = nullptr;  // of the offer
  // what an agent shows
  Personal<std::string> licence_code;
  bool paper_code = false;  // it looks like one anybody can copy from paper
  std::size_t told = 0;     // of subjects: whom the licence was for
  ShownInvitation invitation;
  // what was asked for
  std::string purpose;
  int years = 0;  // 0: own dates
  Day from{}, to{};
  std::vector<std::string> domains;   // codes asked for, of a report by domains
  std::vector<std::string> silent;    // of those: did not answer the last time, and were not left out
  std::vector<std::string> left_out;  // the visitor agrees to do without
  std::string idempotency_key;
  // what came of it
  platform_client::IssuedReport issued;  // not believed yet
  std::shared_ptr<const CheckedReport> report;
  ComposedReport composed;
  std::string report_number;
  int copy = 0;
  bool printed_once = false;  // some copy was sent to the printer: the outcome is not "not asked"
  // the service beside the report
  std::string service;  // a code of the offer's services
  platform_client::Sheet sheet;
  std::size_t picked = 0;  // entry to object to
  std::string reason, objection_key;
  PrintedSlip slip;  // empty: there is none
  ComposedReport composed_slip;
  int slip_copy = 0;
  Paper paper = Paper::report;  // what is laid out and printed now
  int pages_done = 0;
  std::vector<print::Trouble> troubles;
  std::optional<Failure> failure;

  // What belongs to the report or the service alone goes.
  void forget_service() {
    purpose.clear();
    years = 0;
    idempotency_key.clear();
    issued = {};
    report.reset();
    composed = {};
    report_number.clear();
    copy = slip_copy = pages_done = 0;
    printed_once = false;
    service.clear();
    sheet = {};
    picked = 0;
    reason.clear();
    objection_key.clear();
    slip = {};
    composed_slip = {};
    paper = Paper::report;
    troubles.clear();
  }
  const ComposedReport& on_paper() const { return paper == Paper::report ? composed : composed_slip; }
  int copy_on_paper() const { return paper == Paper::report ? copy : slip_copy; }
  const platform_client::VisitSubject* subject() const { return about < subjects.size() ? &subjects[about] : nullptr; }
  bool person_known() const { return !number.empty(); }
  bool about_another() const {
    return edition != nullptr && subject() != nullptr && subject()->standing != platform_client::Standing::self;
  }
  // Everybody's visit, or that of who asks about others: a visit that owes no check at all has no ways.
  bool check_due() const { return !check.passed && (token.check_due || (!token.ways.empty() && about_another())); }
  // Likewise, before anybody is told whom he may ask about by a licence.
  bool agent_unchecked() const { return !check.passed && (token.check_due || !token.ways.empty()); }
  bool holds_nobody() const {
    return name.empty() && number.empty() && shown_name.empty() && shown_number.empty() && token.token.empty() &&
           token.phone.empty() && check.typed.empty() && check.phone.empty() && check.pairing.empty() &&
           subjects.empty() && edition == nullptr && !consented && issued.document.empty() && issued.seal.empty() &&
           !report && composed.pdf.empty() && !composed.book && sheet.empty() && service.empty() &&
           objection_key.empty() && slip.paper.empty() && composed_slip.pdf.empty() && !composed_slip.book &&
           report_number.empty() && purpose.empty() && domains.empty() && silent.empty() && left_out.empty() &&
           idempotency_key.empty() && licence_code.empty() && invitation.symbol.size == 0 && !failure;
  }
};

}  // namespace credit::session
