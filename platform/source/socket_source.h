// A domain source behind a Unix socket: one connection a question, one line each way, one limit of time for all of it.
#pragma once
#include <filesystem>

#include "platform/source/breaker.h"
#include "platform/source/domain_source.h"

namespace credit::platform {

class SocketSource final : public DomainSource {
 public:
  struct Settings {
    std::filesystem::path socket;
    std::chrono::milliseconds limit{2000};  // from connecting to the last byte, however slowly they come
    Breaker::Rule breaker;
  };
  SocketSource(Settings settings, const Clock& clock)
      : settings_(std::move(settings)), clock_(clock), breaker_(settings_.breaker) {}
  Result<DomainReply> ask(const DomainQuestion& question) override;

 private:
  Result<DomainReply> exchange(const DomainQuestion& question) const;

  const Settings settings_;
  const Clock& clock_;
  Breaker breaker_;
};

}  // namespace credit::platform
