import { randomUUID } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import { findDomain, PART_SCHEMA } from '@sluis/ttp-core/common'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { ProblemError } from '../../kernel/http/problem.ts'
import { digestOf } from '../../kernel/part-digest.ts'
import { checkRewrapPart } from './check-rewrap-part.ts'
import type { ReleasePorts } from './ports.ts'
import { findRewrapChunk, insertRewrap, insertRewrapChunk } from './rewrap-rows.ts'
import type { ReceivedRewrapChunk } from './rewrap-schemas.ts'
import { ReceiveRewrapInput } from './rewrap-schemas.ts'

/**
 * Receives a sealed list of the tenant's own pseudonyms, to be carried to the epoch that the directory names; the answer comes in the
 * tenant's feed. The same list again is no error, at any time; another one under its number is.
 * @throws ServerError `NOT_FOUND` for a domain that is not the tenant's, `CHUNK_CHANGED`, `CHUNK_TOO_LARGE`, `PART_MALFORMED`,
 * `PART_WRONG_KEY`, `PART_CONTEXT_MISMATCH`.
 */
export async function receiveRewrap(
  ports: ReleasePorts,
  actor: Actor,
  raw: unknown,
): Promise<{ readonly chunk: z.output<typeof ReceivedRewrapChunk>; readonly isNew: boolean }> {
  requireScope(actor, 'rewrap:write')
  const { rewrapId, number, domain, rewrapPart } = parse(ReceiveRewrapInput, raw)
  const tenant = actor.organisation
  const { directory } = await ports.directory.current()
  if (findDomain(directory, { tenant, domain }) === undefined) throw new ServerError('NOT_FOUND')
  const digest = digestOf(rewrapPart)
  const received = { number, digest: Buffer.from(digest).toString('base64url') }
  const isNew = await ports.database.transaction(async (sql) => {
    const known = await findRewrapChunk(sql, { tenant, rewrap: rewrapId, number })
    if (known !== null) return same(known, domain, digest, number)
    const context = { kind: 'rewrap', delivery: rewrapId, chunk: number, institution: '', tenant, domain } as const
    checkRewrapPart(rewrapPart, { ...context, schema: PART_SCHEMA.rewrap }, directory.engines.key.seal)
    const change = randomUUID()
    const chunk = { tenant, rewrap: rewrapId, number, domain, digest, change, receivedAt: ports.now() }
    if (await insertRewrapChunk(sql, chunk)) {
      await insertRewrap(sql, chunk, rewrapPart)
      return true
    }
    const first = await findRewrapChunk(sql, chunk)
    if (first === null) throw new ServerError('INTERNAL')
    return same(first, domain, digest, number)
  })
  return { chunk: received, isNew }
}

/** @returns False: it was received before. */
function same(
  known: { readonly domain: string; readonly digest: Uint8Array },
  domain: string,
  digest: Uint8Array,
  chunk: number,
): false {
  if (known.domain !== domain || Buffer.compare(known.digest, digest) !== 0)
    throw new ProblemError('CHUNK_CHANGED', { chunk })
  return false
}
