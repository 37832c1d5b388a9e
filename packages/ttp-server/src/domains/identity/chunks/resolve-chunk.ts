import { randomUUID } from 'node:crypto'
import type { Directory, IdentityRow, PartKind } from '@sluis/ttp-core/identity'
import { PART_SCHEMA, SALT_LENGTH, sealPart, toBase64url } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import { digestOf } from '../../../kernel/part-digest.ts'
import type { Resolution } from '../batch/resolution.ts'
import { keyOf } from '../clusters/entries.ts'
import { isOwnFault } from '../deliveries/delivery-problem.ts'
import { openIdentityPart } from '../deliveries/open-identity-part.ts'
import type { Resolver } from '../open-resolver.ts'
import type { IdentityPorts } from '../ports.ts'
import { addConsents, consentsOf } from '../reveal/consent-rows.ts'
import { addChunkRecord } from './chunk-record.ts'
import type { WaitingChunk } from './chunk-row.ts'
import { finishChunk, putAside, takeChunk } from './chunk-row.ts'
import type { NumberedRow } from './coarse-attributes.ts'
import { coarseAttributes } from './coarse-attributes.ts'
import { handOverChanges } from './hand-over-changes.ts'
import type { Parties } from './parties.ts'
import { findParties } from './parties.ts'
import { addAppearances, addAttributePart, addChunkBatch } from './result-rows.ts'

/** What became of one look for a chunk. */
export type ChunkOutcome =
  | { readonly kind: 'idle' }
  | { readonly kind: 'done'; readonly rows: number; readonly changes: number }
  /** The chunk stays where it is and is looked at again later. */
  | { readonly kind: 'aside'; readonly delivery: string; readonly number: number; readonly cause: unknown }

const ACTOR = 'engine:identity'
const ASIDE_MS = 30_000

/** Carries the chunk out of a transaction that has to be rolled back. */
class Failed extends Error {
  readonly chunk: WaitingChunk
  constructor(chunk: WaitingChunk, cause: unknown) {
    super('a chunk failed', { cause })
    this.chunk = chunk
  }
}

/**
 * Resolves the next chunk in one transaction: its identities are gone, persons and households are recorded, subject numbers are
 * with `pseudonymise`, attributes with `release`, merges on their way and the log has its entry, or nothing has happened.
 * @throws what is not the chunk's own fault (no connection, no directory): the same chunk is to be tried again.
 */
export async function resolveNextChunk(ports: IdentityPorts, resolver: Resolver): Promise<ChunkOutcome> {
  // Before the transaction: within it, the directory would need a second connection of the same pool.
  const { directory } = await ports.directory.current()
  try {
    return await ports.database.transaction(async (sql) => {
      const chunk = await takeChunk(sql, new Date(ports.now().getTime() - ASIDE_MS))
      if (chunk === undefined) return { kind: 'idle' }
      try {
        return await resolveChunk(sql, ports, resolver, directory, chunk)
      } catch (error) {
        throw isOwnFault(error) ? new Failed(chunk, error) : error
      }
    })
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    const { chunk, cause } = error
    await ports.database.withConnection((sql) => putAside(sql, chunk, ports.now()))
    return { kind: 'aside', delivery: chunk.delivery, number: chunk.number, cause }
  }
}

async function resolveChunk(
  sql: Sql,
  ports: IdentityPorts,
  resolver: Resolver,
  directory: Directory,
  chunk: WaitingChunk,
): Promise<ChunkOutcome> {
  const parties = findParties(directory, chunk, ports.signKeys, ports.now())
  const { rows } = await openIdentityPart(chunk.sealed, chunk, ports.sealKeys, parties.institution)
  const { institution } = chunk
  const batch = resolver.prepare(
    rows.map(({ row: _, ...identity }) => ({ institution, country: ports.country, identity })),
  )
  const resolution = await resolver.resolve(sql, batch)
  const numbered = numberedRows(rows, resolution)
  const results = await handOverRows(sql, resolver, chunk, parties, numbered, resolution)
  const changes = await handOverChanges(sql, resolution, {
    recipient: parties.keyEngine,
    signer: parties.signer,
  })
  for (const kind of ['person', 'household'] as const) {
    const subjects = new Map(numbered.map((row) => [keyOf(row[kind]), row[kind]]))
    // In one order: of two chunks of people seen before, none waits for the other while that waits for it.
    const sorted = [...subjects].sort(([left], [right]) => (left < right ? -1 : 1))
    await addAppearances(
      sql,
      kind,
      sorted.map(([, number]) => number),
      chunk,
    )
  }
  await addChunkRecord(
    sql,
    chunk,
    rows.map(({ row }, position) => ({ row, fingerprint: batch.rows[position]?.fingerprint })),
  )
  if (parties.domain.mode === 'reversible') await addConsents(sql, chunk, consentsOf(rows, batch.rows))
  await finishChunk(sql, chunk)
  await record(sql, ports, chunk, { rows: numbered.length, changes, ...results })
  return { kind: 'done', rows: rows.length, changes }
}

/** Rows that nothing tells from others are absent: anonymous visits. */
function numberedRows(rows: readonly IdentityRow[], resolution: Resolution): NumberedRow[] {
  return rows.flatMap(({ row }, position) => {
    const resolved = resolution.rows[position]
    return resolved === undefined ? [] : [{ ...resolved, row }]
  })
}

async function handOverRows(
  sql: Sql,
  resolver: Resolver,
  chunk: WaitingChunk,
  { domain, tenant, keyEngine, signer }: Parties,
  numbered: readonly NumberedRow[],
  resolution: Resolution,
): Promise<{ readonly subjectDigest: string; readonly attributeDigest: string }> {
  const attributes = await coarseAttributes(sql, resolver.openVault(), numbered, resolution, domain.attributes)
  const attributePart = await sealPart(
    contextOf(chunk, 'attribute'),
    { schema: PART_SCHEMA.attribute, rows: attributes },
    { recipient: tenant, signer },
  )
  const attributeDigest = toBase64url(digestOf(attributePart))
  const subjects = numbered.map(({ row, person, household }) => ({
    row,
    person: toBase64url(person),
    household: toBase64url(household),
  }))
  const subjectPart = await sealPart(
    contextOf(chunk, 'subject'),
    { schema: PART_SCHEMA.subject, attributeDigest, rows: subjects },
    { recipient: keyEngine, signer },
  )
  await addChunkBatch(sql, randomUUID(), chunk, subjectPart)
  await addAttributePart(sql, chunk, attributePart)
  return { subjectDigest: toBase64url(digestOf(subjectPart)), attributeDigest }
}

function contextOf<Kind extends PartKind>({ delivery, number, institution, tenant, domain }: WaitingChunk, kind: Kind) {
  return { kind, delivery, chunk: number, institution, tenant, domain, schema: PART_SCHEMA[kind] }
}

async function record(
  sql: Sql,
  ports: IdentityPorts,
  { delivery, number, institution, tenant, domain }: WaitingChunk,
  results: {
    readonly rows: number
    readonly changes: number
    readonly subjectDigest: string
    readonly attributeDigest: string
  },
): Promise<void> {
  await appendAudit(sql, {
    action: 'batch.resolved',
    actor: ACTOR,
    at: ports.now(),
    salt: ports.random(SALT_LENGTH),
    details: { delivery, chunk: number, institution, tenant, domain, ...results },
  })
}
