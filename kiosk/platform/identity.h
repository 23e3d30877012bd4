// Our side of mutual TLS.
#pragma once
#include <QSslConfiguration>

#include "kiosk/platform/platform_settings.h"

namespace credit::platform_client {

// TLS 1.3 and nothing older, the given authority and no other, our certificate with its chain. kiosk_identity_unusable
Result<QSslConfiguration> make_identity(const PlatformSettings& settings);

// The identity in force, and whether its files were replaced since.
class IdentityKeeper {
 public:
  static Result<IdentityKeeper> open(const PlatformSettings& settings);  // kiosk_identity_unusable
  const QSslConfiguration& current() const { return current_; }
  // Takes up replaced files; one that cannot be used changes nothing and is asked again. True: it is another one now.
  Result<bool> look(const PlatformSettings& settings);

 private:
  struct Stamp {  // of a file that is replaced by renaming another one over it
    std::uint64_t inode = 0;
    std::int64_t seconds = 0, nanoseconds = 0, size = -1;
    bool operator==(const Stamp&) const = default;
  };
  static Stamp stamp_of(const std::filesystem::path& file);

  QSslConfiguration current_;
  Stamp certificate_, key_;
};

}  // namespace credit::platform_client
