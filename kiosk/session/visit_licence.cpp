// The part of the visit that deals with agents: the electronic licence on the phone says whom else he may ask about.
// The platform decides; what was scanned is only carried there.
#include "base/failures/licence.h"
#include "base/failures/platform.h"
#include "kiosk/session/visit.h"

namespace credit::session {

using audit::EventKind;
using audit::FactKind;

namespace {

// Printed on a licence or a wall, for anybody to photograph.
bool is_on_paper(code::Kind kind) {
  return kind == code::Kind::credit_code || kind == code::Kind::publicity_url ||
         kind == code::Kind::registration_number;
}

bool deals_with_licence(State state) {
  return state == State::licence || state == State::licence_checking || state == State::licence_trouble ||
         state == State::invitation || state == State::invitation_trouble;
}

bool listens(const devices::DeviceChanged& scanner) {
  return scanner.state == devices::DeviceState::ready || scanner.state == devices::DeviceState::warning;
}

}  // namespace

void Visit::listen_for_codes(bool wanted) {
  if (wanted == scanning_) return;
  scanning_ = wanted;
  wanted ? ports_.scanner.listen() : ports_.scanner.stop();
}

void Visit::scanner_event(const devices::Event& event) {
  if (const auto* news = std::get_if<devices::DeviceChanged>(&event)) scanner_changed(*news);
  if (const auto* scanned = std::get_if<devices::CodeScanned>(&event)) code_scanned(scanned->code);
  if (const auto* failed = std::get_if<devices::ScanFailed>(&event)) handle(Event::scan_failed, failed->failure);
}

void Visit::scanner_changed(const devices::DeviceChanged& news) {
  if (news.kind != devices::DeviceKind::code_scanner) return;
  if (news.port.empty()) scanners_.clear();  // there is none
  if (listens(news))
    scanners_.insert(news.port);
  else
    scanners_.erase(news.port);
  publish();
}

// One that comes late is nobody's.
void Visit::code_scanned(const code::ScannedCode& code) {
  if (state_ != State::licence) return;
  data_.licence_code = code.text;
  data_.paper_code = is_on_paper(code.kind);
  handle(Event::code_scanned);
}

void Visit::redeem_licence() {
  if (redeeming_ || opening_) return;
  if (data_.token.token.empty()) return open_visit();
  if (data_.agent_unchecked()) {  // the visit was opened anew: the code will have grown old by then
    data_.licence_code = {};
    data_.wish = Wish::licence;
    return handle(Event::check_due);
  }
  if (!note(EventKind::licence_init, {{FactKind::way, "scanner"}}))
    return handle(Event::platform_refused, journal_failure_);
  redeeming_ = true;
  ports_.platform.take_licence(data_.token, std::exchange(data_.licence_code, {}), mine(&Visit::licence_answered));
}

// Of a paper's code the platform can only say that it does not know it; the visitor is told why.
void Visit::licence_answered(Result<platform_client::VisitSubject> subject) {
  redeeming_ = false;
  if (!subject && data_.paper_code && subject.error().code == failure::licence_code_unknown)
    subject = fail(failure::licence_code_identifies_only);
  licence_told(std::move(subject));
}

// Whichever way it was shown. Where the visitor went on meanwhile, a refusal is no business of his any more.
void Visit::licence_told(Result<platform_client::VisitSubject> subject) {
  if (!data_.person_known()) return;  // he has gone, only his paper is not out yet
  if (subject && !add_subject(std::move(*subject))) subject = fail(failure::edition_not_for_subject);
  std::vector<audit::Fact> facts;
  if (!subject) facts.push_back({FactKind::failure, std::string(subject.error().name())});
  note(EventKind::licence_complete, std::move(facts));
  if (!subject && !deals_with_licence(state_)) return;
  if (!subject) return platform_said_no(subject.error());
  handle(Event::licence_taken);
}

void Visit::choose_told() { ask_about(data_.told); }

}  // namespace credit::session
