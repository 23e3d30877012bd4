// A card in a message of the device socket: its fields, by the keys 10 to 29.
#pragma once
#include "drivers/idcard/id_card.h"
#include "drivers/service/cbor.h"

namespace credit::devices {

std::uint64_t card_field_count(const idcard::IdCard& card);
void write_card_fields(FieldsWriter& out, const idcard::IdCard& card);
Result<idcard::IdCard> read_card_fields(Fields& in);  // device_message_malformed

}  // namespace credit::devices
