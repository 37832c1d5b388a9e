import { randomUUID } from 'node:crypto'
import type { Merge, SealOptions } from '@sluis/ttp-core/identity'
import { PART_SCHEMA, sealPart, toBase64url } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { SubjectMerge } from '../batch/resolution.ts'
import { addAppearances, addChangeBatch, findAppearances } from './result-rows.ts'

/** Most changes of one sealed part. */
const CHANGES_MAX = 5_000

interface DomainChanges {
  readonly tenant: string
  readonly domain: string
  readonly merges: SubjectMerge[]
}

/**
 * Tells every domain in which an absorbed number has appeared which number takes its place; the survivor has appeared there from
 * then on. Returns how many changes were handed over.
 */
export async function handOverChanges(
  sql: Sql,
  merges: readonly SubjectMerge[],
  options: SealOptions,
): Promise<number> {
  let count = 0
  for (const changes of await changesByDomain(sql, merges)) {
    for (let start = 0; start < changes.merges.length; start += CHANGES_MAX) {
      await handOver(sql, { ...changes, merges: changes.merges.slice(start, start + CHANGES_MAX) }, options)
    }
    for (const kind of ['person', 'household'] as const) {
      const survivors = changes.merges.filter((merge) => merge.kind === kind).map(({ survivor }) => survivor)
      await addAppearances(sql, kind, survivors, changes)
    }
    count += changes.merges.length
  }
  return count
}

async function changesByDomain(sql: Sql, merges: readonly SubjectMerge[]): Promise<readonly DomainChanges[]> {
  const byDomain = new Map<string, DomainChanges>()
  for (const kind of ['person', 'household'] as const) {
    const ofKind = merges.filter((merge) => merge.kind === kind)
    const absorbed = ofKind.map((merge) => merge.absorbed)
    for (const { position, tenant, domain } of await findAppearances(sql, kind, absorbed)) {
      const merge = ofKind[position]
      if (merge === undefined) continue
      const key = `${tenant} ${domain}`
      const known = byDomain.get(key)
      if (known === undefined) byDomain.set(key, { tenant, domain, merges: [merge] })
      else known.merges.push(merge)
    }
  }
  return [...byDomain.values()]
}

async function handOver(sql: Sql, { tenant, domain, merges }: DomainChanges, options: SealOptions): Promise<void> {
  const id = randomUUID()
  const context = {
    kind: 'subject',
    delivery: id,
    chunk: 0,
    institution: '',
    tenant,
    domain,
    schema: PART_SCHEMA.subject,
  } as const
  const changes = merges.map(
    ({ kind, absorbed, survivor }): Merge<string> => ({
      change: 'merge',
      kind,
      old: toBase64url(absorbed),
      new: toBase64url(survivor),
    }),
  )
  const sealed = await sealPart(context, { schema: PART_SCHEMA.subject, changes }, options)
  await addChangeBatch(sql, id, { tenant, domain }, sealed)
}
