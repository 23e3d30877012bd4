// The text a code spells: strict UTF-8 first, GB 18030 second, as Chinese QR codes have either. Pure.
#pragma once
#include "drivers/scanner/scan.h"

namespace credit::scanner {

// Charset by the escapes of ECI mode where the identifier says there are some (]Q2, ]Q4, ]Q6) and all are well-formed:
// a backslash is doubled, or begins \nnnnnn (AIM ECI). Scanners do not agree on this, so ill-formed escapes are taken
// for plain text. The bytes stay as they came, escapes and all.
Scan scan_of(RawCode code);

}  // namespace credit::scanner
