#include "platform/service/sms.h"

#include <nlohmann/json.hpp>

#include "base/failures/person-check.h"
#include "base/file.h"
#include "platform/store/digest.h"

namespace credit::platform {

Status SmsOutbox::send(const Personal<std::string>& phone, const Personal<std::string>& text) {
  const auto now = clock_.now();
  nlohmann::ordered_json json = {{"phone", phone.expose()}, {"text", text.expose()}, {"at", to_rfc3339(now)}};
  Personal<std::string> line(json.dump() + "\n");
  for (auto& member : json) wipe(member.get_ref<std::string&>());
  const auto file = folder_ / (china_compact(now) + "-" + to_hex(random_bytes(8)) + ".json");
  const auto written = write_file(file, view(line.expose()), 0600);
  if (!written) return fail(failure::code_not_sent, "the outbox cannot be written");
  return {};
}

bool phone_valid(std::string_view phone) {
  return phone.size() == 11 && phone[0] == '1' && phone[1] >= '3' &&
         phone.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string mask_phone(std::string_view phone) {
  return std::string(phone.substr(0, 3)) + "****" + std::string(phone.substr(7));
}

}  // namespace credit::platform
