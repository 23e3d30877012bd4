// What happens, told line by line on standard output as it happens; never what it is about.
#pragma once
#include "drivers/service/events.h"

namespace credit::devices {

class Saying {
 public:
  explicit Saying(bool json) : json_(json) {}
  void event(const Event& event) const;  // devices and happenings whole, everything else in outline
  void failure(const Failure& failure) const;

 private:
  bool json_;
};

}  // namespace credit::devices
