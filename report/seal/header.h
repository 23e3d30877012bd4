// The protected header of everything we sign: { 1: algorithm, 4: key id }, and what else its user names. No header is
// optional and none is unknown: a reader that skips what it does not know lets others add things under our name.
#pragma once
#include "report/seal/cbor.h"
#include "report/seal/cbor_writer.h"
#include "report/seal/signer.h"

namespace credit::seal::header {

inline constexpr std::int64_t algorithm = 1, key_id = 4, countersignature = 11, cwt_claims = 15, type = 16;
inline constexpr std::uint64_t sign1_tag = 18;

struct Common {
  Algorithm algorithm{};
  KeyId key_id{};
};

// Opens a map of 2 + more pairs and writes the common two; the caller writes the rest.
void write(cbor::Writer& out, const Common& common, std::size_t more);
// The common two of a map of 2 + more pairs. seal_cose_malformed, seal_algorithm_unknown
Result<Common> read(const cbor::Item& map, std::size_t more);

}  // namespace credit::seal::header
