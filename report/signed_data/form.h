// The bytes of a GB/T 35275 SignedData: its object identifiers and its one spelling. Not part of the interface.
//   ContentInfo { signedData 1.2.156.10197.6.1.4.2.2, [0] SignedData { 1, { SM3 }, { data ...4.2.1, [0] OCTET STRING },
//     [0] certificate, { SignerInfo { 1, issuer and serial, SM3, [0] attributes, SM2-with-SM3, SM2Signature } } } }
// The attributes are contentType, messageDigest, signingTime and signingCertificateV2 (RFC 5035, with SM3), once each:
// the last one ties the certificate to the signature, so that no byte of the file is free.
#pragma once
#include <optional>

#include "base/der.h"
#include "base/openssl.h"
#include "report/seal/signer.h"

namespace credit::signed_data {

struct Parts {
  Bytes content, certificate, signature;  // signature: DER, SEQUENCE { r, s } (GB/T 35276)
  Instant signed_at{};
};

bool has_our_type(ByteView file);  // by its object identifier
Bytes sm2_with_sm3();              // AlgorithmIdentifier, DER, without parameters
Bytes sm3(ByteView bytes);
openssl::Certificate certificate_from(ByteView der);       // null unless exactly one certificate
Bytes attribute_set(const Parts& parts);                   // what is signed: a DER SET (RFC 5652 section 5.4)
Bytes write(const Parts& parts, const X509* certificate);  // the whole file
std::optional<Parts> read(ByteView der);                   // nothing unless write() of what was read is `der`

}  // namespace credit::signed_data
