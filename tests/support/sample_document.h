// A synthetic report document as a platform would send it. The person does not exist; the number's check digit is
// right.
#pragma once
#include <string>

namespace credit::sample {

inline constexpr const char* person_name = "例䶮堃";
inline constexpr const char* person_id = "110101199003070011";
inline constexpr const char* person_id_masked = "110101********0011";
inline constexpr const char* report_number = "20261122143005ABCD1234";
inline constexpr const char* check_code = "7K2M9XQP4T1G";

struct Wanted {
  int penalties = 0;                // records of chapter administration, kind penalty
  bool other_records = false;       // one record of every other kind as well
  bool not_answered = false;        // chapter serious_dishonesty gave no answer
  std::string violation_fact = {};  // of the first penalty, instead of the built-in text
  std::string name = person_name;
  std::string issued = "2026-11-22T06:30:05Z";
  std::string valid_until = "2026-12-22T06:30:05Z";
  std::string number = report_number;  // begins with the time of issue, as China's clocks show it
};

std::string document_json(const Wanted& wanted);

}  // namespace credit::sample
