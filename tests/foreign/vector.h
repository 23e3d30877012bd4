// One vector in the JSON form of cose-wg/Examples, as far as COSE_Sign1 ("sign0") goes.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "base/bytes.h"

namespace credit::foreign {

struct VectorKey {
  std::string type;   // kty: EC, OKP, ...
  std::string curve;  // crv
  Bytes x, y;
};

struct Vector {
  std::string title;
  bool must_fail = false;
  VectorKey key;
  Bytes external;  // additional authenticated data
  Bytes plaintext;
  std::optional<Bytes> to_be_signed;  // the intermediate form, where the vector shows it
  Bytes message;
};

struct NotSign1 {};
struct Unreadable {
  std::string why;
};

std::variant<Vector, NotSign1, Unreadable> read_vector(const std::filesystem::path& file);

}  // namespace credit::foreign
