#include "platform/enrol/est.h"

#include "base/der.h"
#include "base/failures/enrolment.h"
#include "base/failures/platform.h"
#include "platform/enrol/basic.h"
#include "platform/enrol/code_book.h"
#include "platform/service/kiosk_gate.h"
#include "platform/store/kiosks.h"

namespace credit::platform::enrol {
namespace {

Answer refusal(const Failure& failure) {
  auto answer = problem(failure);
  if (failure.code == failure::enrolment_code_wrong)
    answer.headers.emplace_back("WWW-Authenticate", R"(Basic realm="credit-enrolment", charset="UTF-8")");
  return answer;
}

// Lines of 76, as RFC 7030 had it; RFC 8951 lets clients take either.
std::string in_lines(ByteView der) {
  const auto digits = to_base64(der);
  std::string lines;
  for (std::size_t at = 0; at < digits.size(); at += 76) lines.append(digits, at, 76).append("\r\n");
  return lines;
}

Answer of(const char* content_type, ByteView der) {
  return {200, content_type, in_lines(der), {{"Content-Transfer-Encoding", "base64"}}, {}, {}, {}, {}};
}

// RFC 7030 section 4.5.2: a key on P-256, a signature with SHA-256.
Bytes wished_attributes() {
  using namespace der;
  const Bytes ec_key{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01}, p256{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07};
  const Bytes ecdsa_sha256{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02};
  const auto key = tlv(sequence, tlv(object_id, ec_key) + tlv(set, tlv(object_id, p256)));
  return tlv(sequence, key + tlv(object_id, ecdsa_sha256));
}

Result<CertificateRequest> request_in(const Request& request) {
  const auto type = request.content_type.substr(0, request.content_type.find(';'));
  if (type != "application/pkcs10")
    return fail(failure::enrolment_request_malformed, "Content-Type is not application/pkcs10");
  return read_request(request.body);
}

}  // namespace

Answer Est::answer(const Request& request) const {
  Answer for_log;
  auto answer = dispatch(request, for_log);
  Answer finished = answer ? std::move(*answer) : refusal(answer.error());
  finished.route = std::move(for_log.route);
  finished.kiosk = std::move(for_log.kiosk);
  return finished;
}

Result<Answer> Est::dispatch(const Request& request, Answer& for_log) const {
  const auto name = request.path.substr(request.path.rfind('/') + 1);
  const bool asks = name == "cacerts" || name == "csrattrs";
  const bool known =
      (asks || name == "simpleenroll" || name == "simplereenroll") && request.path == "/.well-known/est/" + name;
  if (!known) return fail(failure::route_unknown);
  for_log.route = request.path;
  if (request.method != (asks ? Method::get : Method::post)) return fail(failure::method_not_allowed);
  if (name == "cacerts") return of("application/pkcs7-mime", certs_only(authority_.certificate()));
  if (name == "csrattrs") return of("application/csrattrs", wished_attributes());
  return name == "simpleenroll" ? enrol(request, for_log) : renew(request, for_log);
}

Result<Issued> Est::issue_and_register(Connection& connection, const CertificateRequest& request,
                                       const std::string& kiosk, std::chrono::minutes overlap) const {
  const auto now = clock_.now();
  CREDIT_TRY(auto issued, authority_.issue(request, kiosk, now));
  CREDIT_CHECK(enrol_kiosk(connection, issued.fingerprint, kiosk, now));
  CREDIT_CHECK(supersede_others(connection, {issued.fingerprint, kiosk}, now + overlap));
  return issued;
}

// Code, certificate and register in one transaction: a code is spent exactly when a certificate was made for it, and a
// wrong one costs its try whatever else happens.
Result<Answer> Est::enrol(const Request& request, Answer& for_log) const {
  const auto login = read_basic(request.authorization);
  if (!login) return fail(failure::enrolment_code_wrong, "no well formed Basic login");
  for_log.kiosk = login->kiosk;
  const auto wish = request_in(request);
  std::optional<Failure> refused;
  Issued issued;
  CREDIT_CHECK(store_.writer().run([&](Connection& connection) -> Status {
    const auto now = clock_.now();
    CREDIT_TRY(const auto wrong, try_code(connection, login->kiosk, login->code.expose(), now));
    CREDIT_TRY(const bool locked, kiosk_locked(connection, login->kiosk));
    if (wrong || locked || !wish) {
      refused = wrong ? Failure{*wrong, {}} : locked ? Failure{failure::kiosk_locked, {}} : wish.error();
      return {};
    }
    CREDIT_TRY(issued, issue_and_register(connection, *wish, login->kiosk, std::chrono::minutes(0)));
    return spend_code(connection, login->kiosk, now);
  }));
  if (refused) return tl::unexpected<Failure>(std::move(*refused));
  return of("application/pkcs7-mime; smime-type=certs-only", certs_only(issued.certificate));
}

Result<Answer> Est::renew(const Request& request, Answer& for_log) const {
  Issued issued;
  CREDIT_CHECK(store_.writer().run([&](Connection& connection) -> Status {
    CREDIT_TRY(const auto kiosk, admit(connection, request, clock_.now()));
    for_log.kiosk = kiosk.id;
    CREDIT_TRY(const auto wish, request_in(request));
    CREDIT_TRY(issued, issue_and_register(connection, wish, kiosk.id, overlap_));
    return {};
  }));
  return of("application/pkcs7-mime; smime-type=certs-only", certs_only(issued.certificate));
}

}  // namespace credit::platform::enrol
