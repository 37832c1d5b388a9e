import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Directory, Identity, SealKeyPair, SignKeyPair, SubjectChangeContent } from '@sluis/ttp-core/identity'
import { openPart, PART_SCHEMA, parseSubjectContent } from '@sluis/ttp-core/identity'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ErasurePorts, ErasureRequest } from '../../src/domains/identity/erasure/erase-record.ts'
import { eraseRecordPerson } from '../../src/domains/identity/erasure/erase-record.ts'
import { eraseUnreadable } from '../../src/domains/identity/erasure/erase-unreadable.ts'
import { verifyEvents } from '../../src/domains/identity/events/verify-events.ts'
import { Crash, dyingProcess } from '../audit/dying-process.ts'
import { backUp, restore, tablesOf } from './backups.ts'
import { appear, entries, erasureOf, markOf, request } from './erasing.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

const anna: Identity = {
  givenName: 'Anna',
  familyName: 'Bakker',
  email: 'anna@example.org',
  postcode: '1234AB',
  houseNumber: '5',
}
const kees: Identity = {
  givenName: 'Kees',
  familyName: 'Visser',
  email: 'kees@example.org',
  postcode: '1234AB',
  houseNumber: '5',
}
let store: Store
/** Another installation, into which backups are restored. */
let other: Store
let backups: string
let signer: SignKeyPair
let recipient: SealKeyPair
beforeAll(async () => {
  signer = await generateSignKey()
  recipient = await generateSealKey()
  store = await startStore()
  other = await startStore()
  backups = await mkdtemp(join(tmpdir(), 'sluis-backups-'))
  // PostgreSQL writes here, under whichever user it runs.
  await chmod(backups, 0o777)
})
afterAll(async () => {
  await store?.stop()
  await other?.stop()
  await rm(backups, { recursive: true, force: true })
})
beforeEach(async () => {
  await store.empty()
  await other.empty()
  for (const { owner } of [store, other])
    await owner.withConnection((sql) => sql.query('truncate audit.pending, pseudonymise.batch'))
})

/** With the keys by which the tenants are told. */
const ports = (): ErasurePorts => ({ ...store.ports, directory: DIRECTORY(), signKeys: [signer.privateJwk] })
const DIRECTORY = (): Directory =>
  ({
    engines: { identity: { sign: [signer.publicJwk] }, key: { seal: [recipient.publicJwk] } },
  }) as unknown as Directory

/** What each domain is told: as the key engine opens it. */
async function told(owner = store.owner): Promise<unknown[]> {
  const { rows } = await owner.withConnection((sql) =>
    sql.query<{ id: string; tenant: string; domain: string; sealed: string }>(
      'select id, tenant, domain, sealed from pseudonymise.batch order by domain',
    ),
  )
  const keys = { recipients: [recipient.privateJwk], signers: [signer.publicJwk] }
  const contents: unknown[] = []
  for (const { id, tenant, domain, sealed } of rows) {
    const context = { kind: 'subject', delivery: id, chunk: 0, institution: '', tenant, domain } as const
    const { content } = await openPart(sealed, { ...context, schema: PART_SCHEMA.subject }, keys)
    contents.push({ domain, changes: (parseSubjectContent(content) as SubjectChangeContent).changes })
  }
  return contents
}

