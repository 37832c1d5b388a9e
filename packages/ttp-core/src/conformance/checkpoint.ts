import { toHex } from '../encoding/index.ts'
import {
  leafHash,
  makeVerifierKey,
  parseTlogProof,
  parseVerifierKey,
  signCheckpoint,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '../log/index.ts'
import type { Evaluate } from './fields.ts'
import { byteList, bytes, number, text } from './input.ts'

/** Signed checkpoints, verifier keys, offline proofs of inclusion. */
export const checkpointOperations: Readonly<Record<string, Evaluate>> = {
  SignCheckpoint: (input) => {
    const signer = { name: text(input, 'name'), privateKey: bytes(input, 'privateKey') }
    const head = { origin: text(input, 'origin'), size: number(input, 'size'), root: bytes(input, 'root') }
    return { note: signCheckpoint(head, signer), verifierKey: makeVerifierKey(signer) }
  },
  VerifyCheckpoint: (input) => {
    const { origin, size, root } = verifyCheckpoint(text(input, 'note'), text(input, 'verifierKey'))
    return { origin, size, root: toHex(root) }
  },
  ParseVerifierKey: (input) => {
    const { name, keyId, publicKey } = parseVerifierKey(text(input, 'verifierKey'))
    return { name, keyId: toHex(keyId), publicKey: toHex(publicKey) }
  },
  VerifyTlogProof: (input) => {
    const { index, hashes, checkpoint } = parseTlogProof(text(input, 'proof'))
    const { size, root } = verifyCheckpoint(checkpoint, text(input, 'verifierKey'))
    verifyInclusion({ index, size, leaf: leafHash(bytes(input, 'entry')), proof: hashes, root })
    return { index, size }
  },
  VerifyExtension: (input) => {
    const key = text(input, 'verifierKey')
    const [seen, shown] = [verifyCheckpoint(text(input, 'seen'), key), verifyCheckpoint(text(input, 'shown'), key)]
    const [oldSize, newSize, oldRoot, newRoot] = [seen.size, shown.size, seen.root, shown.root]
    verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof: byteList(input, 'proof') })
    return { seen: oldSize, shown: newSize }
  },
}
