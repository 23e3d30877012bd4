// The register of persons: who is known here, by ID number.
#pragma once
#include <optional>

#include "base/personal.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct Person {
  Personal<std::string> id_number, name;
  Personal<std::string> fields;  // JSON object, by field id
};

Result<std::optional<Person>> find_person(Connection& connection, const std::string& id_number);

}  // namespace credit::platform
