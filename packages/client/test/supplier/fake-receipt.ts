import { randomBytes, randomUUID } from 'node:crypto'
import {
  commit,
  formatEntry,
  formatTlogProof,
  leafHash,
  type ReceiptDetails,
  toBase64url,
  utf8,
} from '@sluis/ttp-core/common'
import { type NoteSigner, signCheckpoint } from '@sluis/ttp-core/pseudonymise'

/** A receipt that holds: its entry is the only one of a log of its own. */
export function makeReceipt(logKey: NoteSigner, details: ReceiptDetails): Record<string, unknown> {
  const salt = new Uint8Array(randomBytes(32))
  const entry = formatEntry({
    schema: 'sluis-audit/1',
    id: randomUUID(),
    at: '2026-06-01T12:00:00.000Z',
    action: 'delivery.closed',
    actor: 'museum',
    commitment: commit(salt, details),
  })
  const checkpoint = signCheckpoint({ origin: logKey.name, size: 1, root: leafHash(utf8(entry)) }, logKey)
  const proof = formatTlogProof({ index: 0, hashes: [], checkpoint })
  return { schema: 'sluis-receipt/1', details, salt: toBase64url(salt), entry, proof }
}
