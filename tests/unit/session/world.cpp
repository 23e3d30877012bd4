#include "tests/unit/session/world.h"

#include "base/failures/card.h"
#include "base/failures/common.h"
#include "base/failures/platform.h"
#include "base/failures/visit.h"

namespace credit::session::test {

namespace {

constexpr const char* other_name = "例乙";
constexpr const char* other_number = "110101199003070038";

// Read once: the walk makes thousands of worlds.
const document::EditionShelf& shelf() {
  static const auto loaded = document::EditionShelf::load(CREDIT_SOURCE_DIR "/report/document/editions");
  CREDIT_ENSURE(loaded.has_value());
  return *loaded;
}

Instant noon() { return *parse_rfc3339("2026-11-22T06:30:05Z"); }

}  // namespace

idcard::IdCard card_of(const std::string& name, const std::string& number) {
  idcard::IdCard card;
  card.name = Personal<std::string>(name);
  card.number = Personal<std::string>(number);
  card.birth = *parse_day("1990-03-07");
  card.valid_from = *parse_day("2016-01-01");
  card.valid_to = *parse_day("2036-01-01");
  return card;
}

World::World(Offering offering)
    : clock(noon()),
      editions(shelf()),
      visit({reader, platform, maker, pages, photos, printer, marker, journal, clock, seconds, scanner}, view) {
  visit.set_offer(sample_offer(offering));
}

void World::offer_special(Offering offering) { visit.set_offer(special_offer(offering)); }

void World::put_card(const std::string& card_name, const std::string& card_number) {
  if (reader.armed) visit.device_event(devices::CardRead{card_of(card_name, card_number)});
}

bool World::act(VisitView::Act what) {
  visit.act(what);
  return true;
}

// As it was asked for: domains left out or not chosen are not asked.
std::string World::issued_json() const {
  const auto& data = visit.data();
  if (data.edition == nullptr || data.edition->domains.empty())
    return sample::document_json({.penalties = 2, .not_answered = true});
  const auto& edition = **editions.find(data.edition->key);
  sample::Contents contents{.records = 2};
  for (const auto& domain : edition.domain_chapter()->domains)
    if (std::ranges::find(data.domains, domain.code) == data.domains.end()) contents.not_asked.insert(domain.code);
  contents.not_asked.insert(data.left_out.begin(), data.left_out.end());
  if (data.years == 0) {
    contents.period_from = to_text(data.from);
    contents.period_to = to_text(data.to);
  }
  return sample::document_json(edition, contents);
}

// The first that was asked for and not left out.
std::vector<std::string> World::silent() const {
  for (const auto& code : visit.data().domains)
    if (std::ranges::find(visit.data().left_out, code) == visit.data().left_out.end()) return {code};
  return {};
}

bool World::choose() {
  const auto state = visit.state();
  if (state == State::dates)
    visit.choose_dates(QStringLiteral("2024-02-29"), QStringLiteral("2026-11-22"));
  else if (state == State::domains)
    visit.choose_domains({QStringLiteral("customs"), QStringLiteral("tax")});
  else
    visit.choose(QStringLiteral("bank_loan"), 3);
  return true;
}

bool World::report_checked(bool genuine) {
  if (!genuine) return answer(maker.checking, fail(failure::report_not_genuine, "signature"));
  if (!maker.checking) return false;
  auto parsed = document::parse_document(credit::view(issued_json()), editions);
  CREDIT_ENSURE(parsed.has_value());
  auto report = std::make_shared<CheckedReport>();
  report->document = std::move(*parsed);
  report->edition = *editions.find(report->document.edition);
  const auto* asked = visit.data().subject();
  const bool of_firm = asked != nullptr && asked->standing != platform_client::Standing::self;
  if (of_firm && report->document.domains.empty()) report->document.edition = "general/2";
  auto& subject = report->document.subject;
  subject.kind = of_firm ? document::SubjectKind::organisation : document::SubjectKind::natural_person;
  subject.name = of_firm ? std::string(firm_name) : name;
  subject.id_shown = of_firm ? std::string(firm_code) : document::mask_id_paper(number);
  return answer(maker.checking, std::shared_ptr<const CheckedReport>(std::move(report)));
}

bool World::composed(bool well) {
  if (!well) return answer(maker.composing, fail(failure::report_not_composed, "glyph"));
  ComposedReport report;
  report.pdf = Personal<Bytes>(to_bytes("%PDF-1.7"));
  report.pages = 3;
  return answer(maker.composing, std::move(report));
}

bool World::outcome(print::Outcome outcome) {
  if (!printer.settled) return false;
  const auto now = std::exchange(printer.settled, nullptr);
  printer.progress = nullptr;
  now(std::move(outcome));
  return true;
}

std::vector<platform_client::VisitSubject> World::subjects() const {
  std::vector<platform_client::VisitSubject> all;
  all.push_back({"natural_person", {}, {}, platform_client::Standing::self});
  if (of_a_firm)
    all.push_back({"enterprise", Personal<std::string>(firm_code), Personal<std::string>(firm_name),
                   platform_client::Standing::legal_representative});
  return all;
}

bool World::happens(Event event) {
  using Act = VisitView::Act;
  const Failure busy{failure::platform_busy, {}}, unknown{failure::person_unknown, {}};
  switch (event) {
    case Event::time_up: {
      const auto limit = facts_of(visit.state()).limit.count();
      return seconds_pass(static_cast<int>(limit));
    }
    case Event::begin:
      return act(Act::Begin);
    case Event::agree:
      return act(Act::Agree);
    case Event::decline:
      return act(Act::Decline);
    case Event::subject_chosen:
      visit.choose_subject(of_a_firm ? QString::fromStdString(firm_code) : QStringLiteral("self"));
      return true;
    case Event::nothing_to_ask:
      return false;  // the visit says so to itself
    case Event::other_subject:
      return act(Act::OtherSubject);
    case Event::chosen:
      return choose();
    case Event::kind_chosen:
      visit.choose_kind(QStringLiteral("special-guangdong/1"));
      return true;
    case Event::dates_wanted:
      visit.choose(QStringLiteral("bank_loan"), 0);
      return true;
    case Event::domains_wanted:
      return false;  // the visit says so to itself
    case Event::leave_out:
      return act(Act::LeaveOut);
    case Event::domains_silent:
      return !silent().empty() && answer(platform.issuing, platform_client::IssuedReport{{}, {}, silent()});
    case Event::print:
      return act(Act::Print);
    case Event::print_again:
      return act(Act::PrintAgain);
    case Event::try_again:
      return act(Act::TryAgain);
    case Event::cancel:
      return act(Act::Cancel);
    case Event::finish:
      return act(Act::Finish);
    case Event::paper_taken:
      return act(Act::PaperTaken);
    case Event::card_found:
      visit.device_event(devices::CardFound{});
      return reader.armed;
    case Event::card_read:
    case Event::same_card:
      put_card(name, number);
      return reader.armed;
    case Event::other_card: {
      const bool ready = reader.armed && visit.data().person_known();
      put_card(other_name, other_number);
      return ready;
    }
    case Event::card_failed:
      visit.device_event(devices::CardFailed{{failure::card_read_timeout, {}}});
      return true;
    case Event::card_refused: {
      auto card = card_of(name, number);
      card.valid_to = *parse_day("2020-01-01");
      visit.device_event(devices::CardRead{std::move(card)});
      return true;
    }
    case Event::no_chip:
      return act(Act::NoChip);
    case Event::card_removed:
      visit.device_event(devices::CardRemoved{});
      return true;
    case Event::reader_lost:
      visit.reader_lost({failure::card_read_timeout, {}});
      return true;
    case Event::visit_opened:
      return answer(platform.opening, token_of(false));
    case Event::report_issued:
      return answer(platform.issuing, platform_client::IssuedReport{Personal<Bytes>(Bytes{1}), Bytes{2}, {}});
    case Event::platform_failed:
      return answer(platform.opening, tl::unexpected(busy)) || answer(platform.issuing, tl::unexpected(busy)) ||
             answer(platform.sheeting, tl::unexpected(busy)) || answer(platform.redeeming, tl::unexpected(busy)) ||
             answer(platform.inviting, tl::unexpected(busy));
    case Event::platform_refused:
      return answer(platform.opening, tl::unexpected(unknown)) || answer(platform.issuing, tl::unexpected(unknown)) ||
             answer(platform.sheeting, tl::unexpected(unknown)) ||
             answer(platform.redeeming, tl::unexpected(unknown)) ||
             answer(platform.inviting, tl::unexpected(unknown)) ||
             answer(platform.collecting, tl::unexpected(unknown)) || check_answered(tl::unexpected(unknown));
    case Event::report_verified:
      return report_checked(true);
    case Event::report_rejected:
      return report_checked(false);
    case Event::composed:
      return composed(true);
    case Event::compose_failed:
      return composed(false);
    case Event::report_wanted:
      visit.ask_service(QStringLiteral("report"));
      return true;
    case Event::sheet_wanted:
      if (visit.state() == State::preview) return act(Act::Object);
      visit.ask_service(QStringLiteral("repair"));
      return true;
    case Event::entry_picked:
      visit.pick_entry(0);
      return true;
    case Event::reason_given:
      visit.give_reason(QStringLiteral("not_mine"));
      return true;
    case Event::back:
      return act(Act::Back);
    case Event::another:
      return act(Act::Another);
    case Event::sheet_read:
      return answer(platform.sheeting, sample_sheet("", true));
    case Event::objection_taken:
      return answer(platform.sheeting, sample_sheet("YY20261122-7K2M9XQP", true));
    case Event::page_out:
      if (!printer.progress) return false;
      printer.progress({visit.data().pages_done + 1, 3, {}});
      return true;
    case Event::printed:
      return outcome(print::Printed{3});
    case Event::unconfirmed:
      return outcome(print::Unconfirmed{1});
    case Event::print_failed:
      return outcome(print::PrintFailed{{failure::file_unwritable, {}}, 2});
    case Event::print_cancelled:
      return outcome(print::Cancelled{1});
    case Event::out_of_order:
      visit.out_of_order({failure::kiosk_starting, {}});
      return true;
    case Event::in_order:
      visit.in_order();
      return true;
    default:
      return licence_happens(event) || check_happens(event);
  }
}

bool World::seconds_pass(int count) {
  for (int i = 0; i < count; ++i)
    if (!seconds.pass()) return false;
  return true;
}

int World::until_attract() {
  constexpr int longest = 600;
  for (int passed = 0; passed <= longest; ++passed) {
    if (visit.state() == State::attract) return passed;
    if (visit.state() == State::out_of_service) visit.in_order();
    seconds.pass();
  }
  return -1;
}

}  // namespace credit::session::test
