// The part of the visit that deals with services beside the report: their sheets, objections, and the slips of both.
#include <algorithm>

#include "base/failures/visit.h"
#include "kiosk/session/random_mark.h"
#include "kiosk/session/services.h"
#include "kiosk/session/visit.h"

namespace credit::session {

using audit::EventKind;
using audit::FactKind;
using platform_client::Sheet;

namespace {

constexpr auto zh = static_cast<std::size_t>(Language::zh_CN);

render::SlipPart part_of(const platform_client::SheetEntry& entry) {
  render::SlipPart part{entry.title[zh].expose(), {}, {}};
  if (!entry.mark[zh].empty()) part.heading += "　［" + entry.mark[zh].expose() + "］";
  for (const auto& line : entry.lines) part.lines.push_back({line.label[zh].expose(), line.value[zh]});
  return part;
}

// Paper goes to desks, which read Chinese.
render::Slip slip_of(const Sheet& sheet, const VisitData& data) {
  render::Slip slip{sheet.title[zh].expose(), sheet.number, sheet.note[zh].expose(), {}};
  slip.parts.push_back({"", {{"姓名", data.shown_name}}, {}});
  const auto* subject = data.subject();
  if (subject != nullptr && !subject->name.empty()) slip.parts.front().lines.push_back({"单位", subject->name});
  for (const auto& entry : sheet.entries) slip.parts.push_back(part_of(entry));
  return slip;
}

}  // namespace

platform_client::ConsentGiven Visit::consent_given() const {
  const auto& text = data_.offer->consent;
  return {text.version, text.sha256, data_.consent_language, *data_.consented};
}

void Visit::ask_service(const QString& code) {
  touched();
  if (state_ != State::services) return;
  const auto wanted = code.toStdString();
  const auto offered = services_for(data_);
  if (std::ranges::none_of(offered, [&](const auto* service) { return service->code == wanted; })) return;
  if (wanted == report_service) return handle(Event::report_wanted);
  data_.service = wanted;
  handle(Event::sheet_wanted);
}

void Visit::pick_entry(int index) {
  touched();
  const auto& entries = data_.sheet.entries;
  if (state_ != State::sheet || index < 0 || index >= static_cast<int>(entries.size())) return;
  const auto& entry = entries[static_cast<std::size_t>(index)];
  if (entry.record.empty()) return;
  data_.picked = static_cast<std::size_t>(index);
  data_.objection_key.clear();
  handle(Event::entry_picked);
}

void Visit::give_reason(const QString& code) {
  touched();
  const auto given = code.toStdString();
  const auto& reasons = data_.sheet.reasons;
  if (state_ != State::reasons) return;
  if (std::ranges::none_of(reasons, [&](const auto& reason) { return reason.code == given; })) return;
  data_.reason = given;
  handle(Event::reason_given);
}

void Visit::fetch_objections() {
  data_.service = objection_service;
  fetch_sheet();
}

void Visit::fetch_sheet() {
  if (fetching_ || opening_) return;
  if (data_.token.token.empty()) return open_visit();
  if (waits_for_check(Wish::sheet)) return;
  if (!note(EventKind::service_init, {{FactKind::service, data_.service}}))
    return handle(Event::platform_refused, journal_failure_);
  fetching_ = true;
  ports_.platform.sheet(data_.token, {data_.service, subject_asked(data_), data_.report_number, consent_given()},
                        mine(&Visit::sheet_read));
}

void Visit::sheet_read(Result<Sheet> sheet) {
  fetching_ = false;
  std::vector<audit::Fact> facts{{FactKind::service, data_.service}};
  if (!sheet) facts.push_back({FactKind::failure, std::string(sheet.error().name())});
  note(EventKind::service_complete, std::move(facts));
  if (!sheet) return platform_said_no(sheet.error());
  data_.sheet = std::move(*sheet);
  data_.slip = {};
  data_.slip_copy = 0;
  if (data_.sheet.printable) data_.slip = {data_.service, slip_of(data_.sheet, data_), data_.offer->issuer_name};
  handle(data_.sheet.number.empty() ? Event::sheet_read : Event::objection_taken);
}

void Visit::object_to_record() {
  if (fetching_ || opening_) return;
  if (data_.token.token.empty()) return open_visit();
  if (waits_for_check(Wish::objection)) return;
  if (data_.objection_key.empty()) data_.objection_key = random_mark();
  if (!note(EventKind::service_init, {{FactKind::service, data_.service}}))
    return handle(Event::platform_refused, journal_failure_);
  const auto& entry = data_.sheet.entries[data_.picked];
  fetching_ = true;
  ports_.platform.object(
      data_.token,
      {subject_asked(data_), entry.report_number, entry.record, data_.reason, consent_given(), data_.objection_key},
      mine(&Visit::sheet_read));
}

// What the last service left goes; the person stays.
void Visit::begin_again() {
  if (!data_.report_number.empty() && !data_.printed_once) tell(platform_client::OutcomeKind::not_asked, 0, {});
  ports_.pages.wipe();
  preview_serial_ = 0;
  data_.forget_service();
}

}  // namespace credit::session
