// Passwords of the staff, kept as scrypt hashes (RFC 7914): "scrypt$15$8$1$SALT$HASH", the numbers being log2 N, r and
// p, salt and hash in hex.
#pragma once
#include "base/personal.h"
#include "base/result.h"

namespace credit::platform::desk {

inline constexpr std::size_t shortest_password = 12, longest_password = 128;  // bytes

std::string hash_password(const Personal<std::string>& password);
// False for a hash of another form too. Takes as long for a wrong password as for the right one.
bool password_fits(const Personal<std::string>& password, const std::string& hash);
// Of no password at all: compared with where there is no such account, so that this takes as long.
const std::string& nobodys_hash();

}  // namespace credit::platform::desk
