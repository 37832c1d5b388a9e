import { randomUUID } from 'node:crypto'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import type { IdentityContent, PartContext, SealKeyPair, SignKeyPair } from '@sluis/ttp-core/supplier'
import { canonicalIdentities } from './identities.ts'

/** What is sealed in an identity part of the default size, and the keys of both ends. */
export interface PartSample {
  readonly context: PartContext
  readonly content: IdentityContent
  readonly rows: number
  readonly recipient: SealKeyPair
  readonly signer: SignKeyPair
}

export async function partSample(): Promise<PartSample> {
  const identities = await canonicalIdentities()
  return {
    context: {
      kind: 'identity',
      delivery: randomUUID(),
      chunk: 0,
      institution: 'museum',
      tenant: 'audience-data',
      domain: 'market-insight',
      schema: 'sluis-identity/1',
    },
    content: { schema: 'sluis-identity/1', rows: identities.map((identity, row) => ({ row, ...identity })) },
    rows: identities.length,
    recipient: await generateSealKey(),
    signer: await generateSignKey(),
  }
}
