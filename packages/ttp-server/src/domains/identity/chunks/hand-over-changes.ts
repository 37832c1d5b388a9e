import { randomUUID } from 'node:crypto'
import type { Change, SealOptions } from '@sluis/ttp-core/identity'
import { PART_SCHEMA, sealPart } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { SubjectMerge, SubjectSplit } from '../batch/resolution.ts'
import { keyOf } from '../clusters/entries.ts'
import { erasureEntry, listsOf, mergeEntry, splitEntries } from './change-lists.ts'
import { addAppearances, addChangeBatch, findAppearances } from './result-rows.ts'

/** What a batch or an act changed of numbers that were given out before. */
export interface SubjectChanges {
  readonly merges?: readonly SubjectMerge[]
  readonly splits?: readonly SubjectSplit[]
  /** Numbers of persons who are erased: to be handed over before it is forgotten where they appeared. */
  readonly erased?: readonly Uint8Array[]
}

interface Domain {
  readonly tenant: string
  readonly domain: string
}

/** What one domain is told. */
interface DomainChanges extends Domain {
  readonly entries: Change<string>[]
  /** The numbers that appear there with it. */
  readonly appear: { readonly person: Uint8Array[]; readonly household: Uint8Array[] }
}

const KINDS = ['person', 'household'] as const

/**
 * Tells each domain which of its rows were split off, and every domain in which an absorbed number has appeared which number takes
 * its place. The number that is new there has appeared there from then on. Splits come first: who was split off may be absorbed in
 * the same transaction. Of who is erased each domain is told the numbers that appeared there, and no other. To be called with all
 * changes of a transaction at once. Returns how many changes were handed over.
 */
export async function handOverChanges(
  sql: Sql,
  { merges = [], splits = [], erased = [] }: SubjectChanges,
  options: SealOptions,
): Promise<number> {
  const byDomain = new Map<string, DomainChanges>()
  for (const split of splits) {
    const { entries, appear } = changesOf(byDomain, split)
    entries.push(...splitEntries(split))
    appear[split.kind].push(split.new)
  }
  await addAllAppearances(sql, byDomain.values())
  for (const kind of KINDS) await addMerges(sql, kind, merges, byDomain)
  await addAllAppearances(sql, byDomain.values())
  for (const { position, tenant, domain } of await findAppearances(sql, 'person', erased)) {
    const number = erased[position]
    if (number !== undefined) changesOf(byDomain, { tenant, domain }).entries.push(erasureEntry(number))
  }
  let count = 0
  for (const { entries, ...domain } of byDomain.values()) {
    for (const changes of listsOf(entries)) await handOver(sql, domain, changes, options)
    count += entries.length
  }
  return count
}

/** A survivor that is absorbed in its turn leads on: the domain is told both, although it hears of the first survivor only now. */
async function addMerges(
  sql: Sql,
  kind: 'person' | 'household',
  merges: readonly SubjectMerge[],
  byDomain: Map<string, DomainChanges>,
): Promise<void> {
  const ofKind = merges.filter((merge) => merge.kind === kind)
  const byAbsorbed = new Map(ofKind.map((merge) => [keyOf(merge.absorbed), merge]))
  const absorbed = ofKind.map((merge) => merge.absorbed)
  const told = new Set<string>()
  for (const { position, tenant, domain } of await findAppearances(sql, kind, absorbed)) {
    const { entries, appear } = changesOf(byDomain, { tenant, domain })
    for (let merge = ofKind[position]; merge !== undefined; merge = byAbsorbed.get(keyOf(merge.survivor))) {
      const key = `${tenant} ${domain} ${keyOf(merge.absorbed)}`
      if (told.has(key)) break
      told.add(key)
      entries.push(mergeEntry(merge))
      appear[kind].push(merge.survivor)
    }
  }
}

function changesOf(byDomain: Map<string, DomainChanges>, { tenant, domain }: Domain): DomainChanges {
  const key = `${tenant} ${domain}`
  const known = byDomain.get(key)
  if (known !== undefined) return known
  const changes = { tenant, domain, entries: [], appear: { person: [], household: [] } }
  byDomain.set(key, changes)
  return changes
}

async function addAllAppearances(sql: Sql, domains: Iterable<DomainChanges>): Promise<void> {
  for (const { appear, ...domain } of domains)
    for (const kind of KINDS) await addAppearances(sql, kind, appear[kind], domain)
}

async function handOver(sql: Sql, { tenant, domain }: Domain, changes: Change<string>[], options: SealOptions) {
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
  const sealed = await sealPart(context, { schema: PART_SCHEMA.subject, changes }, options)
  await addChangeBatch(sql, id, { tenant, domain }, sealed)
}
