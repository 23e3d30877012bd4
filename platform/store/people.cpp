#include "platform/store/people.h"

namespace credit::platform {

Result<std::optional<Person>> find_person(Connection& connection, const std::string& id_number) {
  CREDIT_TRY(auto rows, connection.run("SELECT name, fields FROM person WHERE id_number = ?", {id_number}));
  if (!rows.next()) return std::nullopt;
  Person person{Personal(id_number), Personal(rows.text(0)), Personal(rows.text(1))};
  return person;
}

}  // namespace credit::platform
