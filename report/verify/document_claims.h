// What a seal of a document says: the issuer makes its claims by this, and the verifier compares by it.
#pragma once
#include "report/document/document.h"
#include "report/seal/claims.h"

namespace credit::verify {

// The digest is of document.bytes, which are the exact bytes of the JSON.
seal::Claims claims_of(const document::Document& document);

}  // namespace credit::verify
