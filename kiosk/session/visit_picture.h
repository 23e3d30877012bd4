// What the screens show of a visit. Reads, decides nothing.
#pragma once
#include "kiosk/session/table.h"
#include "kiosk/session/visit_data.h"

namespace credit::session {

struct Seen {
  State state;
  const VisitData& data;
  const platform_client::Offer* offer;  // of the machine; the visitor's own stands in data
  std::optional<Failure> out_of_order;
  Language language;
  int waited_seconds;
  int preview_serial;
  int photo_serial;
  int card_left_behind;
  Conditions conditions = {};
  bool scanner_ready = false;
  Day today{};
  Instant now{};
};

Picture make_picture(const Seen& seen);
// Parts of it. What may be asked for; and what the report counts.
void show_choices(Picture& picture, const Seen& seen);
void show_summary(Picture& picture, const CheckedReport& report);

const char* code_of(Language language);  // "zh_CN"
std::optional<Language> language_named(const QString& code);

}  // namespace credit::session
