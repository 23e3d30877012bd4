#include "report/seal/sig_structure.h"

#include "report/seal/cbor_writer.h"

namespace credit::seal {

Bytes signature1_structure(ByteView body_protected, ByteView external, ByteView payload) {
  cbor::Writer out;
  out.array(4).text("Signature1").bytes(body_protected).bytes(external).bytes(payload);
  return out.take();
}

Bytes countersign_structure(ByteView body_protected, ByteView sign_protected, ByteView external, ByteView payload,
                            ByteView signature) {
  cbor::Writer out;
  out.array(6).text("CounterSignatureV2").bytes(body_protected).bytes(sign_protected).bytes(external).bytes(payload);
  out.array(1).bytes(signature);
  return out.take();
}

}  // namespace credit::seal
