// What a COSE signature covers, byte for byte.
#pragma once
#include <string_view>

#include "base/bytes.h"

namespace credit::seal {

// RFC 9052 section 4.4: [ "Signature1", body protected, external, payload ]
Bytes signature1_structure(ByteView body_protected, ByteView external, ByteView payload);
// RFC 9338 section 3.3: [ "CounterSignatureV2", body protected, signer's protected, external, payload, [ signature ] ]
Bytes countersign_structure(ByteView body_protected, ByteView sign_protected, ByteView external, ByteView payload,
                            ByteView signature);

}  // namespace credit::seal
