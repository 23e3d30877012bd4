// Enrolment over secure transport, RFC 7030 with the clarifications of RFC 8951: cacerts, csrattrs, simpleenroll,
// simplereenroll. nginx ends TLS and checks the client's certificate. Called by many threads at once.
#pragma once
#include "platform/enrol/authority.h"
#include "platform/service/message.h"
#include "platform/store/store.h"

namespace credit::platform::enrol {

class Est {
 public:
  // overlap: how long a renewed machine may still come with its old certificate. Store and clock outlive this.
  Est(Authority authority, Store& store, const Clock& clock, std::chrono::minutes overlap)
      : authority_(std::move(authority)), store_(store), clock_(clock), overlap_(overlap) {}

  Answer answer(const Request& request) const;

 private:
  Result<Answer> dispatch(const Request& request, Answer& for_log) const;
  Result<Answer> enrol(const Request& request, Answer& for_log) const;
  Result<Answer> renew(const Request& request, Answer& for_log) const;
  Result<Issued> issue_and_register(Connection& connection, const CertificateRequest& request, const std::string& kiosk,
                                    std::chrono::minutes overlap) const;

  Authority authority_;
  Store& store_;
  const Clock& clock_;
  std::chrono::minutes overlap_;
};

}  // namespace credit::platform::enrol
