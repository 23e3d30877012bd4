#include "kiosk/app/trust_file.h"

#include "base/file.h"

namespace credit::app {

TrustFile::TrustFile(std::filesystem::path bundle, const std::filesystem::path& state, session::ReportBench& bench)
    : bundle_(std::move(bundle)), renewed_(state / "trust-list.cose"), bench_(bench) {}

Status TrustFile::ready() {
  if (loaded_) return {};
  CREDIT_CHECK(load());
  loaded_ = true;
  return {};
}

Status TrustFile::load() {
  CREDIT_TRY(const Bytes bytes, read_file(bundle_));
  CREDIT_TRY(auto bundle, trust::open_bundle(bytes));
  if (std::filesystem::exists(renewed_))
    if (const auto list = read_file(renewed_))
      if (auto newer = trust::renew(bundle, *list)) bundle = std::move(*newer);
  bench_.believe(std::move(bundle));
  return {};
}

Status TrustFile::renew(ByteView signed_list) {
  CREDIT_CHECK(ready());
  const auto known = bench_.believed().list.sequence;
  CREDIT_TRY(auto newer, trust::renew(bench_.believed(), signed_list));
  if (newer.list.sequence == known) return {};
  CREDIT_CHECK(write_file(renewed_, signed_list));
  bench_.believe(std::move(newer));
  return {};
}

}  // namespace credit::app
