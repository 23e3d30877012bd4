// What the screens show of the choices, and of what a report counts. Reads, decides nothing.
#include <algorithm>

#include "kiosk/session/visit_choices.h"
#include "kiosk/session/visit_picture.h"

namespace credit::session {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QVariantMap choice(const std::string& code, const std::string& name) {
  return {{QStringLiteral("code"), text(code)}, {QStringLiteral("name"), text(name)}};
}

bool has_domain_in(const platform_client::OfferedEdition& edition, const std::string& group) {
  return std::ranges::find(edition.domains, group, &platform_client::DomainChoice::group) != edition.domains.end();
}

void show_domains(Picture& picture, const Seen& seen, std::size_t language) {
  const auto& edition = *seen.data.edition;
  for (const auto& domain : edition.domains) {
    auto shown = choice(domain.code, domain.name[language]);
    shown[QStringLiteral("group")] = text(domain.group);
    picture.domains.append(shown);
    if (std::ranges::find(seen.data.silent, domain.code) != seen.data.silent.end())
      picture.silent_domains.append(text(domain.name[language]));
  }
  for (const auto& group : seen.data.offer->domain_groups)
    if (has_domain_in(edition, group.code)) picture.domain_groups.append(choice(group.code, group.name[language]));
  picture.may_leave_out = some_left(seen.data);
}

void show_kinds(Picture& picture, const VisitData& data, std::size_t language) {
  picture.kind_name = text(data.edition->name[language]);
  if (!several_kinds(data)) return;
  for (const auto* kind : kinds_of(data))
    picture.kinds.append(QVariantMap{{QStringLiteral("key"), text(kind->key)},
                                     {QStringLiteral("name"), text(kind->name[language])},
                                     {QStringLiteral("domains"), static_cast<int>(kind->domains.size())}});
}

}  // namespace

void show_choices(Picture& picture, const Seen& seen) {
  const auto& data = seen.data;
  const auto& edition = *data.edition;
  const auto language = static_cast<std::size_t>(seen.language);
  for (const auto& purpose : data.offer->purposes)
    if (std::ranges::find(edition.purposes, purpose.code) != edition.purposes.end())
      picture.purposes.append(choice(purpose.code, purpose.name[language]));
  for (const int years : edition.years) picture.years.append(years);
  picture.own_dates = edition.own_dates_years > 0;
  if (picture.own_dates) {
    picture.earliest = text(to_text(earliest_day(edition, seen.today)));
    picture.latest = text(to_text(seen.today));
  }
  show_kinds(picture, data, language);
  show_domains(picture, seen, language);
}

// A chapter whose source gave no answer has no count: the face must say so, never "0". Of domains those with records
// are listed, the others are told by number: nobody reads 38 of them from a screen.
void show_summary(Picture& picture, const CheckedReport& report) {
  const auto counted = report.edition->counted();
  const auto counts = report.document.counts();
  CREDIT_ENSURE(counted.size() == counts.size());
  const bool by_domains = report.edition->domain_chapter() != nullptr;
  int clean = 0, some = 0, records = 0, not_asked = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const bool answered = counts[i] >= 0;
    clean += counts[i] == 0 ? 1 : 0;
    some += counts[i] > 0 ? 1 : 0;
    records += std::max(counts[i], 0);
    not_asked += counts[i] == document::Answer::count_not_asked ? 1 : 0;
    if (by_domains && (counts[i] == 0 || counts[i] == document::Answer::count_not_asked)) continue;
    picture.summary.append(QVariantMap{{QStringLiteral("title"), text(std::string(counted[i].counter))},
                                       {QStringLiteral("count"), answered ? counts[i] : 0},
                                       {QStringLiteral("answered"), answered}});
  }
  if (!by_domains) return;
  const int asked = static_cast<int>(counts.size()) - not_asked;
  picture.domain_totals = {{QStringLiteral("asked"), asked},
                           {QStringLiteral("clean"), clean},
                           {QStringLiteral("some"), some},
                           {QStringLiteral("records"), records},
                           {QStringLiteral("not_asked"), not_asked}};
}

}  // namespace credit::session