describe('an erasure', () => {
  test('ends what is known of the person of a record, stands in the log without a word of whom, and names the domains [KEYS-65]', async () => {
    const [one, two] = await store.deliver([anna, kees])
    const mark = await markOf(store, one?.person ?? '')
    await appear(store, one?.person ?? '', 'reach')
    const erased = await eraseRecordPerson(store.identity, ports(), request(mark))
    const domains = [{ tenant: 'audience', domain: 'reach' }]
    expect(erased).toEqual({ numbers: 1, records: 1, domains, changes: 1 })
    await expect(store.profile(one?.person ?? '')).rejects.toThrow('no such person')
    expect((await store.profile(two?.person ?? '')).names).toHaveLength(1)
    const log = await entries(store)
    expect(log.map(({ action, actor }) => [action, actor])).toEqual([['person.erased', 'engine:identity']])
    const text = JSON.stringify(log)
    for (const secret of [one?.person ?? '', mark.toString('base64url'), mark.toString('hex')])
      expect(text).not.toContain(secret)
    await expect(eraseRecordPerson(store.identity, ports(), request(mark))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await entries(store)).toHaveLength(1)
  })

  test('reaches each domain as the numbers of the person that appeared there, and no other domain [RELE-44]', async () => {
    const phone = { phone: '+31612345678', phoneKind: 'mobile' } as const
    const [older] = await store.deliver([anna])
    const [younger] = await store.deliver([{ givenName: 'Anna', familyName: 'Bakker', ...phone }])
    await appear(store, older?.person ?? '', 'insight')
    await appear(store, younger?.person ?? '', 'reach')
    const [both, other] = await store.deliver([{ ...anna, ...phone }, kees])
    const [absorbed] = await store.now([younger ?? { person: '', household: '' }])
    expect(absorbed?.person).toBe(both?.person)
    await appear(store, both?.person ?? '', 'reach')
    await appear(store, other?.person ?? '', 'contact')
    const mark = [...(await store.partition())].find(([, owner]) => owner.person === both?.person)?.[0] ?? ''
    const { numbers, changes } = await eraseRecordPerson(
      store.identity,
      ports(),
      request(Buffer.from(mark, 'base64url')),
    )
    expect([numbers, changes]).toEqual([2, 3])
    expect(await told()).toEqual([
      { domain: 'insight', changes: [erasureOf(older?.person ?? '')] },
      {
        domain: 'reach',
        changes: expect.toSatisfy((list: unknown[]) => {
          const both = [older, younger].map((one) => JSON.stringify(erasureOf(one?.person ?? '')))
          return JSON.stringify(list.map((one) => JSON.stringify(one)).sort()) === JSON.stringify(both.sort())
        }),
      },
    ])
  })

  test('that cannot be told to the tenants is not begun: nothing is logged and nobody is erased [RELE-44, KEYS-65]', async () => {
    const [one] = await store.deliver([anna])
    const mark = await markOf(store, one?.person ?? '')
    await appear(store, one?.person ?? '', 'reach')
    for (const change of [{ directory: undefined }, { signKeys: [] }]) {
      await expect(eraseRecordPerson(store.identity, { ...ports(), ...change }, request(mark))).rejects.toMatchObject({
        code: 'KEY_UNAVAILABLE',
      })
    }
    expect(await entries(store)).toEqual([])
    expect((await store.profile(one?.person ?? '')).names).toHaveLength(1)
    expect(await told()).toEqual([])
  })

  test('is in the log before it happens, and told to the tenants with it, wherever the process dies [KEYS-65, RELE-44]', async () => {
    for (let statement = 1; ; statement += 1) {
      await store.empty()
      await store.owner.withConnection((sql) => sql.query('truncate audit.pending'))
      const [one] = await store.deliver([anna])
      const mark = await markOf(store, one?.person ?? '')
      await store.owner.withConnection((sql) => sql.query('truncate pseudonymise.batch'))
      await appear(store, one?.person ?? '', 'reach')
      const process = dyingProcess(statement, 'after')
      const database = process.database(store.database.url('ttp_identity'))
      const died = await eraseRecordPerson(database, ports(), request(mark)).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Crash)) throw error
          return true
        },
      )
      const left = (await store.partition()).size
      // The tenant is told exactly when the person is erased.
      expect(await told()).toEqual(left === 0 ? [{ domain: 'reach', changes: [erasureOf(one?.person ?? '')] }] : [])
      if (left === 0) expect(await entries(store)).toHaveLength(1)
      // What the entry announces can still be done.
      else await eraseRecordPerson(store.identity, ports(), request(mark))
      expect((await store.partition()).size).toBe(0)
      expect(await told()).toHaveLength(1)
      if (!died && !process.died()) break
    }
  })

  test.each<[string, Partial<ErasureRequest>]>([
    ['without a ground of the law', { ground: 'asked' as ErasureRequest['ground'] }],
    ['by nobody', { by: '' }],
    ['by a mail address', { by: 'anna@example.org' }],
    ['without a reference', { request: '' }],
    ['with a name for a reference', { request: 'Anna Bakker' }],
  ])('%s is refused, and nothing is written [KEYS-65]', async (_what, change) => {
    const [one] = await store.deliver([anna])
    const mark = await markOf(store, one?.person ?? '')
    await expect(eraseRecordPerson(store.identity, ports(), request(mark, change))).rejects.toMatchObject({
      code: 'ERASURE_INVALID',
    })
    expect(await entries(store)).toEqual([])
    expect((await store.profile(one?.person ?? '')).names).toHaveLength(1)
  })
})

