import { randomUUID } from 'node:crypto'
import type {
  Change,
  Directory,
  Identity,
  RowName,
  SealKeyPair,
  SignKeyPair,
  SubjectChangeContent,
} from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL, openPart, PART_SCHEMA, parseSubjectContent } from '@sluis/ttp-core/identity'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import { Forwarding } from '@sluis/ttp-core/tenant'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addChunkRecord } from '../../src/domains/identity/chunks/chunk-record.ts'
import type { SubjectChanges } from '../../src/domains/identity/chunks/hand-over-changes.ts'
import { handOverChanges } from '../../src/domains/identity/chunks/hand-over-changes.ts'
import { addAppearances } from '../../src/domains/identity/chunks/result-rows.ts'
import { eraseRecordPerson } from '../../src/domains/identity/index.ts'
import type { Sql } from '../../src/kernel/database.ts'
import { assertUntilSeen } from '../support/until-seen.ts'
import { anyRecord } from './population.ts'
import type { Handed, Store } from './store.ts'
import { markOf, startStore } from './store.ts'

const KINDS = ['person', 'household'] as const
const DOMAINS = ['alfa', 'beta'] as const
type Domain = (typeof DOMAINS)[number]

/** A row as a domain's feed brings it, and whose record it is at the TTP. */
interface Row {
  readonly name: RowName
  readonly came: Handed
  readonly mark: string
  readonly addressed: boolean
}

let store: Store
let signer: SignKeyPair
let recipient: SealKeyPair
beforeAll(async () => {
  // A model that asks nobody: what does not bear one person is split at once.
  store = await startStore({ ...DEFAULT_MODEL, reviewFrom: DEFAULT_MODEL.linkFrom })
  signer = await generateSignKey()
  recipient = await generateSealKey()
})
afterAll(() => store.stop())

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function handOver(sql: Sql, changes: SubjectChanges): Promise<number> {
  return handOverChanges(sql, changes, { recipient: recipient.publicJwk, signer: signer.privateJwk })
}

/** Resolves a chunk for a domain, as the engine does but for what it seals of the rows. */
async function deliver(domain: Domain, identities: readonly Identity[]): Promise<Row[]> {
  const batch = store.resolver.prepare(
    identities.map((identity) => ({ institution: 'museum', country: 'NL', identity })),
  )
  const place = { delivery: randomUUID(), number: 0, institution: 'museum', tenant: 'tenant', domain, sealed: '' }
  return store.identity.transaction(async (sql) => {
    const resolution = await store.resolver.resolve(sql, batch)
    await handOver(sql, resolution)
    const rows: Row[] = []
    for (const [row, numbers] of resolution.rows.entries()) {
      const prepared = batch.rows[row]
      if (numbers === undefined || prepared === undefined) continue
      for (const kind of KINDS) await addAppearances(sql, kind, [numbers[kind]], place)
      const came = { person: hex(numbers.person), household: hex(numbers.household) }
      const addressed = prepared.identity.postcode !== undefined
      rows.push({ name: [place.delivery, row], came, mark: markOf(prepared.fingerprint), addressed })
    }
    const marked = batch.rows.map((prepared, row) => ({ row, fingerprint: prepared?.fingerprint }))
    await addChunkRecord(sql, place, marked)
    return rows
  })
}

/** Splits a person by chance; what the record of a review would do. */
async function split(choice: number, sides: Iterator<boolean>): Promise<void> {
  const persons = [...new Set([...(await store.partition()).values()].map(({ person }) => person))].sort()
  const person = persons[choice % Math.max(1, persons.length)]
  if (person === undefined) return
  const marks = (await store.profile(person)).records.map(([mark]) => mark)
  const first = marks.filter(() => sides.next().value === true)
  if (first.length === 0 || first.length === marks.length) return
  const parts = [first, marks.filter((mark) => !first.includes(mark))] as const
  await store.identity.transaction(async (sql) => {
    const { splits } = await store.resolver.split(sql, { person: Buffer.from(person, 'hex'), parts, reason: 'test' })
    await handOver(sql, { splits })
  })
}

/** Erases a person by chance, as the command does; whose rows they were goes with the marks. */
async function erase(choice: number): Promise<void> {
  const persons = [...(await store.partition())].map(([mark, { person }]) => ({ mark, person }))
  const chosen = persons.sort((a, b) => (a.person < b.person ? -1 : 1))[choice % Math.max(1, persons.length)]
  if (chosen === undefined) return
  const engines = { identity: { sign: [signer.publicJwk] }, key: { seal: [recipient.publicJwk] } }
  const directory = { engines } as unknown as Directory
  await eraseRecordPerson(
    store.identity,
    { ...store.ports, directory, signKeys: [signer.privateJwk] },
    { mark: Buffer.from(chosen.mark, 'base64url'), ground: 'withdrawn', by: 'operator-1', request: 'R-1' },
  )
}

