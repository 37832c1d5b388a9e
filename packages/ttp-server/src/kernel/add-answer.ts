import { randomUUID } from 'node:crypto'
import { canonicalJson, SALT_LENGTH, toBase64url } from '@sluis/ttp-core/common'
import { appendAudit } from './audit-append.ts'
import type { Sql } from './database.ts'
import { digestOf } from './part-digest.ts'

/** The sealed answer of an engine to an approved request. */
export interface Answer {
  readonly action: 'reveal.answered' | 'translation.answered'
  /** The engine. */
  readonly actor: string
  readonly request: string
  /** SHA-256 of the request as signed, hexadecimal. */
  readonly digest: string
  /** Of the part, from 0. */
  readonly number: number
  readonly sealed: string
}

/**
 * Leaves an answer with the gateway, and in the log, in the same transaction, the digest of its bytes: it is handed over under evidence of that, so
 * that a key which leaves the directory later can put nothing in its place.
 */
export async function addAnswer(
  sql: Sql,
  { now, random }: { readonly now: () => Date; readonly random: (bytes: number) => Uint8Array },
  { action, actor, request, digest, number, sealed }: Answer,
): Promise<void> {
  const at = now()
  const details = { request, digest, chunk: number, partDigest: toBase64url(digestOf(sealed)) }
  const salt = random(SALT_LENGTH)
  const entry = await appendAudit(sql, { id: randomUUID(), action, actor, at, salt, details })
  await sql.query(
    `insert into reveal.result (request, number, sealed, entry, details, salt, made_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [request, number, sealed, entry, canonicalJson(details), Buffer.from(salt), at],
  )
}
