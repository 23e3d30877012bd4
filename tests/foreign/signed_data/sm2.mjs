// sm2.mjs PACKAGES: sm-crypto-v2 by lines of JSON on standard input, an answer each on standard output.
//   {"do": "sm3", "data": HEX}                                                       -> HEX
//   {"do": "sign", "data": HEX, "secret": HEX, "identity": TEXT}                     -> HEX, DER
//   {"do": "verify", "data": HEX, "key": HEX, "signature": HEX, "identity": TEXT}    -> true, false
//   {"do": "public", "secret": HEX}                                                  -> HEX, 04 x y
import { webcrypto } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

globalThis.crypto ??= webcrypto // Node 18 has it, but not as a global

const { sm2, sm3 } = createRequire(join(process.argv[2], 'package.json'))('sm-crypto-v2')
// Bytes, never a hexadecimal string: the package hashes a string as text.
const bytes = (hex) => new Uint8Array(Buffer.from(hex, 'hex'))
const how = (identity) => ({ hash: true, der: true, userId: identity })
const answers = {
  sm3: ({ data }) => sm3(bytes(data)),
  sign: ({ data, secret, identity }) => sm2.doSignature(bytes(data), secret, how(identity)),
  verify: ({ data, key, signature, identity }) => {
    try {
      return sm2.doVerifySignature(bytes(data), signature, key, how(identity))
    } catch {
      return false // a signature or key it cannot even read
    }
  },
  public: ({ secret }) => sm2.getPublicKeyFromPrivateKey(secret),
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line)
  process.stdout.write(`${JSON.stringify(answers[asked.do](asked))}\n`)
}
