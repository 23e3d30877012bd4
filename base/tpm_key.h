// A TLS key that was made in this machine's TPM and is of use in it alone, through OpenSSL's tpm2 provider
// (tpm2-openssl). As PEM ("TSS2 PRIVATE KEY") it is wrapped by the chip: worth nothing on another machine. The keys
// given out here are whole by themselves and fit every library that takes an EVP_PKEY, also one that knows no provider:
// they can sign. Users link credit_tpm_key.
#pragma once
#include "base/openssl.h"
#include "base/result.h"

namespace credit::tpm {

bool present();              // the kernel has one, or TPM2OPENSSL_TCTI names another
bool wrapped(ByteView pem);  // it holds a key of some TPM

Result<openssl::Key> make_key();              // P-256. tpm_unusable
Result<openssl::Key> read_key(ByteView pem);  // tpm_unusable: no such key of this chip, no provider, no chip
const Bytes* pem_of(const EVP_PKEY* key);     // nullptr: not a key of ours

}  // namespace credit::tpm
