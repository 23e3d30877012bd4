#include <QQuickItem>
#include <QSignalSpy>

#include "kiosk/session/table.h"
#include "kiosk/session/visit_events.h"
#include "tests/support/catch.h"
#include "tests/unit/qml/stage.h"
#include "tests/unit/qml/walk.h"

namespace credit::face_test {
namespace {

using session::VisitView;
using Act = VisitView::Act;

Situation named(const char* name) {
  for (const auto& situation : situations(QStringLiteral("zh_CN")))
    if (situation.name == QLatin1String(name)) return situation;
  FAIL("no such situation: " << name);
  return {};
}

// MoreTime is no event of the table: it lengthens the time where the table grants a warning.
bool known_to_table(VisitView::Screen screen, Act act) {
  const session::Conditions everything{.slip_at_hand = true,
                                       .several_subjects = true,
                                       .several_services = true,
                                       .report_open = true,
                                       .may_object = true};
  for (int index = 0; index < session::state_count; ++index) {
    const auto state = static_cast<session::State>(index);
    const auto& facts = session::facts_of(state);
    if (facts.screen != screen) continue;
    const bool known = act == Act::MoreTime ? facts.warning.count() > 0
                                            : session::find_row(state, session::event_of(act), everything) != nullptr;
    if (known) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("each button asks for its own act, and every touch is told", "[touch]") {
  const struct {
    const char *situation, *button;
    Act act;
  } rows[] = {{"attract", "button_begin", Act::Begin},
              {"place_card", "button_cancel", Act::Cancel},
              {"reading", "button_cancel", Act::Cancel},
              {"consent", "button_agree", Act::Agree},
              {"consent", "button_decline", Act::Decline},
              {"consent_warning", "button_more_time", Act::MoreTime},
              {"consent_warning", "button_finish", Act::Cancel},
              {"choose", "button_cancel", Act::Cancel},
              {"issuing_slow", "button_cancel", Act::Cancel},
              {"preview", "button_print", Act::Print},
              {"preview", "button_cancel", Act::Cancel},
              {"take_paper", "button_paper_taken", Act::PaperTaken},
              {"failure_citizen", "button_try_again", Act::TryAgain},
              {"failure_citizen", "button_finish", Act::Finish},
              {"kind", "button_cancel", Act::Cancel},
              {"choose_special", "button_back", Act::Back},
              {"dates", "button_back", Act::Back},
              {"domains", "button_back", Act::Back},
              {"unanswered", "button_try_again", Act::TryAgain},
              {"unanswered", "button_leave_out", Act::LeaveOut},
              {"unanswered_all", "button_finish", Act::Finish},
              {"whom_agents_served", "button_licence", Act::ShowLicence},
              {"licence", "button_back", Act::Back},
              {"licence", "button_invitation", Act::ShowInvitation},
              {"licence_without_scanner", "button_invitation", Act::ShowInvitation},
              {"invitation", "button_back", Act::Back},
              {"invitation_coming", "button_cancel", Act::Cancel},
              {"invitation_lapsed", "button_try_again", Act::TryAgain},
              {"place_card", "button_no_chip", Act::NoChip},
              {"card_without_chip", "button_print", Act::Print},
              {"licence_checking", "button_cancel", Act::Cancel},
              {"licence_on_paper", "button_try_again", Act::TryAgain},
              {"licence_on_paper", "button_back", Act::Back},
              {"failure_staff", "button_print_again", Act::PrintAgain}};
  Stage stage;
  QSignalSpy fingers(&stage.view(), &VisitView::fingerDown);
  QList<Act> acts;
  QObject::connect(&stage.view(), &VisitView::acted, &stage, [&](Act act) { acts << act; });
  for (const auto& glass : {upright, lying})
    for (const auto& row : rows) {
      INFO(row.situation << ": " << row.button);
      stage.turn(glass, QStringLiteral("zh_CN"));
      stage.show(named(row.situation));
      auto* button = stage.find(QString::fromUtf8(row.button));
      REQUIRE(button);
      acts.clear();
      fingers.clear();
      stage.tap(button);
      CHECK(acts == QList<Act>{row.act});
      CHECK(fingers.count() == 1);
    }
}

TEST_CASE("a choice is purpose and span, and only then one can continue", "[touch]") {
  Stage stage;
  stage.turn(upright, QStringLiteral("zh_CN"));
  stage.show(named("choose"));
  QSignalSpy chosen(&stage.view(), &VisitView::chosen);
  stage.tap(stage.find(QStringLiteral("button_continue")));
  CHECK(chosen.isEmpty());
  stage.tap(stage.find(QStringLiteral("purpose_bank_loan")));
  stage.tap(stage.find(QStringLiteral("years_3")));
  stage.tap(stage.find(QStringLiteral("button_continue")));
  REQUIRE(chosen.count() == 1);
  CHECK(chosen[0][0].toString() == QStringLiteral("bank_loan"));
  CHECK(chosen[0][1].toInt() == 3);
}

TEST_CASE("the language is asked for, and the words follow the view", "[touch]") {
  Stage stage;
  stage.turn(upright, QStringLiteral("zh_CN"));
  stage.show(named("attract"));
  QSignalSpy asked(&stage.view(), &VisitView::languageAsked);
  stage.tap(stage.find(QStringLiteral("language_en")));
  REQUIRE(asked.count() == 1);
  CHECK(asked[0][0].toString() == QStringLiteral("en"));
  auto* begin = stage.find(QStringLiteral("button_begin"));
  CHECK(begin->property("text").toString() == QStringLiteral("开始办理"));
  stage.view().set_language(QStringLiteral("en"));
  CHECK(begin->property("text").toString() == QStringLiteral("Begin"));
  stage.view().set_language(QStringLiteral("zh_CN"));
  CHECK(begin->property("text").toString() == QStringLiteral("开始办理"));
}

TEST_CASE("pages turn one by one and stop at both ends", "[touch]") {
  Stage stage;
  stage.turn(upright, QStringLiteral("zh_CN"));
  stage.show(named("preview"));
  const auto source = [&] { return stage.find(QStringLiteral("page_image"))->property("source").toString(); };
  CHECK(source() == QStringLiteral("image://pages/7/1"));
  CHECK_FALSE(stage.find(QStringLiteral("page_previous"))->isEnabled());
  stage.tap(stage.find(QStringLiteral("page_next")));
  stage.tap(stage.find(QStringLiteral("page_next")));
  CHECK(source() == QStringLiteral("image://pages/7/3"));
  CHECK_FALSE(stage.find(QStringLiteral("page_next"))->isEnabled());
  CHECK_FALSE(stage.find(QStringLiteral("page_image"))->property("cache").toBool());
}

TEST_CASE("the page fills the screen on demand, and the way back is there", "[touch]") {
  Stage stage;
  for (const auto& glass : {upright, lying}) {
    stage.turn(glass, QStringLiteral("en"));
    stage.show(named("attract"));
    stage.show(named("preview"));
    const auto width = [&] { return stage.find(QStringLiteral("page_image"))->width(); };
    const double beside = width();
    stage.tap(stage.find(QStringLiteral("page_zoom")));
    CHECK_FALSE(stage.find(QStringLiteral("button_print")));
    const double alone = width();
    CHECK(alone >= beside);
    stage.tap(stage.find(QStringLiteral("page_zoom")));
    CHECK(width() > 1.9 * alone);
    auto* root = stage.window().contentItem();
    CHECK(faults(root).join(QLatin1Char('\n')).toStdString() == "");
    stage.tap(stage.find(QStringLiteral("page_back")));
    CHECK(stage.find(QStringLiteral("button_print")));
    CHECK(width() == beside);
  }
}

TEST_CASE("no button is dead: the visit's table knows its act on that screen", "[touch]") {
  Stage stage;
  stage.turn(upright, QStringLiteral("zh_CN"));
  QList<Act> acts;
  QObject::connect(&stage.view(), &VisitView::acted, &stage, [&](Act act) { acts << act; });
  QSignalSpy dates(&stage.view(), &VisitView::datesChosen), entries(&stage.view(), &VisitView::entryPicked);
  QSignalSpy chosen(&stage.view(), &VisitView::subjectChosen);  // a choice made before is no act
  int pressed = 0;
  for (const auto& situation : situations(QStringLiteral("zh_CN"))) {
    stage.show(situation);
    for (auto* button : pressables(stage.window().contentItem())) {
      if (!button->objectName().startsWith(QLatin1String("button_")) || !button->isEnabled()) continue;
      INFO(situation.name.toStdString() << ": " << button->objectName().toStdString());
      acts.clear();
      const auto before = dates.size() + entries.size() + chosen.size();
      stage.tap(button);
      // no act: it says which days, which entry, whom
      if (dates.size() + entries.size() + chosen.size() > before) continue;
      REQUIRE(acts.size() == 1);
      CHECK(known_to_table(situation.picture.screen, acts.constFirst()));
      ++pressed;
    }
  }
  CHECK(pressed > 25);
}

TEST_CASE("a finger that slides off a button presses nothing", "[touch]") {
  Stage stage;
  stage.turn(upright, QStringLiteral("zh_CN"));
  stage.show(named("consent"));
  QSignalSpy acted(&stage.view(), &VisitView::acted);
  stage.slide(stage.find(QStringLiteral("button_agree")), QPoint(0, -600));
  CHECK(acted.isEmpty());
}

TEST_CASE("nothing of a person is left on the glass after the visit", "[touch]") {
  Stage stage;
  stage.turn(upright, QStringLiteral("zh_CN"));
  stage.show(named("preview"));
  stage.show(named("attract"));
  CHECK_FALSE(stage.mentions(QStringLiteral("示*一")));
  CHECK_FALSE(stage.mentions(QStringLiteral("image://pages")));
}

TEST_CASE("a photo is shown where there is one, else the outline of a person", "[touch]") {
  Stage stage;
  stage.turn(upright, QStringLiteral("zh_CN"));
  stage.show(named("consent"));
  CHECK(stage.find(QStringLiteral("portrait_image")) == nullptr);
  stage.show(named("consent_with_photo"));
  REQUIRE(stage.find(QStringLiteral("portrait_image")) != nullptr);
  CHECK_FALSE(stage.find(QStringLiteral("portrait_image"))->property("cache").toBool());
  stage.show(named("attract"));
  CHECK_FALSE(stage.mentions(QStringLiteral("image://portrait")));
}

TEST_CASE("a card left behind is spoken of where it can still be taken, and only then", "[touch]") {
  Stage stage;
  stage.turn(lying, QStringLiteral("en"));
  for (const char* screen : {"attract", "closing", "take_paper", "place_card"}) {
    INFO(screen);
    stage.show(named(screen));
    CHECK(stage.find(QStringLiteral("card_reminder")) == nullptr);
    stage.show(named((std::string(screen) + "_card_left").c_str()));
    CHECK(stage.find(QStringLiteral("card_reminder")) != nullptr);
    CHECK(stage.mentions(QStringLiteral("Please take your ID card")));
  }
}

}  // namespace credit::face_test
