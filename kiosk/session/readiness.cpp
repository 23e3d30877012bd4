#include "kiosk/session/readiness.h"

#include <QDebug>
#include <algorithm>

#include "base/failures/devices.h"
#include "base/failures/platform-link.h"
#include "base/failures/printing.h"
#include "base/failures/reader.h"
#include "base/failures/visit.h"
#include "kiosk/print/trouble.h"

namespace credit::session {

using audit::EventKind;
using audit::FactKind;

namespace {

bool usable(const devices::DeviceChanged& device) {
  switch (device.state) {
    case devices::DeviceState::ready:
    case devices::DeviceState::warning:
    case devices::DeviceState::busy:
    case devices::DeviceState::disabled:
      return true;
    case devices::DeviceState::starting:
    case devices::DeviceState::spare:
    case devices::DeviceState::fault:
    case devices::DeviceState::absent:
      return false;
  }
  impossible("a device state nobody judged", __FILE__, __LINE__);
}

// Nothing is known yet of one that starts, or of a spare that may be about to step in.
bool undecided(const devices::DeviceChanged& device) {
  return device.state == devices::DeviceState::starting || device.state == devices::DeviceState::spare;
}

}  // namespace

Readiness::Readiness(Visit& visit, platform_client::Client& platform, print::Printer& printer, TrustKeeper& trust,
                     audit::Journal& journal)
    : visit_(visit), platform_(platform), printer_(printer), trust_(trust), journal_(journal) {}

void Readiness::look() {
  const std::weak_ptr<int> alive = alive_;
  const auto keys = trust_.ready();
  set(Part::trust, keys ? std::nullopt : std::optional<Failure>(keys.error()));
  printer_.ask([this, alive](const print::PrinterState& state) {
    if (alive.expired()) return;
    set(Part::printer, state.blocks_printing() ? std::optional<Failure>(print::why_blocked(state)) : std::nullopt);
  });
  platform_.offer([this, alive](Result<platform_client::Offer> offer) {
    if (!alive.expired()) platform_answered(std::move(offer));
  });
}

void Readiness::platform_answered(Result<platform_client::Offer> offer) {
  if (!offer) return set(Part::platform, offer.error());
  visit_.set_offer(std::make_shared<const platform_client::Offer>(std::move(*offer)));
  set(Part::platform, {});
  tell_state();
}

// For the desk page: what is wrong here, by the catalogue's names. Whether it arrives changes nothing.
void Readiness::tell_state() {
  platform_client::MachineState state{in_order(), {}};
  for (const auto& part : parts_)
    if (part.known && part.failure) state.failures.emplace_back(part.failure->name());
  platform_.tell_state(state, [](Result<bool>) {});
}

void Readiness::ask_trust() {
  trust_.begin_round();
  ask_next_list(++round_);
}

// A list that is refused changes nothing: the keys believed so far stay in force. An answer to an earlier round, should
// one come so late, is dropped.
void Readiness::ask_next_list(int round) {
  const auto* request = trust_.next();
  if (request == nullptr) return;
  platform_.list(*request, [this, round, alive = std::weak_ptr<int>(alive_)](Result<trust::ListAnswer> answer) {
    if (alive.expired() || round != round_) return;
    if (const auto taken = trust_.take(answer); !taken) qWarning("lists: %s", taken.error().describe().c_str());
    ask_next_list(round);
  });
}

// Only the identity card readers matter here: a scanner in trouble closes no kiosk, the code can be typed.
void Readiness::device_event(const devices::Event& event) {
  const auto* device = std::get_if<devices::DeviceChanged>(&event);
  if (device == nullptr || device->kind != devices::DeviceKind::id_reader) return;
  if (device->state == devices::DeviceState::absent)
    readers_.erase(device->port);
  else
    readers_.insert_or_assign(device->port, *device);
  judge_readers(*device);
}

void Readiness::judge_readers(const devices::DeviceChanged& news) {
  const auto has = [this](auto quality) {
    return std::any_of(readers_.begin(), readers_.end(), [&](const auto& entry) { return quality(entry.second); });
  };
  if (has(usable)) return set(Part::reader, {});
  if (undecided(news)) return;
  if (news.state == devices::DeviceState::absent && has(undecided)) return;
  set(Part::reader, news.failure.value_or(Failure{failure::reader_absent, news.port}));
}

void Readiness::reader_service(bool available) {
  readers_.clear();  // whoever comes back tells of each anew
  if (!available) reader_failed({failure::device_service_gone, "the device service is away"});
}

void Readiness::reader_failed(const Failure& failure) { set(Part::reader, failure); }

void Readiness::end_of_start() {
  const auto missing = [this](Part part, FailureCode code) {
    if (!parts_[static_cast<std::size_t>(part)].known) set(part, Failure{code, "no answer since the start"});
  };
  missing(Part::reader, failure::reader_absent);
  missing(Part::printer, failure::printer_off);
  missing(Part::platform, failure::platform_timeout);
}

bool Readiness::in_order() const {
  return std::all_of(parts_.begin(), parts_.end(), [](const Health& part) { return part.known && !part.failure; });
}

void Readiness::set(Part part, std::optional<Failure> failure) {
  auto& health = parts_[static_cast<std::size_t>(part)];
  const bool was_well = health.known && !health.failure;
  const bool news = !health.known || was_well == failure.has_value();
  health = {true, std::move(failure)};
  if (news && part == Part::platform)
    journal_.write(EventKind::platform_link, {{FactKind::link, health.failure ? "down" : "up"}});
  if (news && (part == Part::reader || part == Part::printer)) {
    std::vector<audit::Fact> facts{{FactKind::device, part == Part::reader ? "reader" : "printer"},
                                   {FactKind::state, health.failure ? "fault" : "ready"}};
    if (health.failure) facts.push_back({FactKind::failure, std::string(health.failure->name())});
    journal_.write(EventKind::device_changed, std::move(facts));
  }
  if (news && part == Part::reader && health.failure) visit_.reader_lost(*health.failure);
  tell_visit();
}

// The worst first: keys, reader, printer, platform.
void Readiness::tell_visit() {
  for (const auto& part : parts_)
    if (part.known && part.failure) return visit_.out_of_order(*part.failure);
  if (in_order()) return visit_.in_order();
  visit_.out_of_order({failure::kiosk_starting, {}});
}

}  // namespace credit::session