/** The changes that each domain was told, as the key engine opens them. */
async function told(): Promise<Readonly<Record<Domain, Change<string>[]>>> {
  const { rows } = await store.owner.withConnection((sql) =>
    sql.query<{ id: string; domain: Domain; sealed: string }>('select id, domain, sealed from pseudonymise.batch'),
  )
  const changes: Record<Domain, Change<string>[]> = { alfa: [], beta: [] }
  for (const { id, domain, sealed } of rows) {
    const context = { kind: 'subject', delivery: id, chunk: 0, institution: '', tenant: 'tenant', domain } as const
    const keys = { recipients: [recipient.privateJwk], signers: [signer.publicJwk] }
    const { content } = await openPart(sealed, { ...context, schema: PART_SCHEMA.subject }, keys)
    for (const change of (parseSubjectContent(content) as SubjectChangeContent).changes) {
      const number = (text: string): string => Buffer.from(text, 'base64url').toString('hex')
      const old = number(change.old)
      changes[domain].push(change.change === 'erase' ? { ...change, old } : { ...change, old, new: number(change.new) })
    }
  }
  return changes
}

/** Whether the TTP holds the number for an erased one. */
async function isErased(person: string): Promise<boolean> {
  const { rows } = await store.owner.withConnection((sql) =>
    sql.query('select from identity.person where id = $1 and erased_at is not null', [Buffer.from(person, 'hex')]),
  )
  return rows.length > 0
}

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      domain: fc.constantFrom(...DOMAINS),
      records: fc.array(anyRecord, { minLength: 1, maxLength: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('split' as const),
      choice: fc.nat(),
      sides: fc.infiniteStream(fc.boolean()),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), choice: fc.nat() }) },
)

test('the feed reproduces the partition: whatever is delivered, merged, split and erased, and in any order of changes [RELE-29, RELE-30, RELE-31, RELE-44, RELE-45, LINK-25]', async () => {
  const seen = { merge: 0, split: 0, erase: 0, rows: 0, erasedRows: 0 }
  const luck = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }))
  await assertUntilSeen(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 16 }), luck, async (acts, chance) => {
      await store.empty()
      await store.owner.withConnection((sql) => sql.query('truncate pseudonymise.batch, audit.pending'))
      const rows: Record<Domain, Row[]> = { alfa: [], beta: [] }
      for (const one of acts) {
        if (one.kind === 'deliver') rows[one.domain].push(...(await deliver(one.domain, one.records)))
        else if (one.kind === 'split') await split(one.choice, one.sides)
        else await erase(one.choice)
      }
      const partition = await store.partition()
      const changes = await told()
      for (const domain of DOMAINS) {
        const shuffled = changes[domain]
          .map((change) => ({ change, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
        const forwarding = new Forwarding()
        for (const { change } of shuffled) {
          forwarding.apply(change)
          seen[change.change] += 1
        }
        for (const { name, came, mark, addressed } of rows[domain]) {
          const reads = forwarding.currentOf('person', name, came.person)
          const owner = partition.get(mark)
          const erased = await isErased(reads)
          // A record that was erased and delivered again is another person's: the rows of before stay erased.
          expect(forwarding.isErased(reads)).toBe(erased)
          if (erased) {
            seen.erasedRows += 1
            continue
          }
          const [now] = await store.now([owner ?? { person: 'nobody', household: 'none' }])
          expect(reads).toBe(now?.person)
          // Without an address a row has the household in which the person lived then.
          if (addressed) expect(forwarding.currentOf('household', name, came.household)).toBe(now?.household)
          seen.rows += 1
        }
        const own = new Set(rows[domain].map(({ name }) => name.join(' ')))
        const named = changes[domain].flatMap((change) => (change.change === 'split' ? change.rows : []))
        expect(named.filter((name) => !own.has(name.join(' ')))).toEqual([])
      }
    }),
    () => Object.values(seen).every((count) => count >= 3),
    // A case that fails is told at once: making it smaller takes longer than a test may.
    { numRuns: 20, endOnFailure: true },
  )
  // Or the above says nothing.
  expect(Object.entries(seen).filter(([, count]) => count < 3)).toEqual([])
})
