// A mark nobody can guess, 32 hexadecimal digits: a visit's reference, a request's key.
#pragma once
#include <string>

namespace credit::session {

std::string random_mark();

}  // namespace credit::session
