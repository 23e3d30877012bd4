// An agent and his electronic licence, as the visit hands it in: nobody in here is real.
#include "base/failure.h"
#include "base/failures/licence.h"
#include "base/failures/visit.h"
#include "tests/unit/qml/situations_parts.h"

namespace credit::face_test {

namespace {

using session::Picture;
using session::VisitView;
using Screen = VisitView::Screen;

QVariantMap told(const char* subject, const char* kind, const char* name, const char* standing) {
  return {{QStringLiteral("subject"), QString::fromUtf8(subject)},
          {QStringLiteral("kind"), QString::fromUtf8(kind)},
          {QStringLiteral("name"), QString::fromUtf8(name)},
          {QStringLiteral("standing"), QString::fromUtf8(standing)}};
}

Picture refused(const QString& language, FailureCode code) {
  const auto& words = words_of(code);
  const std::size_t spoken = language == QLatin1String("en") ? 2 : language == QLatin1String("zh_TW") ? 1 : 0;
  auto picture = with_person(Screen::Failure, language);
  picture.failure_code = QString::fromUtf8(words.code);
  picture.failure_title = QString::fromUtf8(words.title[spoken]);
  picture.failure_advice = QString::fromUtf8(words.advice[spoken]);
  picture.failure_who = static_cast<VisitView::WhoCanAct>(words.who);
  for (const auto act : {VisitView::Act::TryAgain, VisitView::Act::Back, VisitView::Act::Finish})
    picture.ways_on << static_cast<int>(act);
  return picture;
}

// As large as the code of an invitation is, and to be read by nobody.
QStringList code_of_no_meaning() {
  constexpr int modules = 33;
  QStringList rows;
  for (int row = 0; row < modules; ++row) {
    QString line;
    for (int column = 0; column < modules; ++column)
      line += QLatin1Char((row * 7 + column * 5 + row * column) % 3 == 0 ? '1' : '0');
    rows << line;
  }
  return rows;
}

}  // namespace

void add_agents(std::vector<Situation>& all, const QString& language) {
  auto whom = with_person(Screen::Whom, language);
  whom.may_show_licence = true;
  whom.subjects << told("self", "natural_person", "", "self");
  whom.subject = whom.subjects.front().toMap();
  all.push_back({QStringLiteral("whom_agents_served"), whom, false, 55});
  whom.subjects << told("91990100MA8T11D15J", "enterprise", "示例市测试安晨科技有限公司", "agent");
  whom.subject = whom.subjects.back().toMap();
  all.push_back({QStringLiteral("whom_told_by_licence"), whom, false, 55});
  auto licence = with_person(Screen::Licence, language);
  licence.may_go_back = licence.may_cancel = licence.scanner_ready = true;
  all.push_back({QStringLiteral("licence"), licence, false, 50});
  licence.scanner_ready = false;
  all.push_back({QStringLiteral("licence_without_scanner"), licence, false, 50});
  auto invitation = with_person(Screen::Invitation, language);
  invitation.may_go_back = invitation.may_cancel = true;
  all.push_back({QStringLiteral("invitation_coming"), invitation, false, 180});
  invitation.invitation = code_of_no_meaning();
  invitation.invitation_left = 272;
  all.push_back({QStringLiteral("invitation"), invitation, false, 150});
  all.push_back(
      {QStringLiteral("invitation_lapsed"), refused(language, failure::licence_invitation_expired), false, 28});
  auto no_chip = refused(language, failure::card_without_chip);
  no_chip.person_name.clear();
  no_chip.person_number.clear();
  no_chip.ways_on = {static_cast<int>(VisitView::Act::Print), static_cast<int>(VisitView::Act::TryAgain),
                     static_cast<int>(VisitView::Act::Finish)};
  all.push_back({QStringLiteral("card_without_chip"), no_chip, false, 28});
  auto checking = with_person(Screen::LicenceChecking, language);
  checking.may_cancel = true;
  all.push_back({QStringLiteral("licence_checking"), checking});
  all.push_back(
      {QStringLiteral("licence_on_paper"), refused(language, failure::licence_code_identifies_only), false, 28});
  all.push_back({QStringLiteral("licence_withdrawn"), refused(language, failure::grant_withdrawn), false, 28});
}

}  // namespace credit::face_test
