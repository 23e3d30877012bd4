// A listening Unix socket, made with care for what already stands at its path.
#pragma once
#include <filesystem>

#include "base/result.h"

namespace credit::platform {

// The descriptor, listening, mode 0660. socket_unusable when somebody listens there already.
Result<int> listen_on(const std::filesystem::path& path);

}  // namespace credit::platform
