#include "platform/store/register_check.h"

namespace credit::platform {
namespace {

std::string span(const char* what, const RegisterFinding& finding) {
  const auto first = std::to_string(finding.first);
  if (finding.first == finding.last) return std::string(what) + " " + first;
  return std::string(what) + "s " + first + " to " + std::to_string(finding.last);
}

}  // namespace

std::string describe(const RegisterFinding& finding) {
  switch (finding.fault) {
    case RegisterFault::row_changed:
      return span("row", finding) + ": changed";
    case RegisterFault::rows_missing:
      return span("row", finding) + ": missing";
    case RegisterFault::rows_cut:
      return span("row", finding) + ": cut off the end";
    case RegisterFault::rows_rewritten:
      return span("row", finding) + ": rewritten, not as signed";
    case RegisterFault::row_returned:
      return span("row", finding) + ": was dropped, is there again";
    case RegisterFault::checkpoint_missing:
      return span("checkpoint", finding) + ": missing";
    case RegisterFault::checkpoint_unsigned:
      return span("checkpoint", finding) + ": wrong signature";
    case RegisterFault::checkpoint_twofold:
      return span("checkpoint", finding) + ": there are two that differ";
  }
  CREDIT_ENSURE(false);
}

RegisterCheck::RegisterCheck(const std::vector<StoredCheckpoint>& checkpoints, const trust::TrustList& trust) {
  for (const auto& stored : checkpoints) open(stored, trust);
  count_numbers();
  begin();
}

void RegisterCheck::open(const StoredCheckpoint& stored, const trust::TrustList& trust) {
  const auto by = vouched(stored.bytes, trust);
  const auto read = read_checkpoint(stored.bytes);
  const auto number = stored.number != 0 || !read ? stored.number : read->number;
  if (by == Vouched::by_nobody || read->number != number) {
    opened_.try_emplace(number, Opened{{}, stored.bytes, Vouched::by_nobody});
    return found(RegisterFault::checkpoint_unsigned, number, number);
  }
  const auto [place, first] = opened_.try_emplace(number, Opened{*read, stored.bytes, by});
  if (first || place->second.bytes == stored.bytes) return;
  if (place->second.by == Vouched::by_nobody)
    place->second = {*read, stored.bytes, by};
  else
    found(RegisterFault::checkpoint_twofold, number, number);
}

void RegisterCheck::count_numbers() {
  std::int64_t next = 1;
  for (const auto& [number, opened] : opened_) {
    if (number > next) found(RegisterFault::checkpoint_missing, next, number - 1);
    next = std::max(next, number + 1);
  }
}

// The newest checkpoint somebody trusted vouches for says where the register begins. One of a key revoked since counts
// only as long as no trusted one covers it.
void RegisterCheck::begin() {
  const Checkpoint* newest = nullptr;
  for (const auto& [number, opened] : opened_)
    if (opened.by == Vouched::by_trusted_key) newest = &opened.checkpoint;
  for (const auto& [number, opened] : opened_)
    if (opened.by == Vouched::by_revoked_key && (newest == nullptr || number > newest->number))
      found(RegisterFault::checkpoint_unsigned, number, number);
  if (newest != nullptr) {
    expected_ = newest->kept_from;
    stored_ = computed_ = newest->before;
    state_.covered = newest->sequence;
  }
  agreed_ = expected_ - 1;
  state_.first = expected_;
  for (const auto& [number, opened] : opened_)
    if (opened.by == Vouched::by_trusted_key && opened.checkpoint.sequence >= expected_)
      due_.emplace(opened.checkpoint.sequence, opened.checkpoint.chain);
}

void RegisterCheck::take(const RegisterRow& row) {
  if (row.sequence < expected_) return found(RegisterFault::row_returned, row.sequence, row.sequence);
  ++state_.rows;
  const bool gap = row.sequence > expected_;
  if (gap) {
    found(RegisterFault::rows_missing, expected_, row.sequence - 1);
    due_.erase(due_.begin(), due_.lower_bound(row.sequence));
    computed_ = row.chain;
  } else {
    // The row before may have lost its own chain value only: then this one still fits what its fields give.
    const auto after_computed = chain_value(computed_, row);
    const bool fits = row.chain == after_computed || row.chain == chain_value(stored_, row);
    if (!fits) found(RegisterFault::row_changed, row.sequence, row.sequence);
    computed_ = fits ? row.chain : after_computed;
  }
  stored_ = row.chain;
  compare(row);
  expected_ = row.sequence + 1;
}

void RegisterCheck::compare(const RegisterRow& row) {
  const auto [from, to] = due_.equal_range(row.sequence);
  if (from == to) return;
  bool agrees = true;
  for (auto at = from; at != to; ++at) agrees = agrees && (at->second == row.chain || at->second == computed_);
  if (!agrees) found(RegisterFault::rows_rewritten, agreed_ + 1, row.sequence);
  agreed_ = row.sequence;
  due_.erase(from, to);
}

void RegisterCheck::found(RegisterFault fault, std::int64_t first, std::int64_t last) {
  if (state_.findings.size() < findings_limit) state_.findings.push_back({fault, first, last});
}

RegisterState RegisterCheck::finish() {
  if (!due_.empty() && due_.rbegin()->first >= expected_)
    found(RegisterFault::rows_cut, expected_, due_.rbegin()->first);
  if (opened_.empty() && state_.rows > 0) found(RegisterFault::checkpoint_missing, 1, 1);
  state_.last = expected_ - 1;
  return std::move(state_);
}

Result<RegisterState> check_register(Connection& connection, const trust::TrustList& trust,
                                     const std::vector<Bytes>& elsewhere) {
  CREDIT_TRY(auto one_state, Transaction::snapshot(connection));
  CREDIT_TRY(auto checkpoints, all_checkpoints(connection));
  for (const auto& bytes : elsewhere) checkpoints.push_back({0, bytes});
  RegisterCheck check(checkpoints, trust);
  CREDIT_CHECK(each_row(connection, [&](const RegisterRow& row) -> Status {
    check.take(row);
    return {};
  }));
  CREDIT_CHECK(one_state.commit());
  return check.finish();
}

}  // namespace credit::platform
