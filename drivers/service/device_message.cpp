// Devices and happenings as messages.
#include "base/failures/devices.h"
#include "drivers/service/messages.h"

namespace credit::devices {
namespace {

enum Key : int { name = 7, transport = 8, last_code = 9, last_detail = 40, what = 41 };

tl::unexpected<Failure> malformed(const char* why) { return fail(failure::device_message_malformed, why); }

Result<Failure> read_failure_at(Fields& in, int code_key, int detail_key) {
  CREDIT_TRY(const auto code, plain(in, code_key));
  CREDIT_TRY(auto detail, plain(in, detail_key));
  CREDIT_TRY(const auto known, failure_named(code));
  return Failure{known, std::move(detail)};
}

Status read_failures(Fields& in, DeviceChanged& device) {
  if (in.has(field::failure_code)) {
    CREDIT_TRY(device.failure, read_failure(in));
  }
  if (in.has(last_code)) {
    CREDIT_TRY(device.last_failure, read_failure_at(in, last_code, last_detail));
  }
  return {};
}

}  // namespace

void write(FieldsWriter& out, const Failure& failure) {
  out.text(field::failure_code, failure.name());
  out.text(field::failure_detail, failure.detail);
}

Result<FailureCode> failure_named(std::string_view name) {
  if (const auto code = code_named(name)) return *code;
  return malformed("a failure nobody described");
}

Result<Failure> read_failure(Fields& in) { return read_failure_at(in, field::failure_code, field::failure_detail); }

Result<std::string> plain(Fields& in, int key) {
  CREDIT_TRY(const auto text, in.text(key));
  return text.expose();
}

Bytes write_device(const DeviceChanged& device) {
  FieldsWriter out(7u + (device.failure ? 2u : 0u) + (device.last_failure ? 2u : 0u));
  out.number(field::message, device_changed);
  out.number(field::kind, static_cast<int>(device.kind));
  out.number(field::state, static_cast<int>(device.state));
  out.text(field::port, device.port);
  out.text(field::identity, device.identity);
  if (device.failure) write(out, *device.failure);
  out.text(name, device.name);
  out.text(transport, device.transport);
  if (device.last_failure) {
    out.text(last_code, device.last_failure->name());
    out.text(last_detail, device.last_failure->detail);
  }
  return out.finish();
}

Result<Event> read_device(Fields& in) {
  DeviceChanged device;
  CREDIT_TRY(const auto kind_number, in.number(field::kind, 1, static_cast<int>(DeviceKind::code_scanner)));
  CREDIT_TRY(const auto state_number, in.number(field::state, 0, static_cast<int>(DeviceState::spare)));
  device.kind = static_cast<DeviceKind>(kind_number);
  device.state = static_cast<DeviceState>(state_number);
  CREDIT_TRY(device.port, plain(in, field::port));
  CREDIT_TRY(device.identity, plain(in, field::identity));
  CREDIT_TRY(device.name, plain(in, name));
  CREDIT_TRY(device.transport, plain(in, transport));
  CREDIT_CHECK(read_failures(in, device));
  return Event(std::move(device));
}

Bytes write_happening(const Happening& event) {
  FieldsWriter out(event.failure ? 4 : 3);
  out.number(field::message, happening);
  out.number(what, static_cast<int>(event.what));
  out.text(field::port, event.port);
  if (event.failure) out.text(field::failure_code, words_of(*event.failure).code);
  return out.finish();
}

Result<Event> read_happening(Fields& in) {
  Happening event;
  CREDIT_TRY(const auto number, in.number(what, 1, static_cast<int>(Happening::What::scan_failed)));
  event.what = static_cast<Happening::What>(number);
  CREDIT_TRY(event.port, plain(in, field::port));
  if (in.has(field::failure_code)) {
    CREDIT_TRY(const auto code, plain(in, field::failure_code));
    CREDIT_TRY(event.failure, failure_named(code));
  }
  return Event(std::move(event));
}

}  // namespace credit::devices
