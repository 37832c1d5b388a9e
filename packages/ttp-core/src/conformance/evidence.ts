import type { AuditAction } from '../audit/index.ts'
import { documentForm } from '../document/form.ts'
import { toHex } from '../encoding/index.ts'
import { formatTlogProof, parseTlogProof } from '../log/index.ts'
import { type TrustedLog, type VerifiedEvidence, verifyEvidence, verifyRelease } from '../receipt/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { byteList, bytes, number, object, text } from './input.ts'

const form = documentForm('RECEIPT_INVALID')

/** Proofs of single entries of the log, and evidence. */
export const evidenceOperations: Readonly<Record<string, Evaluate>> = {
  FormatTlogProof: (input) => {
    const [index, hashes, checkpoint] = [number(input, 'index'), byteList(input, 'hashes'), text(input, 'checkpoint')]
    const extra = input.extra === undefined ? {} : { extra: bytes(input, 'extra') }
    return { proof: formatTlogProof({ index, hashes, checkpoint, ...extra }) }
  },
  ParseTlogProof: (input) => {
    const { index, hashes, checkpoint, extra } = parseTlogProof(text(input, 'proof'))
    return { index, hashes: hashes.map(toHex), checkpoint, ...(extra === undefined ? {} : { extra: toHex(extra) }) }
  },
  // The details of the action are any object: their own form is for the operation that reads them.
  VerifyEvidence: (input) => {
    const readDetails = (details: unknown): object => {
      form.object(details, 'details', Object.keys(details ?? {}))
      return details as object
    }
    const action = text(input, 'action') as AuditAction
    return verified(verifyEvidence(input.evidence, logOf(input), action, readDetails))
  },
  VerifyRelease: (input) => verified(verifyRelease(input.evidence, logOf(input))),
}

function logOf(input: Fields): TrustedLog {
  const log = object(input, 'log')
  return { origin: text(log, 'origin'), verifierKey: text(log, 'verifierKey') }
}

function verified({ details, entry, index, checkpoint }: VerifiedEvidence): Fields {
  const { size, root } = checkpoint
  return { details: details as Fields, entryId: entry.id, index, size, root: toHex(root) }
}
