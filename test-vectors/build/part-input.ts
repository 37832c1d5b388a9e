import type { Fields } from './frame.ts'
import { ephemeral, nonce, sealPair, signPair } from './part-keys.ts'

export const recipient = sealPair(1)
export const otherRecipient = sealPair(2)
export const signer = signPair(3)
export const otherSigner = signPair(4)

export const DELIVERY = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
export const OTHER_DELIVERY = '0b9e8d7c-6f5a-4b3c-8d2e-1f0a9b8c7d6e'
export const PERSON = 'AAECAwQFBgcICQoLDA0ODw'
export const OTHER_PERSON = 'AAECAwQFBgcICQoLDA0OEA'
export const HOUSEHOLD = 'EBESExQVFhcYGRobHB0eHw'

/** The context of a part of a chunk. */
export const contextOf = (kind: string, changes: Fields = {}): Fields => ({
  kind,
  delivery: DELIVERY,
  chunk: 3,
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'reach',
  schema: `sluis-${kind}/1`,
  ...changes,
})
/** The context of a part of a change. */
export const ofChange = (kind: string, changes: Fields = {}): Fields =>
  contextOf(kind, { chunk: 0, institution: '', ...changes })

export const ACTIVITIES: Fields = {
  schema: 'sluis-activity/1',
  rows: [
    { row: 7, visitDate: '2026-03-01', offerGenre: 'museum', quantity: 2 },
    { row: 9, visitDate: '2026-03-02', priceCents: 1250, priceKind: 'regular' },
  ],
}

/** What is random in the parts of these files. */
export const random = (byte: number): { ephemeral: Fields; nonce: string } => ({
  ephemeral: ephemeral(byte),
  nonce: nonce(byte),
})
