import type { Identity } from '@sluis/ttp-core/identity'
import { fingerprintKey, isIdentifying, linkageTokens } from '@sluis/ttp-core/identity'
import { nodeHmacUnder } from '../../../kernel/node-mac-under.ts'
import type { ResolverPorts } from '../ports.ts'

/** A canonical record, who delivered it, and which country holds where it names none (ISO 3166 alpha-2). */
export interface DeliveredRecord {
  readonly institution: string
  readonly country: string
  readonly identity: Identity
}

/** A record and the token of all of it. Comparison keys are made later, and only for records that were not seen before. */
export interface PreparedRecord extends DeliveredRecord {
  readonly fingerprint: Uint8Array
}

/** The records of one batch before the database was asked; undefined for a record that nothing tells from others. */
export interface PreparedBatch {
  readonly rows: readonly (PreparedRecord | undefined)[]
}

/** Fingerprints of a batch. Needs no database. */
export function prepareBatch(ports: ResolverPorts, delivered: readonly DeliveredRecord[]): PreparedBatch {
  const inputs = delivered.map(({ identity, institution }) => fingerprintKey(identity, institution))
  const fingerprints = linkageTokens(ports.linkageKey, inputs, nodeHmacUnder)
  return {
    rows: delivered.map((record, position) => {
      const fingerprint = fingerprints[position]
      return fingerprint === undefined || !isIdentifying(record.identity) ? undefined : { ...record, fingerprint }
    }),
  }
}
