// What may be asked for, with the words of the shipped offer and the shipped editions: they must fit the screens.
#include "base/file.h"
#include "base/toml.h"
#include "report/document/edition.h"
#include "tests/unit/qml/situations_parts.h"

namespace credit::face_test {

namespace {

using Screen = session::VisitView::Screen;

std::size_t index_of(const QString& language) {
  return language == QLatin1String("en") ? 2 : language == QLatin1String("zh_TW") ? 1 : 0;
}

const document::EditionShelf& editions() {
  static const auto loaded = document::EditionShelf::load(CREDIT_SOURCE_DIR "/report/document/editions");
  CREDIT_ENSURE(loaded.has_value());
  return *loaded;
}

const document::Edition& special() { return **editions().find("special-guangdong/1"); }

QVariantMap choice(const std::string& code, const std::string& name) {
  return {{QStringLiteral("code"), QString::fromStdString(code)},
          {QStringLiteral("name"), QString::fromStdString(name)}};
}

QVariantList domains(const QString& language) {
  QVariantList list;
  for (const auto& domain : special().domain_chapter()->domains) {
    auto shown = choice(domain.code, domain.shown[index_of(language)]);
    shown[QStringLiteral("group")] = QString::fromStdString(domain.group);
    list << shown;
  }
  return list;
}

QVariantList groups(const QString& language) {
  QVariantList list;
  for (const auto& group : editions().domains().groups()) list << choice(group.id, group.shown[index_of(language)]);
  return list;
}

// Of the kind of report, and of what it may be asked for.
struct Offered {
  QVariantList kinds, purposes;
};
Offered offered(const QString& language) {
  const auto bytes = read_file(CREDIT_SOURCE_DIR "/platform/issue/offers/example-city.toml", 1U << 20);
  CREDIT_ENSURE(bytes.has_value());
  const auto parsed = toml::parse(text_view(*bytes));
  CREDIT_ENSURE(bool(parsed));
  const auto spoken = language.toStdString();
  Offered found;
  const toml::array* wanted = nullptr;
  for (const auto& node : *parsed.table()["editions"].as_array()) {
    const auto& edition = *node.as_table();
    const auto key = edition["key"].value_or(std::string());
    if (key.starts_with("natural-person")) continue;
    const bool by_domains = key.starts_with("special");
    if (by_domains) wanted = edition["purposes"].as_array();
    found.kinds << QVariantMap{
        {QStringLiteral("key"), QString::fromStdString(key)},
        {QStringLiteral("name"), QString::fromStdString(edition[spoken].value_or(std::string()))},
        {QStringLiteral("domains"), by_domains ? static_cast<int>(special().domain_chapter()->domains.size()) : 0}};
  }
  CREDIT_ENSURE(wanted != nullptr);
  for (const auto& code : *wanted)
    for (const auto& node : *parsed.table()["purposes"].as_array()) {
      const auto& purpose = *node.as_table();
      if (purpose["code"].value_or(std::string()) == code.value_or(std::string("?")))
        found.purposes << choice(code.value_or(std::string()), purpose[spoken].value_or(std::string()));
    }
  return found;
}

session::Picture with_special(Screen screen, const QString& language) {
  auto picture = with_person(screen, language);
  picture.purposes = offered(language).purposes;
  picture.own_dates = picture.may_go_back = true;
  picture.earliest = QStringLiteral("2021-11-23");
  picture.latest = QStringLiteral("2026-11-22");
  picture.domains = domains(language);
  picture.domain_groups = groups(language);
  picture.subject = QVariantMap{{QStringLiteral("subject"), QStringLiteral("91990100MA8T11D15J")},
                                {QStringLiteral("kind"), QStringLiteral("enterprise")},
                                {QStringLiteral("name"), QStringLiteral("示例市测试安晨科技有限公司")},
                                {QStringLiteral("standing"), QStringLiteral("legal_representative")}};
  return picture;
}

QStringList silent(const QString& language, qsizetype most) {
  QStringList names;
  for (const auto& domain : domains(language))
    if (names.size() < most) names << domain.toMap()[QStringLiteral("name")].toString();
  return names;
}

}  // namespace

void add_reports(std::vector<Situation>& all, const QString& language) {
  auto kind = with_special(Screen::Kind, language);
  kind.kinds = offered(language).kinds;
  kind.may_go_back = false;
  all.push_back({QStringLiteral("kind"), kind, false, 55});
  all.push_back({QStringLiteral("choose_special"), with_special(Screen::Choose, language), false, 52});
  all.push_back({QStringLiteral("dates"), with_special(Screen::Dates, language), false, 50});
  all.push_back({QStringLiteral("domains"), with_special(Screen::Domains, language), false, 80});
  auto unanswered = with_special(Screen::Unanswered, language);
  unanswered.silent_domains = silent(language, 2);
  unanswered.may_leave_out = true;
  all.push_back({QStringLiteral("unanswered"), unanswered, false, 55});
  unanswered.silent_domains = silent(language, 64);
  unanswered.may_leave_out = false;
  all.push_back({QStringLiteral("unanswered_all"), unanswered, false, 55});
}

void add_special_preview(std::vector<Situation>& all, session::Picture picture, const QString& language) {
  picture.summary.clear();
  for (const auto& name : silent(language, 5))
    picture.summary << QVariantMap{
        {QStringLiteral("title"), name}, {QStringLiteral("count"), 2}, {QStringLiteral("answered"), true}};
  picture.domain_totals = {{QStringLiteral("asked"), 30},
                           {QStringLiteral("clean"), 25},
                           {QStringLiteral("some"), 5},
                           {QStringLiteral("records"), 10},
                           {QStringLiteral("not_asked"), 8}};
  all.push_back({QStringLiteral("preview_special"), picture, false, 58});
}

}  // namespace credit::face_test
