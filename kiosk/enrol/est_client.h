// The two EST operations a machine needs (RFC 7030 sections 4.2.1, 4.2.2) and a trial of what came of them, over
// TLS 1.3 with the server checked against the one authority of the settings.
#pragma once
#include <filesystem>
#include <string>

#include "kiosk/enrol/identity_file.h"

namespace credit::enrol {

class Est {
 public:
  virtual ~Est() = default;
  // The answer's base64. platform_unreachable, platform_certificate_refused, platform_unavailable,
  // platform_answer_malformed, or what the platform itself says by name.
  virtual Result<std::string> enroll(const std::string& request, const std::string& kiosk,
                                     const Personal<std::string>& code) = 0;
  virtual Result<std::string> reenroll(const std::string& request, const Identity& old) = 0;
  // A handshake with it and a question that changes nothing (the offer): does the platform admit this identity?
  virtual Status try_out(const Identity& fresh) = 0;
};

struct EstServer {
  std::string url;                  // "https://host" or with a port
  std::filesystem::path authority;  // PEM
};
Result<std::unique_ptr<Est>> make_est_client(EstServer server);  // settings_invalid

}  // namespace credit::enrol
