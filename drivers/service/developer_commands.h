// Commands of developer builds: compiled with CREDIT_DEVELOPER alone.
#pragma once
#include "drivers/service/command_line.h"

namespace credit::devices {

int record(const CommandLine& line);  // writes a trace to a file, personal data replaced, until Ctrl-C
int replay(const CommandLine& line);  // plays it back through the shipped driver; 1 when the driver asks otherwise

}  // namespace credit::devices
