import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { bytes, number, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { toHex, utf8 } from '../../packages/ttp-core/src/encoding/index.ts'
import { formatCheckpoint, makeVerifierKey, parseVerifierKey } from '../../packages/ttp-core/src/log/index.ts'
import type { Explain } from './frame.ts'

/** The signing of a checkpoint, by the Ed25519 of Node. */
export const explainSigning: Explain = (input) => {
  const root = bytes(input, 'root')
  const note = formatCheckpoint({ origin: text(input, 'origin'), size: number(input, 'size'), root })
  // RFC 8410: an Ed25519 seed as PKCS #8.
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes(input, 'privateKey')])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  const signer = { name: text(input, 'name'), privateKey: bytes(input, 'privateKey') }
  return {
    text: note,
    publicKey: publicKey.toString('hex'),
    keyId: toHex(parseVerifierKey(makeVerifierKey(signer)).keyId),
    signature: sign(null, utf8(note), key).toString('hex'),
  }
}
