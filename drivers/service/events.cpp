#include "drivers/service/events.h"

#include "drivers/service/messages.h"

namespace credit::devices {
namespace {

enum Key {  // of a card; numbers once given stay
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
constexpr std::int64_t first_day = -100'000, last_day = 3'000'000;  // days since 1970, well around any card's

tl::unexpected<Failure> malformed(const char* what) { return fail(FailureCode::device_message_malformed, what); }

std::int64_t days(Day day) { return day.time_since_epoch().count(); }

Result<Day> read_day(Fields& in, int key) {
  CREDIT_TRY(const auto count, in.number(key, first_day, last_day));
  return Day{std::chrono::days{count}};
}

Bytes write_card(const idcard::IdCard& card) {
  FieldsWriter out(card.valid_to ? 13 : 12);
  out.number(field::message, card_read);
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

Bytes write_bare(Message what) {
  FieldsWriter out(1);
  out.number(field::message, what);
  return out.finish();
}

Bytes write_failed(const Failure& failure) {
  FieldsWriter out(3);
  out.number(field::message, card_failed);
  write(out, failure);
  return out.finish();
}

struct Encoder {
  Bytes operator()(const DeviceChanged& device) const { return write_device(device); }
  Bytes operator()(const CardFound&) const { return write_bare(card_found); }
  Bytes operator()(const CardRead& read) const { return write_card(read.card); }
  Bytes operator()(const CardFailed& failed) const { return write_failed(failed.failure); }
  Bytes operator()(const CardRemoved&) const { return write_bare(card_removed); }
  Bytes operator()(const CardLeftBehind& left) const { return write_left_behind(left); }
  Bytes operator()(const CardPhoto& picture) const { return write_photo(picture); }
  Bytes operator()(const CodeScanned& scanned) const { return write_code(scanned); }
  Bytes operator()(const ScanFailed& failed) const { return write_scan_failed(failed); }
  Bytes operator()(const Happening& event) const { return write_happening(event); }
};

Result<Event> read_event(Fields& in) {
  CREDIT_TRY(const auto what, in.number(field::message, device_changed, happening));
  switch (what) {
    case device_changed:
      return read_device(in);
    case card_read:
      return read_card(in);
    case card_failed:
      return read_failure(in).map([](Failure&& failure) { return Event(CardFailed{std::move(failure)}); });
    case card_left_behind:
      return read_left_behind(in);
    case card_photo:
      return read_photo(in);
    case code_scanned:
      return read_code(in);
    case scan_failed:
      return read_scan_failed(in);
    case happening:
      return read_happening(in);
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
  out.number(field::message, static_cast<int>(request));
  return out.finish();
}

Result<Request> decode_request(ByteView packet) {
  CREDIT_TRY(auto fields, Fields::parse(packet));
  CREDIT_TRY(const auto what,
             fields.number(field::message, static_cast<int>(Request::arm), static_cast<int>(Request::observe)));
  CREDIT_CHECK(fields.all_taken());
  return static_cast<Request>(what);
}

}  // namespace credit::devices
