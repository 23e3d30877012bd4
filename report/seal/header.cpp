#include "report/seal/header.h"

#include <algorithm>

#include "base/failures/seal.h"

namespace credit::seal::header {

void write(cbor::Writer& out, const Common& common, std::size_t more) {
  out.map(2 + more);
  out.integer(algorithm).integer(static_cast<std::int64_t>(common.algorithm));
  out.integer(key_id).bytes(common.key_id);
}

Result<Common> read(const cbor::Item& map, std::size_t more) {
  const auto* suite = map.at(algorithm);
  const auto* id = map.at(key_id);
  if (!map.is_map(2 + more) || suite == nullptr || id == nullptr)
    return fail(failure::seal_cose_malformed, "a protected header missing or unknown");
  const auto number = suite->integer();
  const auto* known = number ? suite_of(*number) : nullptr;
  if (known == nullptr) return fail(failure::seal_algorithm_unknown);
  Common common{known->algorithm, {}};
  if (id->kind != cbor::Kind::bytes || id->content.size() != common.key_id.size())
    return fail(failure::seal_cose_malformed, "key id");
  std::ranges::copy(id->content, common.key_id.begin());
  return common;
}

}  // namespace credit::seal::header
