import type { Identity, LinkageRecord } from '@sluis/ttp-core/identity'
import { fingerprintKey, isIdentifying, linkageTokens, readLinkageRecord } from '@sluis/ttp-core/identity'
import type { ResolverPorts } from '../ports.ts'

/** The records of one batch before the database was asked. */
export interface PreparedBatch {
  readonly rows: readonly (PreparedRow | undefined)[]
}
export interface PreparedRow {
  readonly record: LinkageRecord
  readonly fingerprint: Uint8Array
}

/** A canonical record, who delivered it, and which country holds where it names none (ISO 3166 alpha-2). */
export interface DeliveredRecord {
  readonly institution: string
  readonly country: string
  readonly identity: Identity
}

/** Comparison keys and fingerprints; undefined for a record that nothing tells from others. Needs no database. */
export function prepareBatch(ports: ResolverPorts, delivered: readonly DeliveredRecord[]): PreparedBatch {
  const records = delivered.map(({ identity, institution, country }) =>
    readLinkageRecord(identity, institution, country),
  )
  const inputs = delivered.map(({ identity, institution }) => fingerprintKey(identity, institution))
  const fingerprints = linkageTokens(ports.linkageKey, inputs)
  return {
    rows: records.map((record, position) => {
      const fingerprint = fingerprints[position]
      return fingerprint === undefined || !isIdentifying(record) ? undefined : { record, fingerprint }
    }),
  }
}
