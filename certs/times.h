// Instants as X.509 writes them.
#pragma once
#include "base/clock.h"
#include "base/openssl.h"

namespace credit::certs {

inline constexpr std::chrono::minutes backdated{5};

inline openssl::Asn1Time asn1_time(Instant at) {
  return openssl::Asn1Time(ASN1_TIME_set(nullptr, static_cast<time_t>(at.time_since_epoch().count())));
}

}  // namespace credit::certs
