// The card alone does not prove that its holder stands here: a code to the registered phone, or the staff's word. Every
// try goes into the query register before it is answered.
#include <openssl/crypto.h>

#include <nlohmann/json.hpp>

#include "base/failures/person-check.h"
#include "base/failures/platform.h"
#include "platform/service/api.h"
#include "platform/service/body.h"
#include "platform/store/digest.h"
#include "platform/store/person_checks.h"

namespace credit::platform {
namespace {

using std::chrono::minutes;
constexpr minutes code_lasts{5};
constexpr std::int64_t code_tries = 3;
constexpr minutes sent_window{60};
constexpr std::chrono::seconds between_codes{60};
constexpr std::int64_t person_limit = 5, kiosk_limit = 60;  // codes in the window
// Without 0 O, 1 I L, 2 Z, 5 S, 8 B: it is read out loud across a hall.
constexpr std::string_view pairing_letters = "34679ACDEFGHJKMNPQRTUVWXY";
constexpr std::size_t pairing_length = 4;

using Json = nlohmann::ordered_json;

Answer answer_with(const Json& json) { return {200, "application/json", json.dump(), {}, {}, {}, {}, {}}; }

Personal<std::string> phone_of(const Person& person) {
  auto fields = nlohmann::json::parse(person.fields.expose(), nullptr, false);
  const auto found = fields.is_object() ? fields.find("phone") : fields.end();
  if (!fields.is_object() || found == fields.end() || !found->is_string()) return Personal<std::string>();
  Personal phone(found->get<std::string>());
  return phone_valid(phone.expose()) ? phone : Personal<std::string>();
}

Personal<std::string> message(const std::string& issuer, const Personal<std::string>& code) {
  return Personal("【" + issuer + "】验证码" + code.expose() +
                  "，5分钟内有效，用于在自助设备上确认您本人正在办理。不是您本人办理的，请勿告诉任何人。");
}

bool same(const std::string& left, const std::string& right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

bool six_digits(const std::string& code) {
  return code.size() == 6 && code.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

Result<Visit> Api::visit_still_open(const Call& call) const {
  CREDIT_TRY(auto visit, visit_of(call));
  if (visit.ended || visit.expires < call.now) return fail(failure::visit_ended);
  return visit;
}

Status Api::way_open(CheckWay way) const {
  if (!parts_.issuer->offer().person_check.offers(way)) return fail(failure::check_way_closed, name_of(way));
  return {};
}

QueryEntry Api::check_entry(const Call& call, const Visit& visit, CheckWay way) const {
  return entry(call, QueryAction::person, visit, self_code, name_of(way));
}

// What a visit's person can be asked for: nothing where the region asks nobody.
nlohmann::ordered_json Api::person_check_json(const Person& person) const {
  const auto& rule = parts_.issuer->offer().person_check;
  if (rule.required == CheckRequired::nobody) return nullptr;
  const auto phone = phone_of(person);
  const bool reachable = !phone.empty() && parts_.sms != nullptr;
  auto ways = Json::array();
  for (const auto way : rule.ways)
    if (way != CheckWay::phone_code || reachable) ways.push_back(name_of(way));
  Json json = {{"due", rule.required == CheckRequired::everybody}, {"ways", ways}};
  if (reachable && rule.offers(CheckWay::phone_code)) json["phone"] = mask_phone(phone.expose());
  return json;
}

// Asked for wherever something of the subject is told, whatever the machine did before.
Status Api::person_was_checked(const Call& call, const Visit& visit, const std::string& subject) const {
  const auto required = parts_.issuer->offer().person_check.required;
  if (required == CheckRequired::nobody) return {};
  if (required == CheckRequired::organisations && subject == self_code) return {};
  CREDIT_TRY(const auto way, way_passed(call.store, visit.digest));
  if (way.empty()) return fail(failure::person_check_missing);
  return {};
}

Status Api::may_send(Connection& store, const Call& call, const std::string& person) {
  CREDIT_TRY(const auto sent,
             codes_sent(store, person, call.kiosk.id, call.now - sent_window, call.now - between_codes));
  if (sent.person >= person_limit || sent.kiosk >= kiosk_limit || sent.person_lately > 0)
    return fail(failure::code_too_often);
  return {};
}

// Counted and registered before it is sent, so that many requests at once send no more than the limits say.
Result<Answer> Api::send_code(const Call& call) {
  CREDIT_TRY(const auto visit, visit_still_open(call));
  CREDIT_CHECK(way_open(CheckWay::phone_code));
  CREDIT_TRY(const auto person, find_person(call.store, visit.subject.expose()));
  if (!person || parts_.sms == nullptr) return fail(failure::check_way_closed, "no gateway");
  const auto phone = phone_of(*person);
  if (phone.empty()) return fail(failure::check_way_closed, "no phone is registered");
  auto query = check_entry(call, visit, CheckWay::phone_code);
  query.outcome = "sent";
  const Personal code(random_text("0123456789", 6));
  const PhoneCode kept{parts_.digest.of("phone-code " + visit.digest + " " + code.expose()), call.now + code_lasts,
                       code_tries};
  const auto write = [&](Connection& store) -> Status {
    CREDIT_CHECK(may_send(store, call, query.whom));
    CREDIT_CHECK(note_code_sent(store, query.whom, call.kiosk.id, call.now, call.now - sent_window));
    CREDIT_CHECK(put_phone_code(store, visit.digest, kept));
    return append(store, query);
  };
  if (const auto written = parts_.store->writer().run(write); !written)
    return tl::unexpected<Failure>(registered(std::move(query), written.error()));
  if (const auto sent = parts_.sms->send(phone, message(parts_.issuer->offer().issuer.name, code)); !sent)
    return tl::unexpected<Failure>(registered(std::move(query), sent.error()));
  return answer_with({{"phone", mask_phone(phone.expose())},
                      {"expires", to_rfc3339(kept.expires)},
                      {"tries", code_tries},
                      {"again_after", between_codes.count()}});
}

// Compared and counted where it is written: tries at the same moment are tries one after the other.
Result<Answer> Api::answer_code(const Call& call) {
  Body body(call.request.body);
  const Personal code(body.text("code", 6, 6));
  CREDIT_CHECK(body.status());
  if (!six_digits(code.expose())) return fail(failure::request_malformed, "code is not six digits");
  CREDIT_TRY(const auto visit, visit_still_open(call));
  CREDIT_CHECK(way_open(CheckWay::phone_code));
  auto query = check_entry(call, visit, CheckWay::phone_code);
  const auto typed = parts_.digest.of("phone-code " + visit.digest + " " + code.expose());
  std::optional<Failure> refused;
  const auto write = [&](Connection& store) -> Status {
    CREDIT_TRY(const auto kept, find_phone_code(store, visit.digest));
    if (!kept || kept->expires < call.now || kept->tries_left < 1)
      refused = Failure{failure::code_used_up, {}};
    else if (!same(kept->digest, typed))
      refused = Failure{kept->tries_left > 1 ? failure::code_wrong : failure::code_used_up, {}};
    if (kept && refused) CREDIT_CHECK(spend_try(store, visit.digest));
    if (refused) query.outcome = refused->name();
    if (!refused) {
      CREDIT_CHECK(drop_phone_code(store, visit.digest));
      CREDIT_CHECK(pass_check(store, visit.digest, name_of(CheckWay::phone_code), call.now));
    }
    return append(store, query);
  };
  CREDIT_CHECK(parts_.store->writer().run(write));
  if (refused) return tl::unexpected<Failure>(*refused);
  return Answer{204, {}, {}, {}, {}, {}, {}, {}};
}

Result<Answer> Api::ask_desk(const Call& call) {
  CREDIT_TRY(const auto visit, visit_still_open(call));
  CREDIT_CHECK(way_open(CheckWay::desk));
  std::string pairing;
  const auto write = [&](Connection& store) -> Status {
    for (bool fresh = false; !fresh;) {
      pairing = random_text(pairing_letters, pairing_length);
      CREDIT_TRY(fresh, platform::ask_desk(store, visit.digest, pairing, call.now));
    }
    return {};
  };
  CREDIT_CHECK(parts_.store->writer().run(write));
  return answer_with({{"pairing", pairing}});
}

Result<Answer> Api::check_state(const Call& call) {
  CREDIT_TRY(const auto visit, visit_still_open(call));
  CREDIT_TRY(const auto way, way_passed(call.store, visit.digest));
  CREDIT_TRY(const auto desk, desk_state(call.store, visit.digest));
  return answer_with({{"passed", way}, {"desk", name_of(desk)}});
}

}  // namespace credit::platform
