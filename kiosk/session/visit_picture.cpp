#include "kiosk/session/visit_picture.h"

#include <algorithm>
#include <array>

#include "base/failures/visit.h"
#include "kiosk/session/services.h"
#include "kiosk/session/visit_choices.h"

namespace credit::session {

namespace {

constexpr std::array<const char*, 3> language_codes{"zh_CN", "zh_TW", "en"};

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString text(const Personal<std::string>& shown) { return QString::fromStdString(shown.expose()); }
QString text(const char* utf8) { return QString::fromUtf8(utf8); }

const char* name_of(print::Trouble trouble) {
  switch (trouble) {
    case print::Trouble::paper_out:
      return "paper_out";
    case print::Trouble::paper_low:
      return "paper_low";
    case print::Trouble::jam:
      return "jam";
    case print::Trouble::cover_open:
      return "cover_open";
    case print::Trouble::toner_out:
      return "toner_out";
    case print::Trouble::toner_low:
      return "toner_low";
    case print::Trouble::output_full:
      return "output_full";
    case print::Trouble::paused:
      return "paused";
    case print::Trouble::offline:
      return "offline";
    case print::Trouble::other:
      break;
  }
  return "other";
}

void show_offer(Picture& picture, const platform_client::Offer& offer, std::size_t language) {
  picture.issuer_name = text(offer.issuer_name);
  picture.region_name = text(offer.region_name);
  picture.consent_body = text(offer.consent.body[language]);
  picture.consent_version = text(offer.consent.version);
}

const char* name_of(platform_client::Standing standing) {
  switch (standing) {
    case platform_client::Standing::self:
      return "self";
    case platform_client::Standing::legal_representative:
      return "legal_representative";
    case platform_client::Standing::agent:
      break;
  }
  return "agent";
}

QVariantMap shown(const platform_client::VisitSubject& subject) {
  const bool self = subject.standing == platform_client::Standing::self;
  return {{QStringLiteral("subject"), self ? QStringLiteral("self") : text(subject.code)},
          {QStringLiteral("kind"), text(subject.kind)},
          {QStringLiteral("name"), text(subject.name)},
          {QStringLiteral("standing"), text(name_of(subject.standing))}};
}

void show_subjects(Picture& picture, const VisitData& data) {
  for (const auto& subject : data.subjects) picture.subjects.append(shown(subject));
  if (data.edition != nullptr) picture.subject = shown(*data.subject());
}

void show_failure(Picture& picture, const Failure& failure, std::size_t language) {
  const auto& words = words_of(failure.code);
  picture.failure_code = text(words.code);
  picture.failure_title = text(words.title[language]);
  picture.failure_advice = text(words.advice[language]);
  picture.failure_who = static_cast<VisitView::WhoCanAct>(words.who);
}

// The buttons are those the table knows, the best first.
QList<int> ways_on(State state, Conditions conditions) {
  conditions.machine_in_order = conditions.copies_left = true;
  using Act = VisitView::Act;
  constexpr std::array<std::pair<Event, Act>, 5> ways{{{Event::print, Act::Print},
                                                       {Event::print_again, Act::PrintAgain},
                                                       {Event::try_again, Act::TryAgain},
                                                       {Event::back, Act::Back},
                                                       {Event::finish, Act::Finish}}};
  QList<int> acts;
  for (const auto& [event, act] : ways)
    if (find_row(state, event, conditions)) acts.append(static_cast<int>(act));
  return acts;
}

void show_check(Picture& picture, const Seen& seen, std::size_t language) {
  const auto& token = seen.data.token;
  const auto& check = seen.data.check;
  for (const auto way : token.ways)
    picture.check_ways.append(way == platform_client::CheckWay::desk ? QStringLiteral("desk")
                                                                     : QStringLiteral("phone_code"));
  picture.check_phone = text(check.phone.empty() ? token.phone : check.phone);
  picture.code_sent = !check.phone.empty();
  picture.check_tries = check.tries_left;
  if (check.refused) picture.check_refused = text(words_of(check.refused->code).title[language]);
  const auto waited = static_cast<int>((seen.now - check.sent).count());
  picture.send_again_in = picture.code_sent ? std::max(0, check.again_after - waited) : 0;
  picture.pairing = text(check.pairing);
}

void show_invitation(Picture& picture, const ShownInvitation& invitation, Instant now) {
  const auto& symbol = invitation.symbol;
  for (int row = 0; row < symbol.size; ++row) {
    QString line;
    for (int column = 0; column < symbol.size; ++column) line += QLatin1Char(symbol.dark(row, column) ? '1' : '0');
    picture.invitation.append(line);
  }
  if (symbol.size > 0)
    picture.invitation_left = static_cast<int>(std::max<long>(0, (invitation.expires - now).count()));
}

bool may_cancel(const Seen& seen) {
  if (facts_of(seen.state).screen == VisitView::Screen::Issuing)
    return seen.waited_seconds >= cancel_offered_after.count();
  return find_row(seen.state, Event::cancel, {}) != nullptr;
}

bool shows_check(State state) {
  return state == State::check_ways || state == State::check_code || state == State::check_desk;
}

bool shows_pages(State state) {
  const auto screen = facts_of(state).screen;
  return screen == VisitView::Screen::Preview || screen == VisitView::Screen::Printing ||
         screen == VisitView::Screen::TakePaper || state == State::print_trouble;
}

void show_printing(Picture& picture, const VisitData& data) {
  picture.page_count = data.on_paper().pages;
  picture.pages_done = data.pages_done;
  for (const auto trouble : data.troubles) picture.print_troubles.append(text(name_of(trouble)));
}

}  // namespace

static_assert(static_cast<int>(VisitView::WhoCanAct::Citizen) == static_cast<int>(WhoCanAct::citizen));
static_assert(static_cast<int>(VisitView::WhoCanAct::Staff) == static_cast<int>(WhoCanAct::staff));
static_assert(static_cast<int>(VisitView::WhoCanAct::Nobody) == static_cast<int>(WhoCanAct::nobody));

Picture make_picture(const Seen& seen) {
  Picture picture;
  const auto& facts = facts_of(seen.state);
  const auto language = static_cast<std::size_t>(seen.language);
  picture.screen = facts.screen;
  picture.card_left_behind = seen.card_left_behind;
  const auto* offer = seen.data.offer ? seen.data.offer.get() : seen.offer;
  if (offer != nullptr) show_offer(picture, *offer, language);
  if (facts.screen == VisitView::Screen::OutOfService) {
    show_failure(picture, seen.out_of_order.value_or(Failure{failure::kiosk_starting, {}}), language);
    return picture;
  }
  if (!facts.person_known && seen.state != State::card_trouble) return picture;
  picture.person_name = text(seen.data.shown_name);
  picture.person_number = text(seen.data.shown_number);
  picture.photo_serial = seen.photo_serial;
  picture.waited_seconds = seen.waited_seconds;
  show_subjects(picture, seen.data);
  if (seen.data.edition != nullptr) show_choices(picture, seen);
  picture.may_cancel = may_cancel(seen);
  const auto can = [&](Event event) { return find_row(seen.state, event, seen.conditions) != nullptr; };
  picture.may_ask_others = can(Event::other_subject);
  picture.may_show_licence = can(Event::licence_wanted);
  picture.scanner_ready = facts.screen == VisitView::Screen::Licence && seen.scanner_ready;
  if (seen.state == State::invitation) show_invitation(picture, seen.data.invitation, seen.now);
  picture.may_go_back = can(Event::back);
  picture.may_object = facts.screen == VisitView::Screen::Preview && can(Event::sheet_wanted);
  picture.may_continue = can(Event::another);
  if (seen.state == State::services) show_services(picture, seen.data, language);
  if (seen.state == State::sheet || seen.state == State::reasons || seen.state == State::receipt)
    show_sheet(picture, seen.data, language);
  if (shows_check(seen.state)) show_check(picture, seen, language);
  picture.slip = seen.data.paper == Paper::slip;
  if (shows_pages(seen.state) && picture.slip) show_printing(picture, seen.data);
  if (shows_pages(seen.state) && !picture.slip && seen.data.report) {
    show_printing(picture, seen.data);
    picture.preview_serial = seen.preview_serial;
    picture.report_number = text(seen.data.report_number);
    show_summary(picture, *seen.data.report);
  }
  if (facts.screen == VisitView::Screen::Failure && seen.data.failure) {
    show_failure(picture, *seen.data.failure, language);
    picture.ways_on = ways_on(seen.state, seen.conditions);
  }
  return picture;
}

const char* code_of(Language language) { return language_codes[static_cast<std::size_t>(language)]; }

std::optional<Language> language_named(const QString& code) {
  const auto found = std::find(language_codes.begin(), language_codes.end(), code.toStdString());
  if (found == language_codes.end()) return {};
  return static_cast<Language>(found - language_codes.begin());
}

}  // namespace credit::session