describe('a backup', () => {
  test('of the identities holds no salt, and one of the salts holds nothing else [KEYS-66]', async () => {
    expect(await tablesOf(store.owner, 'identity_salt')).toEqual(['identity_salt.salt'])
    await store.deliver([anna, kees])
    const { rows } = await store.owner.withConnection((sql) =>
      sql.query<{ salt: string }>("select encode(salt, 'hex') as salt from identity_salt.salt"),
    )
    expect(rows).toHaveLength(2)
    for (const table of await tablesOf(store.owner, 'identity')) {
      const found = await store.owner.withConnection((sql) =>
        sql.query(`select from ${table} t, unnest($1::text[]) s where position(s in t::text) > 0`, [
          rows.map(({ salt }) => salt),
        ]),
      )
      expect(found.rowCount, table).toBe(0)
    }
    const columns = await store.owner.withConnection((sql) =>
      sql.query<{ name: string }>(
        "select column_name as name from information_schema.columns where table_schema = 'identity_salt' order by 1",
      ),
    )
    expect(columns.rows.map(({ name }) => name)).toEqual(['person', 'salt'])
  })

  test('of before an erasure, restored with the salts of after it, leaves the erased unreadable [KEYS-26, KEYS-66]', async () => {
    const [one, two] = await store.deliver([anna, kees])
    await backUp(store, backups, 'identity', 'before')
    await backUp(store, backups, 'identity_salt', 'before')
    await eraseRecordPerson(store.identity, ports(), request(await markOf(store, one?.person ?? '')))
    await backUp(store, backups, 'identity_salt', 'after')

    await restore(other, backups, 'identity', 'before')
    await restore(other, backups, 'identity_salt', 'after')
    const vault = store.resolver.openVault()
    const { rows } = await other.owner.withConnection((sql) =>
      sql.query<{ person: Buffer; sealed: Buffer }>('select person, sealed from identity.profile'),
    )
    const salts = await other.owner.withConnection((sql) =>
      sql.query<{ person: Buffer; salt: Buffer }>('select person, salt from identity_salt.salt'),
    )
    expect(rows).toHaveLength(2)
    expect(salts.rows.map(({ person }) => person.toString('hex'))).toEqual([two?.person])
    const opens = ({ person, sealed }: { person: Buffer; sealed: Buffer }): boolean =>
      [...salts.rows.map(({ salt }) => salt), Buffer.alloc(32)].some((salt) => {
        try {
          return vault.open(person, salt, sealed).names.length > 0
        } catch {
          return false
        }
      })
    const readable = rows.filter(opens).map(({ person }) => person.toString('hex'))
    expect(readable).toEqual([two?.person])

    // Positive control: with the salts of before, both are there again. This is why these are not kept.
    await restore(other, backups, 'identity_salt', 'before')
    const all = await other.owner.withConnection((sql) =>
      sql.query<{ person: Buffer; salt: Buffer; sealed: Buffer }>(
        'select p.person, p.sealed, s.salt from identity.profile p join identity_salt.salt s using (person)',
      ),
    )
    const names = all.rows.map(({ person, salt, sealed }) => vault.open(person, salt, sealed).names.length)
    expect(names).toEqual([1, 1])
  })

  test('that was restored is cleared of those whom it brought back: no token or mark tells of them [KEYS-67]', async () => {
    const [one] = await store.deliver([anna, kees])
    await backUp(store, backups, 'identity', 'before')
    await eraseRecordPerson(store.identity, ports(), request(await markOf(store, one?.person ?? '')))
    await backUp(store, backups, 'identity_salt', 'after')
    await restore(other, backups, 'identity', 'before')
    await restore(other, backups, 'identity_salt', 'after')
    const held = async (): Promise<number> => {
      const id = Buffer.from(one?.person ?? '', 'hex')
      const { rows } = await other.owner.withConnection((sql) =>
        sql.query<{ count: number }>(
          `select (select count(*) from identity.profile where person = $1) + (select count(*) from identity.token where person = $1)
                + (select count(*) from identity.fingerprint where person = $1) as count`,
          [id],
        ),
      )
      return Number(rows[0]?.count)
    }
    expect(await held()).toBeGreaterThan(3)
    await appear(other, one?.person ?? '', 'reach')
    expect(await eraseUnreadable(other.identity, ports(), 'operator-1')).toBe(1)
    expect(await told(other.owner)).toEqual([{ domain: 'reach', changes: [erasureOf(one?.person ?? '')] }])
    expect(await held()).toBe(0)
    expect(await eraseUnreadable(other.identity, ports(), 'operator-1')).toBe(0)
    expect((await verifyEvents(other.identity)).same).toBe(true)
  })
})
