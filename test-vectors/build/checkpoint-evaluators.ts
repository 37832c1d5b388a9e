import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { toHex, utf8 } from '../../packages/ttp-core/src/encoding/index.ts'
import {
  formatCheckpoint,
  leafHash,
  makeVerifierKey,
  parseTlogProof,
  parseVerifierKey,
  signCheckpoint,
  verifyCheckpoint,
  verifyInclusion,
} from '../../packages/ttp-core/src/log/index.ts'
import type { Evaluator } from './frame.ts'
import { bytes, number, text } from './input.ts'

/** Signing; explained by the Ed25519 of Node. */
export const signEvaluator: Evaluator = {
  run: (input) => {
    const signer = { name: text(input, 'name'), privateKey: bytes(input, 'privateKey') }
    const head = { origin: text(input, 'origin'), size: number(input, 'size'), root: bytes(input, 'root') }
    return { note: signCheckpoint(head, signer), verifierKey: makeVerifierKey(signer) }
  },
  explain: (input) => {
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
  },
}

/** Verifying a checkpoint. */
export const verifyEvaluator: Evaluator = {
  run: (input) => {
    const { origin, size, root } = verifyCheckpoint(text(input, 'note'), text(input, 'verifierKey'))
    return { origin, size, root: toHex(root) }
  },
}

/** Reading a verifier key. */
export const keyEvaluator: Evaluator = {
  run: (input) => {
    const { name, keyId, publicKey } = parseVerifierKey(text(input, 'verifierKey'))
    return { name, keyId: toHex(keyId), publicKey: toHex(publicKey) }
  },
}

/** Verifying an entry by its offline proof alone. */
export const proofEvaluator: Evaluator = {
  run: (input) => {
    const { index, hashes, checkpoint } = parseTlogProof(text(input, 'proof'))
    const { size, root } = verifyCheckpoint(checkpoint, text(input, 'verifierKey'))
    verifyInclusion({ index, size, leaf: leafHash(bytes(input, 'entry')), proof: hashes, root })
    return { index, size }
  },
}
