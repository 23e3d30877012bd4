// The verdict on paper: for a person, and for a machine.
#pragma once
#include <array>
#include <cstdint>
#include <string>

#include "report/document/edition.h"
#include "report/verify/command/options.h"
#include "report/verify/verifier.h"

namespace credit::verify::command {

struct Answered {
  const Verdict& verdict;
  const trust::TrustList& list;
  const document::Edition* edition = nullptr;  // of the report, when it is at hand
  Instant at{};
  Language language = Language::zh_CN;
};

int exit_status(Conclusion conclusion);  // 0 genuine, 1 not genuine, 2 genuine but not valid, 3 unreadable

std::string for_people(const Answered& answered);
std::string for_machines(const Answered& answered);  // JSON, one line

// One line of a batch's result. `input` is a file's name, or what stands for a seal that is too long to repeat.
struct BatchEntry {
  std::uint64_t line = 0;  // from 1, in the order of the source
  std::string input;
};
std::string csv_head();
std::string csv_row(const BatchEntry& entry, const Answered& answered);
std::string json_row(const BatchEntry& entry, const Answered& answered);
// The input could not even be read.
std::string csv_row(const BatchEntry& entry, const Failure& failure);
std::string json_row(const BatchEntry& entry, const Failure& failure);

// Nothing could be checked at all: no trust file, no input.
std::string failure_for_people(const Failure& failure, Language language);
std::string failure_for_machines(const Failure& failure, Language language);

}  // namespace credit::verify::command
