import { join } from 'node:path'
import type { LinkageRecord, TokenInput } from '@sluis/ttp-core/identity'
import {
  addressKeys,
  blockingKeys,
  fingerprintKey,
  hasAddress,
  isIdentifying,
  linkageTokens,
  readLinkageRecord,
} from '@sluis/ttp-core/identity'
import type { DeliveredRecord } from '../domains/identity/index.ts'
import { emptyProfile, learn } from '../domains/identity/index.ts'
import { CopyFile } from './copy-file.ts'
import type { TemporaryResolver } from './temporary-resolver.ts'
import { withoutIndexes } from './without-indexes.ts'

/** All that is to be known of a person: records that are known to be his, and a name of his home that others of it share. */
export interface KnownPerson {
  readonly home: string
  readonly records: readonly DeliveredRecord[]
}

/** Columns that are written; the others have their defaults. */
const TABLES = {
  'identity.household': 'id',
  'identity.person': 'id, household',
  'identity.profile': 'person, sealed',
  'identity_salt.salt': 'person, salt',
  'identity.token': 'token, person',
  'identity.fingerprint': 'fingerprint, person, household',
  'identity.address': 'token, household',
  'identity.residence': 'person, household, first_seen, last_seen',
} as const
type Table = keyof typeof TABLES
type Files = Readonly<Record<Table, CopyFile>>

const ID_LENGTH = 16
const SALT_LENGTH = 32
const PREPARED_AT_ONCE = 2_000
/** Persons whose rows lie in files at a time. */
const LOADED_AT_ONCE = 250_000
const NEW = 'new'
const DAY = '2026-01-01'
/** Microseconds since 2000 on that day, as PostgreSQL writes a timestamp. */
const STAMP = BigInt(Date.parse(DAY) - Date.parse('2000-01-01')) * 1_000n

/**
 * Fills an empty store with persons of whom it is known which records are theirs, with the functions of the resolver but past its
 * decisions: profiles, tokens, fingerprints and addresses as it would have written them, no events.
 */
export async function fillStore(
  { owner, ports, resolver, directory }: TemporaryResolver,
  persons: Iterable<KnownPerson>,
): Promise<{ readonly persons: number; readonly tokens: number }> {
  const counts = { persons: 0, tokens: 0 }
  const stamp = Buffer.alloc(8)
  stamp.writeBigInt64BE(STAMP)
  // A home is told in one go: only the last ones have to be remembered.
  const homes = new Map<string, Uint8Array>()
  const source = persons[Symbol.iterator]()

  const writeSome = (files: Files, some: readonly KnownPerson[]): void => {
    const vault = resolver.openVault()
    const prepared = some.map(({ records }) => records.filter(({ identity }) => isIdentifying(identity)).map(prepare))
    const tokens = linkageTokens(
      ports.linkageKey,
      prepared.flat().flatMap(({ inputs }) => inputs),
    ).values()
    const take = (count: number): Uint8Array[] =>
      Array.from({ length: count }, () => tokens.next().value ?? new Uint8Array())
    for (const [position, { home }] of some.entries()) {
      const records = prepared[position] ?? []
      if (records.length === 0) continue
      const [person, salt] = [ports.random(ID_LENGTH), ports.random(SALT_LENGTH)]
      const household = homes.get(home) ?? ports.random(ID_LENGTH)
      if (!homes.has(home)) files['identity.household'].add([household])
      homes.set(home, household)
      const profile = emptyProfile()
      const held = new Map<string, Uint8Array>()
      for (const { record, blocks, places } of records) {
        const [fingerprint = new Uint8Array()] = take(1)
        const mark = Buffer.from(fingerprint).toString('base64url')
        const [blockTokens, placeTokens] = [take(blocks), take(places)]
        if (profile.records.some(([known]) => known === mark)) continue
        learn(profile, record, DAY, { mark, link: [NEW, 1, '--------', 0] })
        for (const token of blockTokens) held.set(Buffer.from(token).toString('latin1'), token)
        files['identity.fingerprint'].add([fingerprint, person, household])
        for (const token of placeTokens) files['identity.address'].add([token, household])
      }
      for (const token of held.values()) files['identity.token'].add([token, person])
      files['identity.person'].add([person, household])
      files['identity.profile'].add([person, vault.seal(person, salt, profile)])
      files['identity_salt.salt'].add([person, salt])
      files['identity.residence'].add([person, household, stamp, stamp])
      counts.persons += 1
      counts.tokens += held.size
    }
  }

  /** False when there was nothing left. */
  const loadSome = async (load: (files: Files) => Promise<void>): Promise<boolean> => {
    const entries = await Promise.all(
      Object.keys(TABLES).map(async (name) => [name, await CopyFile.open(join(directory, `${name}.copy`))] as const),
    )
    const files = Object.fromEntries(entries) as unknown as Files
    let written = 0
    for (let more = true; more && written < LOADED_AT_ONCE; ) {
      const some: KnownPerson[] = []
      while (more && some.length < PREPARED_AT_ONCE) {
        const { done, value } = source.next()
        if (done === true) more = false
        else some.push(value)
      }
      writeSome(files, some)
      written += some.length
      for (const file of Object.values(files)) await file.drain()
    }
    for (const file of Object.values(files)) await file.end()
    await load(files)
    for (const file of Object.values(files)) await file.remove()
    // Homes of which more people come are few, and all of them lately told.
    homes.clear()
    return written >= LOADED_AT_ONCE
  }

  await owner.withConnection((sql) =>
    withoutIndexes(sql, Object.keys(TABLES), async () => {
      const load = async (files: Files): Promise<void> => {
        for (const [table, columns] of Object.entries(TABLES))
          await sql.query(`copy ${table} (${columns}) from '${files[table as Table].path}' (format binary)`)
      }
      for (let more = true; more; ) more = await loadSome(load)
      // Several records tell of one address: the first row counts.
      await sql.query(
        'delete from identity.address a using identity.address b where a.token = b.token and a.ctid > b.ctid',
      )
    }),
  )
  await owner.withConnection((sql) =>
    sql.query('insert into identity.review_scope (records, persons) values (0, $1)', [counts.persons]),
  )
  await owner.withConnection((sql) => sql.query('vacuum analyze'))
  return counts
}

interface Prepared {
  readonly record: LinkageRecord
  /** The fingerprint, then the blocking keys, then the address keys. */
  readonly inputs: readonly TokenInput[]
  readonly blocks: number
  readonly places: number
}

function prepare({ identity, institution, country }: DeliveredRecord): Prepared {
  const record = readLinkageRecord(identity, institution, country)
  const blocks = blockingKeys(record)
  const places = hasAddress(record) ? addressKeys(record) : []
  return {
    record,
    inputs: [fingerprintKey(identity, institution), ...blocks, ...places],
    blocks: blocks.length,
    places: places.length,
  }
}
