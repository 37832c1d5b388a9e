import {
  type ActivityRow,
  type IdentityRow,
  type ManifestChunk,
  PART_SCHEMA,
  type PartContext,
  sealPart,
} from '@sluis/ttp-core/supplier'
import { digestOf } from '../../http/part-digest.ts'
import { parseLine } from './lines.ts'
import type { Outbox } from './outbox.ts'
import type { Parties } from './parties.ts'

/** Rows of one chunk, unless told otherwise. */
export const CHUNK_ROWS = 2_500

/** Told where a row of the file went in the delivery. For the institution's own books: nobody else may learn it. */
export type OnPlaced = (fileRow: number, deliveryRow: number) => void

/**
 * Splits the shuffled lines into chunks and every chunk into its two parts, seals them (identity to the engine, activity to the
 * tenant), puts them in the outbox and tells the chunk. Rows are numbered anew: the number says nothing about the file.
 */
export async function* sealChunks(
  shuffled: AsyncIterable<readonly string[]>,
  outbox: Outbox,
  parties: Parties,
  chunkRows: number = CHUNK_ROWS,
  onPlaced?: OnPlaced,
): AsyncGenerator<ManifestChunk> {
  let held: string[] = []
  let number = 0
  const next = (): Promise<ManifestChunk> => {
    const lines = held.slice(0, chunkRows)
    held = held.slice(chunkRows)
    return sealChunk(lines, number * chunkRows, number++, outbox, parties, onPlaced)
  }
  for await (const lines of shuffled) {
    held = held.length === 0 ? [...lines] : held.concat(lines)
    while (held.length >= chunkRows) yield await next()
  }
  if (held.length > 0) yield await next()
}

async function sealChunk(
  lines: readonly string[],
  firstRow: number,
  number: number,
  outbox: Outbox,
  parties: Parties,
  onPlaced?: OnPlaced,
): Promise<ManifestChunk> {
  const identities: IdentityRow[] = []
  const activities: ActivityRow[] = []
  for (const [index, line] of lines.entries()) {
    const { fileRow, identity, activity } = parseLine(line)
    const row = firstRow + index
    onPlaced?.(fileRow, row)
    if (identity) identities.push({ row, ...identity })
    activities.push({ row, ...activity })
  }
  const { identityKey, tenantKey, signer, institution, tenant, domain } = parties
  const context = (kind: 'identity' | 'activity'): PartContext => ({
    kind,
    delivery: outbox.label.deliveryId,
    chunk: number,
    institution,
    tenant,
    domain,
    schema: PART_SCHEMA[kind],
  })
  const [identityPart, activityPart] = await Promise.all([
    sealPart(context('identity'), { schema: 'sluis-identity/1', rows: identities }, { recipient: identityKey, signer }),
    sealPart(context('activity'), { schema: 'sluis-activity/1', rows: activities }, { recipient: tenantKey, signer }),
  ])
  await outbox.putChunk(number, { identityPart, activityPart })
  return {
    number,
    rowCount: lines.length,
    identityDigest: await digestOf(identityPart),
    activityDigest: await digestOf(activityPart),
  }
}
