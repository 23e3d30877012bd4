// seals.mjs PACKAGES DIR SEAL_SAMPLES CREDIT_VERIFY: SM2 seals of ours judged by sm-crypto-v2, and its own by ours.
import { execFileSync, spawnSync } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

globalThis.crypto ??= webcrypto // Node 18 has it, but not as a global

const [packages, folder, sealSamples, creditVerify] = process.argv.slice(2)
const { sm2 } = createRequire(join(packages, 'package.json'))('sm-crypto-v2')
const sample = JSON.parse(readFileSync(join(folder, 'seals.json'), 'utf8')).find((one) => one.name === 'sm2')
const identity = '1234567812345678'
const secret = '0b'.padStart(64, '0') // the issuer's, the number 11 (see seal_samples.cpp)
const bytes = (hex) => new Uint8Array(Buffer.from(hex, 'hex'))
const publicKey = '04' + sample.x + sample.y
let problems = 0

function expect(right, words) {
  if (!right) problems += 1
  console.log(right ? 'ok   ' : 'WRONG', words)
}

// Bytes, never a hexadecimal string: the package hashes a string as text.
function verifies(toBeSigned, signature, userId = identity) {
  return sm2.doVerifySignature(bytes(toBeSigned), signature, publicKey, { hash: true, der: false, userId })
}

expect(verifies(sample.to_be_signed, sample.signature), 'sm-crypto-v2 verifies our SM2 seal')
expect(sm2.getPublicKeyFromPrivateKey(secret) === publicKey, 'the issuer is who we think')
expect(!verifies(sample.to_be_signed, sample.signature, 'another identity'), 'and refuses it under another identity')
for (let at = 0; at < sample.signature.length; at += 9) {
  const digit = sample.signature[at] === '0' ? '1' : '0'
  const changed = sample.signature.slice(0, at) + digit + sample.signature.slice(at + 1)
  if (verifies(sample.to_be_signed, changed)) expect(false, `sm-crypto-v2 accepts a signature changed at ${at}`)
}
const otherText = sample.to_be_signed.slice(0, -2) + (sample.to_be_signed.endsWith('00') ? '01' : '00')
expect(!verifies(otherText, sample.signature), 'and refuses other claims')

// Our seal's own bytes around a foreign signature: the parts before the signature are those of the issuer-only seal.
function verdict(userId, key = secret) {
  const signature = sm2.doSignature(bytes(sample.to_be_signed), key, { hash: true, der: false, userId })
  const seal = Buffer.from(sample.issued.slice(0, -128) + signature, 'hex')
  writeFileSync(join(folder, 'foreign.cbor'), seal)
  const digits = execFileSync(sealSamples, ['digits', join(folder, 'foreign.cbor')], { encoding: 'utf8' }).trim()
  const at = readFileSync(join(folder, 'at'), 'utf8')
  const said = spawnSync(creditVerify, ['--trust', join(folder, 'trust.cbor'), '--at', at, '--json', digits], { encoding: 'utf8' })
  const answer = JSON.parse(said.stdout)
  const failed = answer.stages.find((row) => row.answer === 'failed')
  return failed ? failed.failure.code : answer.conclusion
}
for (let i = 0; i < 8; i += 1) expect(verdict(identity) === 'genuine', 'our verifier takes a seal signed by sm-crypto-v2')
expect(verdict('') === 'seal_signature_wrong', 'and refuses one signed under an empty identity')
expect(verdict(identity, '0c'.padStart(64, '0')) === 'seal_signature_wrong', 'and one by another key')
process.exit(problems === 0 ? 0 : 1)
