#include "drivers/service/events.h"

#include "drivers/service/card_fields.h"
#include "drivers/service/messages.h"

namespace credit::devices {
namespace {

Bytes write_card(const idcard::IdCard& card) {
  FieldsWriter out(1 + card_field_count(card));
  out.number(field::message, card_read);
  write_card_fields(out, card);
  return out.finish();
}

Result<Event> read_card(Fields& in) {
  CREDIT_TRY(auto card, read_card_fields(in));
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
             fields.number(field::message, static_cast<int>(Request::arm), static_cast<int>(Request::expect_removal)));
  CREDIT_CHECK(fields.all_taken());
  return static_cast<Request>(what);
}

}  // namespace credit::devices
