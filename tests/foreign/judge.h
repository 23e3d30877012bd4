// One vector -> what our reader and Sig_structure make of it.
#pragma once
#include "tests/foreign/vector.h"

namespace credit::foreign {

enum class Outcome { ok, bad, skip };
struct Judgement {
  Outcome outcome;
  std::string reason;
};

Judgement judge(const Vector& vector);

}  // namespace credit::foreign
