// Events without their content, and the names of things for logs and tables.
#include "drivers/service/events.h"

namespace credit::devices {
namespace {

using What = Happening::What;
using Outlined = std::optional<Happening>;
Outlined bare(What what) { return Happening{what, {}, {}}; }

struct Outline {
  Outlined operator()(const DeviceChanged&) const { return {}; }
  Outlined operator()(const Happening&) const { return {}; }
  Outlined operator()(const CardFound&) const { return bare(What::card_found); }
  Outlined operator()(const CardRead&) const { return bare(What::card_read); }
  Outlined operator()(const CardRemoved&) const { return bare(What::card_removed); }
  Outlined operator()(const CardLeftBehind&) const { return bare(What::card_left_behind); }
  Outlined operator()(const CardPhoto&) const { return bare(What::card_photo); }
  Outlined operator()(const CardFailed& failed) const { return Happening{What::card_failed, {}, failed.failure.code}; }
  Outlined operator()(const CodeScanned& scanned) const { return Happening{What::code_scanned, scanned.port, {}}; }
  Outlined operator()(const ScanFailed& failed) const {
    return Happening{What::scan_failed, failed.port, failed.failure.code};
  }
};

}  // namespace

std::optional<Happening> outline_of(const Event& event) { return std::visit(Outline{}, event); }

const char* name_of(DeviceKind kind) { return kind == DeviceKind::id_reader ? "id reader" : "code scanner"; }

const char* name_of(DeviceState state) {
  switch (state) {
    case DeviceState::starting:
      return "starting";
    case DeviceState::ready:
      return "ready";
    case DeviceState::warning:
      return "warning";
    case DeviceState::fault:
      return "fault";
    case DeviceState::busy:
      return "busy";
    case DeviceState::disabled:
      return "disabled";
    case DeviceState::absent:
      return "absent";
    case DeviceState::spare:
      return "spare";
  }
  impossible("a state without a name", __FILE__, __LINE__);
}

const char* name_of(What what) {
  switch (what) {
    case What::observing:
      return "observing";
    case What::reader_armed:
      return "reader armed";
    case What::reader_disarmed:
      return "reader disarmed";
    case What::card_found:
      return "card found";
    case What::card_read:
      return "card read";
    case What::card_failed:
      return "card failed";
    case What::card_removed:
      return "card removed";
    case What::card_left_behind:
      return "card left behind";
    case What::card_photo:
      return "card photo";
    case What::scanning_started:
      return "scanning started";
    case What::scanning_stopped:
      return "scanning stopped";
    case What::code_scanned:
      return "code scanned";
    case What::scan_failed:
      return "scan failed";
  }
  impossible("a happening without a name", __FILE__, __LINE__);
}

}  // namespace credit::devices
