#include "drivers/service/events.h"

#include "drivers/service/cbor.h"

namespace credit::devices {
namespace {

enum Key {  // of the map; numbers once given stay
  message = 0,
  kind = 1,
  state = 2,
  port = 3,
  sam_id = 4,
  failure_code = 5,
  failure_detail = 6,
  name = 10,
  number = 11,
  address = 12,
  nation_code = 13,
  nation = 14,
  sex = 15,
  birth = 16,
  authority = 17,
  valid_from = 18,
  valid_to = 19,
  photo = 20,
  warnings = 21,
};
enum Message { device_changed = 1, card_found = 2, card_read = 3, card_failed = 4, card_removed = 5 };
constexpr std::int64_t first_day = -100'000, last_day = 3'000'000;  // days since 1970, well around any card's

tl::unexpected<Failure> malformed(const char* what) { return fail(FailureCode::device_message_malformed, what); }

void write(FieldsWriter& out, const Failure& failure) {
  out.text(failure_code, failure.name());
  out.text(failure_detail, failure.detail);
}

Result<Failure> read_failure(Fields& in) {
  CREDIT_TRY(const auto code, in.text(failure_code));
  CREDIT_TRY(const auto detail, in.text(failure_detail));
  for (int i = 0; i < failure_code_count; ++i)
    if (code.expose() == words_of(static_cast<FailureCode>(i)).code)
      return Failure{static_cast<FailureCode>(i), detail.expose()};
  return malformed("a failure nobody described");
}

std::int64_t days(Day day) { return day.time_since_epoch().count(); }

Result<Day> read_day(Fields& in, int key) {
  CREDIT_TRY(const auto count, in.number(key, first_day, last_day));
  return Day{std::chrono::days{count}};
}

Result<std::string> plain(Fields& in, int key) {
  CREDIT_TRY(const auto text, in.text(key));
  return text.expose();
}

Bytes write_card(const idcard::IdCard& card) {
  FieldsWriter out(card.valid_to ? 13 : 12);
  out.number(message, card_read);
  out.text(name, card.name.expose());
  out.text(number, card.number.expose());
  out.text(address, card.address.expose());
  out.text(nation_code, card.nation_code);
  out.text(nation, card.nation);
  out.number(sex, static_cast<int>(card.sex));
  out.number(birth, days(card.birth));
  out.text(authority, card.authority);
  out.number(valid_from, days(card.valid_from));
  if (card.valid_to) out.number(valid_to, days(*card.valid_to));
  out.bytes(photo, card.photo.expose());
  std::vector<std::int64_t> list;
  for (const auto warning : card.warnings) list.push_back(static_cast<int>(warning));
  out.list(warnings, list);
  return out.finish();
}

Status read_dates(Fields& in, idcard::IdCard& card) {
  CREDIT_TRY(card.birth, read_day(in, birth));
  CREDIT_TRY(card.valid_from, read_day(in, valid_from));
  if (!in.has(valid_to)) return {};
  CREDIT_TRY(card.valid_to, read_day(in, valid_to));
  return {};
}

Status read_warnings(Fields& in, idcard::IdCard& card) {
  CREDIT_TRY(const auto list, in.list(warnings));
  for (const auto value : list) {
    if (value < 0 || value > static_cast<int>(idcard::CardWarning::nation_unknown)) return malformed("unknown warning");
    card.warnings.push_back(static_cast<idcard::CardWarning>(value));
  }
  return {};
}

Result<Event> read_card(Fields& in) {
  idcard::IdCard card;
  CREDIT_TRY(card.name, in.text(name));
  CREDIT_TRY(card.number, in.text(number));
  CREDIT_TRY(card.address, in.text(address));
  CREDIT_TRY(card.nation_code, plain(in, nation_code));
  CREDIT_TRY(card.nation, plain(in, nation));
  CREDIT_TRY(const auto sex_digit, in.number(sex, 0, 9));
  if (sex_digit > 2 && sex_digit < 9) return malformed("unknown sex");
  card.sex = static_cast<idcard::Sex>(sex_digit);
  CREDIT_TRY(card.authority, plain(in, authority));
  CREDIT_CHECK(read_dates(in, card));
  CREDIT_TRY(card.photo, in.bytes(photo));
  CREDIT_CHECK(read_warnings(in, card));
  return Event(CardRead{std::move(card)});
}

Bytes write_device(const DeviceChanged& device) {
  FieldsWriter out(device.failure ? 7 : 5);
  out.number(message, device_changed);
  out.number(kind, static_cast<int>(device.kind));
  out.number(state, static_cast<int>(device.state));
  out.text(port, device.port);
  out.text(sam_id, device.sam_id);
  if (device.failure) write(out, *device.failure);
  return out.finish();
}

Result<Event> read_device(Fields& in) {
  DeviceChanged device;
  CREDIT_TRY(const auto kind_number, in.number(kind, 1, static_cast<int>(DeviceKind::code_scanner)));
  CREDIT_TRY(const auto state_number, in.number(state, 0, static_cast<int>(DeviceState::absent)));
  device.kind = static_cast<DeviceKind>(kind_number);
  device.state = static_cast<DeviceState>(state_number);
  CREDIT_TRY(device.port, plain(in, port));
  CREDIT_TRY(device.sam_id, plain(in, sam_id));
  if (in.has(failure_code)) {
    CREDIT_TRY(device.failure, read_failure(in));
  }
  return Event(std::move(device));
}

Bytes write_bare(Message what) {
  FieldsWriter out(1);
  out.number(message, what);
  return out.finish();
}

Bytes write_failed(const Failure& failure) {
  FieldsWriter out(3);
  out.number(message, card_failed);
  write(out, failure);
  return out.finish();
}

struct Encoder {
  Bytes operator()(const DeviceChanged& device) const { return write_device(device); }
  Bytes operator()(const CardFound&) const { return write_bare(card_found); }
  Bytes operator()(const CardRead& read) const { return write_card(read.card); }
  Bytes operator()(const CardFailed& failed) const { return write_failed(failed.failure); }
  Bytes operator()(const CardRemoved&) const { return write_bare(card_removed); }
};

Result<Event> read_event(Fields& in) {
  CREDIT_TRY(const auto what, in.number(message, device_changed, card_removed));
  switch (what) {
    case device_changed:
      return read_device(in);
    case card_read:
      return read_card(in);
    case card_failed:
      return read_failure(in).map([](Failure&& failure) { return Event(CardFailed{std::move(failure)}); });
    case card_found:
      return Event(CardFound{});
    default:
      return Event(CardRemoved{});
  }
}

}  // namespace

Bytes encode(const Event& event) { return std::visit(Encoder{}, event); }

Result<Event> decode_event(ByteView packet) {
  CREDIT_TRY(auto fields, Fields::parse(packet));
  CREDIT_TRY(auto event, read_event(fields));
  CREDIT_CHECK(fields.all_taken());
  return event;
}

Bytes encode(Request request) {
  FieldsWriter out(1);
  out.number(message, static_cast<int>(request));
  return out.finish();
}

Result<Request> decode_request(ByteView packet) {
  CREDIT_TRY(auto fields, Fields::parse(packet));
  CREDIT_TRY(const auto what,
             fields.number(message, static_cast<int>(Request::arm), static_cast<int>(Request::cancel)));
  CREDIT_CHECK(fields.all_taken());
  return static_cast<Request>(what);
}

}  // namespace credit::devices
