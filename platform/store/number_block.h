// Status indices, unique however many services share the store: each draws a block of them and gives away its own. What
// is left of a block when a service stops is never given away; indices need not be dense.
#pragma once
#include <mutex>

#include "platform/store/writer.h"

namespace credit::platform {

class StatusIndices {
 public:
  static constexpr std::int64_t block = 64;
  explicit StatusIndices(Writer& writer) : writer_(writer) {}
  Result<std::uint32_t> next();  // platform_busy, store_unusable

 private:
  Status draw();

  Writer& writer_;
  std::mutex mutex_;
  std::int64_t next_ = 0, end_ = 0;
};

}  // namespace credit::platform
