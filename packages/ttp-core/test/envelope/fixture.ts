import { PART_SCHEMA, type PartContext, type PartKind } from '../../src/envelope/index.ts'
import { sealKeyFromSeed, signKeyFromSeed } from '../../src/jwk/index.ts'

export const recipient = sealKeyFromSeed(new Uint8Array(32).fill(1))
export const otherRecipient = sealKeyFromSeed(new Uint8Array(32).fill(2))
export const signer = signKeyFromSeed(new Uint8Array(32).fill(3))
export const otherSigner = signKeyFromSeed(new Uint8Array(32).fill(4))

export const DELIVERY = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'

export function contextOf(kind: PartKind, changes: Partial<PartContext> = {}): PartContext {
  const ofChange = kind === 'change'
  return {
    kind,
    delivery: DELIVERY,
    chunk: ofChange ? 0 : 3,
    institution: ofChange ? '' : 'museum-a',
    tenant: 'audience',
    domain: 'reach',
    schema: PART_SCHEMA[kind],
    ...changes,
  }
}

export const seal = { recipient: recipient.publicJwk, signer: signer.privateJwk }
export const open = { recipients: [recipient.privateJwk], signers: [signer.publicJwk] }

export const activities = {
  schema: 'sluis-activity/1',
  rows: [
    { row: 7, visitDate: '2026-03-01', offerGenre: 'museum', quantity: 2 },
    { row: 9, visitDate: '2026-03-02', priceCents: 1250, priceKind: 'regular' },
  ],
} as const

export const PERSON = 'AAECAwQFBgcICQoLDA0ODw'
export const HOUSEHOLD = 'EBESExQVFhcYGRobHB0eHw'
