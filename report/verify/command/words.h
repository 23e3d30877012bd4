// What credit-verify says, in three languages. Failures bring their own words from the catalogue.
#pragma once
#include <string>

#include "report/verify/verdict.h"

namespace credit::verify::command {

enum class Say {
  steps,
  facts,
  notes,
  advice,
  issuer,
  number,
  issued,
  expires,
  name,
  id,
  period,
  purpose,
  kiosk,
  printed,
  copy,
  stamped,
  stamp_unproven,
  edition,
  chapters,
  status_since,
  no_record,
  records,
  not_answered,
  not_asked,
  chapter_number,
  checked_at,
  trust_list,
  disagreements,
  page,  // with a place for the number
  batch_checked,
  interrupted,
};

const char* say(Say what, Language language);
const char* say(Stage stage, Language language);
const char* say(Answer answer, Language language);
const char* say(PageFact fact, Language language);
const char* headline(Conclusion conclusion, Language language);   // the first line
const char* next_step(Conclusion conclusion, Language language);  // what the reader does now
const char* mark(Answer answer);

// The catalogue's words in one language.
const char* title(const Failure& failure, Language language);
const char* advice(const Failure& failure, Language language);

// Columns on a terminal: a Chinese character takes two. Pads with blanks.
std::string padded(std::string_view text, std::size_t columns);
// Text of foreign origin on a terminal: control characters become "?".
std::string harmless(std::string_view text);

}  // namespace credit::verify::command
