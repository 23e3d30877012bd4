// The stages of a document signed for the archives. Not part of the public interface.
#pragma once
#include "report/document/document.h"
#include "report/verify/verdict_maker.h"

namespace credit::verify {

// Answers parsed, trusted_key, signature, validity, status and document_digest. There is no kiosk to witness when it
// was signed: a key that has been revoked since is not believed, whatever time the signer wrote.
void check_signed_document_stages(ByteView signed_data, const document::EditionShelf& shelf,
                                  const trust::TrustBundle& trust, Instant now, VerdictMaker& maker);

}  // namespace credit::verify
