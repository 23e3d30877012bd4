// Whom the report is about, as the visit hands it in: nobody in here is real.
#include "tests/unit/qml/situations_parts.h"

namespace credit::face_test {

namespace {

using Screen = session::VisitView::Screen;

QVariantMap firm(const char* code, const char* name, const char* standing = "legal_representative",
                 const char* kind = "enterprise") {
  return {{QStringLiteral("subject"), QString::fromUtf8(code)},
          {QStringLiteral("kind"), QString::fromUtf8(kind)},
          {QStringLiteral("name"), QString::fromUtf8(name)},
          {QStringLiteral("standing"), QString::fromUtf8(standing)}};
}

QVariantMap self() {
  return {{QStringLiteral("subject"), QStringLiteral("self")},
          {QStringLiteral("kind"), QStringLiteral("natural_person")},
          {QStringLiteral("name"), QString()},
          {QStringLiteral("standing"), QStringLiteral("self")}};
}

QVariantList few() {
  return {self(), firm("91990100MA8T11D15J", "示例市测试安晨科技有限公司"),
          firm("52990100MJ00000X12", "示例市测试志愿服务联合会", "agent", "social_organisation")};
}

// More than fit on one page, and names that need two lines.
QVariantList many() {
  auto list = few();
  for (int i = 0; i < 9; ++i)
    list << firm("91990100MA8T11D15J",
                 i % 2 == 0 ? "示例市测试安晨科技有限公司"
                            : "示例市测试国际供应链管理与数字化信息技术服务发展（集团）股份有限公司示例新区分公司");
  return list;
}

}  // namespace

void add_whom(std::vector<Situation>& all, const QString& language) {
  all.push_back({QStringLiteral("opening"), with_person(Screen::Opening, language)});
  auto whom = with_person(Screen::Whom, language);
  whom.subjects = few();
  all.push_back({QStringLiteral("whom"), whom, false, 55});
  whom.subjects = many();
  all.push_back({QStringLiteral("whom_many"), whom, false, 55});
  auto choose = with_person(Screen::Choose, language);
  choose.subjects = few();
  choose.may_ask_others = true;
  choose.subject = many().at(4).toMap();
  all.push_back({QStringLiteral("choose_for_firm"), choose, false, 50});
  choose.subject = self();
  all.push_back({QStringLiteral("choose_for_self_of_several"), choose, false, 50});
}

}  // namespace credit::face_test
