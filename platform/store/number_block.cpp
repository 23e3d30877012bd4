#include "platform/store/number_block.h"

namespace credit::platform {

Result<std::uint32_t> StatusIndices::next() {
  const std::lock_guard lock(mutex_);
  if (next_ == end_) CREDIT_CHECK(draw());
  return static_cast<std::uint32_t>(next_++);
}

Status StatusIndices::draw() {
  return writer_.run([this](Connection& connection) -> Status {
    CREDIT_CHECK(
        connection.run("INSERT INTO counter (name, next)"
                       " SELECT 'status_index', coalesce(max(status_index) + 1, 1) FROM report WHERE true"
                       " ON CONFLICT (name) DO NOTHING"));
    CREDIT_CHECK(connection.run("UPDATE counter SET next = next + ? WHERE name = 'status_index'", {block}));
    CREDIT_TRY(auto rows, connection.run("SELECT next FROM counter WHERE name = 'status_index'"));
    CREDIT_ENSURE(rows.next());
    end_ = rows.number(0);
    next_ = end_ - block;
    return {};
  });
}

}  // namespace credit::platform
