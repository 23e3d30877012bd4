// One request and its answer, free of any HTTP library.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace credit::platform {

enum class Method { get, post, remove, other };

struct Request {
  Method method = Method::get;
  std::string path;
  std::string kiosk_verify, kiosk_fingerprint;  // as nginx found the client's certificate
  std::string idempotency_key, if_none_match;
  std::string body;
  std::string asker = {};                             // the address nginx saw; for counting tries, and for nothing else
  std::string authorization = {}, content_type = {};  // for enrolment alone
  std::string cookie = {}, desk_token = {};           // for the desk alone
};

struct Answer {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  // For the log only.
  std::string route;  // the path as written in the API file: a visit's token is in no log
  std::string kiosk;
  std::string failure;
  std::string detail;
};

Answer problem(const Failure& failure);  // RFC 9457, with the failure's name as "code" and its status

}  // namespace credit::platform
