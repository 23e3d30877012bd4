// The part of the visit that deals with whom the report is about, and what it is for: the platform says who may be
// asked about, the visitor chooses.
#include <algorithm>

#include "base/failures/platform.h"
#include "kiosk/session/visit.h"
#include "kiosk/session/visit_choices.h"

namespace credit::session {

namespace {

const platform_client::OfferedEdition* edition_for(const platform_client::Offer& offer, std::string_view kind) {
  const auto found = std::ranges::find_if(offer.editions, [&](const auto& edition) { return edition.is_for(kind); });
  return found == offer.editions.end() ? nullptr : &*found;
}

}  // namespace

// A subject no report on offer is for is no choice. Chosen before the person was checked, it is not asked for again.
void Visit::list_subjects() {
  if (data_.edition != nullptr) return handle(Event::nothing_to_ask);
  data_.subjects = data_.token.subjects;
  std::erase_if(data_.subjects,
                [&](const auto& subject) { return edition_for(*data_.offer, subject.kind) == nullptr; });
  if (data_.subjects.empty()) return handle(Event::platform_refused, Failure{failure::edition_not_for_subject, {}});
  if (data_.subjects.size() > 1) return;
  ask_about(0);
  if (!several_subjects(data_)) handle(Event::nothing_to_ask);
}

void Visit::choose_subject(const QString& subject) {
  touched();
  if (state_ != State::whom) return;
  const auto code = subject == QLatin1String("self") ? std::string() : subject.toStdString();
  const auto found = std::ranges::find_if(data_.subjects, [&](const auto& one) { return one.code.expose() == code; });
  if (found == data_.subjects.end()) return;
  ask_about(static_cast<std::size_t>(found - data_.subjects.begin()));
  data_.wish = Wish::none;
  handle(Event::subject_chosen);
}

// He may represent it already, by another right: that stands.
bool Visit::add_subject(platform_client::VisitSubject subject) {
  if (edition_for(*data_.offer, subject.kind) == nullptr) return false;
  const auto same = [&](const auto& one) { return one.code.same_as(subject.code); };
  const auto found = std::ranges::find_if(data_.subjects, same);
  data_.told = static_cast<std::size_t>(found - data_.subjects.begin());
  if (found == data_.subjects.end()) data_.subjects.push_back(std::move(subject));
  return true;
}

void Visit::ask_about(std::size_t subject) {
  data_.about = subject;
  data_.edition = edition_for(*data_.offer, data_.subjects[subject].kind);
}

}  // namespace credit::session
