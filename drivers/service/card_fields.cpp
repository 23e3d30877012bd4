#include "drivers/service/card_fields.h"

#include "base/failures/devices.h"
#include "drivers/service/messages.h"

namespace credit::devices {
namespace {

enum Key {  // numbers once given stay
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
  card_kind = 22,
  english_name = 23,
  newest_address = 24,
  nationality = 25,
  permit_number = 26,
  issue_count = 27,
  card_version = 28,
  previous_number = 29,
};
constexpr std::uint64_t always_there = 18;
constexpr std::int64_t first_day = -100'000, last_day = 3'000'000;  // days since 1970, well around any card's

using idcard::CardKind;
using idcard::CardWarning;
using idcard::IdCard;

tl::unexpected<Failure> malformed(const char* what) { return fail(failure::device_message_malformed, what); }

std::int64_t days(Day day) { return day.time_since_epoch().count(); }

Result<Day> read_day(Fields& in, int key) {
  CREDIT_TRY(const auto count, in.number(key, first_day, last_day));
  return Day{std::chrono::days{count}};
}

void write_person(FieldsWriter& out, const IdCard& card) {
  out.text(name, card.name.expose());
  out.text(english_name, card.english_name.expose());
  out.text(number, card.number.expose());
  out.text(address, card.address.expose());
  if (card.newest_address) out.text(newest_address, card.newest_address->expose());
  out.text(nation_code, card.nation_code);
  out.text(nation, card.nation);
  out.text(nationality, card.nationality);
  out.number(sex, static_cast<int>(card.sex));
  out.number(birth, days(card.birth));
  out.text(permit_number, card.permit_number.expose());
  out.text(previous_number, card.previous_number.expose());
}

void write_issue(FieldsWriter& out, const IdCard& card) {
  out.text(authority, card.authority);
  out.number(valid_from, days(card.valid_from));
  if (card.valid_to) out.number(valid_to, days(*card.valid_to));
  out.text(issue_count, card.issue_count);
  out.text(card_version, card.card_version);
}

Status read_person(Fields& in, IdCard& card) {
  CREDIT_TRY(card.name, in.text(name));
  CREDIT_TRY(card.english_name, in.text(english_name));
  CREDIT_TRY(card.number, in.text(number));
  CREDIT_TRY(card.address, in.text(address));
  if (in.has(newest_address)) {
    CREDIT_TRY(card.newest_address, in.text(newest_address));
  }
  CREDIT_TRY(card.nation_code, plain(in, nation_code));
  CREDIT_TRY(card.nation, plain(in, nation));
  CREDIT_TRY(card.nationality, plain(in, nationality));
  CREDIT_TRY(card.birth, read_day(in, birth));
  CREDIT_TRY(card.permit_number, in.text(permit_number));
  CREDIT_TRY(card.previous_number, in.text(previous_number));
  return {};
}

Status read_issue(Fields& in, IdCard& card) {
  CREDIT_TRY(card.authority, plain(in, authority));
  CREDIT_TRY(card.valid_from, read_day(in, valid_from));
  if (in.has(valid_to)) {
    CREDIT_TRY(card.valid_to, read_day(in, valid_to));
  }
  CREDIT_TRY(card.issue_count, plain(in, issue_count));
  CREDIT_TRY(card.card_version, plain(in, card_version));
  return {};
}

Status read_enums(Fields& in, IdCard& card) {
  CREDIT_TRY(const auto kind, in.number(card_kind, 0, static_cast<int>(CardKind::foreigner_2023)));
  card.kind = static_cast<CardKind>(kind);
  CREDIT_TRY(const auto digit, in.number(sex, 0, 9));
  if (digit > 2 && digit < 9) return malformed("unknown sex");
  card.sex = static_cast<idcard::Sex>(digit);
  CREDIT_TRY(const auto list, in.list(warnings));
  for (const auto value : list) {
    if (value < 0 || value > static_cast<int>(CardWarning::newest_address_unreadable))
      return malformed("unknown warning");
    card.warnings.push_back(static_cast<CardWarning>(value));
  }
  return {};
}

}  // namespace

std::uint64_t card_field_count(const IdCard& card) {
  return always_there + (card.newest_address ? 1 : 0) + (card.valid_to ? 1 : 0);
}

void write_card_fields(FieldsWriter& out, const IdCard& card) {
  out.number(card_kind, static_cast<int>(card.kind));
  write_person(out, card);
  write_issue(out, card);
  out.bytes(photo, card.photo.expose());
  std::vector<std::int64_t> list;
  for (const auto warning : card.warnings) list.push_back(static_cast<int>(warning));
  out.list(warnings, list);
}

Result<IdCard> read_card_fields(Fields& in) {
  IdCard card;
  CREDIT_CHECK(read_enums(in, card));
  CREDIT_CHECK(read_person(in, card));
  CREDIT_CHECK(read_issue(in, card));
  CREDIT_TRY(card.photo, in.bytes(photo));
  return card;
}

}  // namespace credit::devices
