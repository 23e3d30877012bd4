#include "drivers/code/scanned_code.h"

#include "base/result.h"

namespace credit::code {

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::seal:
      return "seal";
    case Kind::credit_code:
      return "credit code";
    case Kind::publicity_url:
      return "publicity url";
    case Kind::registration_number:
      return "registration number";
    case Kind::licence_token:
      return "licence token";
    case Kind::other:
      return "other";
  }
  impossible("a kind of code without a name", __FILE__, __LINE__);
}

}  // namespace credit::code
