// What every exchange with the electronic licence system has to keep, told once. An implementation brings its phones:
// what the holder of a licence and his agent do there.
#pragma once
#include "platform/licence/exchange.h"

namespace credit::platform::licence::testing {

struct Phones {
  virtual ~Phones() = default;
  virtual Exchange& exchange() = 0;
  virtual std::string give(const Grant& grant) = 0;
  virtual void withdraw(const std::string& id) = 0;
  virtual std::string show_code(const std::string& id, Instant now) = 0;
  virtual void confirm(const std::string& invitation, const std::string& id, Instant now) = 0;
};

// Nobody real; in force around the day of the tests.
Grant sample_grant(const std::string& uscc = "91990100MA8T11D15J");
void keeps_contract(Phones& phones);

}  // namespace credit::platform::licence::testing
