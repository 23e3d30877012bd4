// Does the document at hand say what the seal says? Not part of the public interface.
#pragma once
#include "report/document/document.h"
#include "report/seal/claims.h"

namespace credit::verify {

// document_disagrees, with the name of the first field that differs; never its value.
Status check_agreement(const seal::Claims& claims, const document::Document& document);

}  // namespace credit::verify
