import { randomBytes } from 'node:crypto'
import type { Identity, LinkageModel } from '@sluis/ttp-core/identity'
import { SecretKey } from '@sluis/ttp-core/identity'
import type { PersonSplit, Profile, Resolver, ResolverPorts, SplitRequest } from '../../src/domains/identity/index.ts'
import { openResolver } from '../../src/domains/identity/index.ts'
import { findPersons } from '../../src/domains/identity/store/find-persons.ts'
import type { Database } from '../../src/kernel/database.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'

/** A delivery by one institution, whose records get letters as numbers: the same letter is the same subject. */
export interface Store {
  readonly database: TestDatabase
  readonly identity: Database
  /** The owner of the tables: for spoiling what no role may. */
  readonly owner: Database
  readonly resolver: Resolver
  /** Keys, clock and randomness of the resolver. */
  readonly ports: ResolverPorts
  /** Resolves one batch; the numbers as they were handed out. */
  readonly deliver: (records: readonly Identity[], institution?: string) => Promise<readonly Handed[]>
  /** Who the records are, by the marks of their fingerprints (hexadecimal numbers). */
  readonly partition: () => Promise<ReadonlyMap<string, Handed>>
  /** Splits a person, in a transaction of its own. */
  readonly split: (person: string, request: Omit<SplitRequest, 'person'>) => Promise<PersonSplit>
  /** Erases a person, in a transaction of its own. */
  readonly erase: (person: string) => Promise<number>
  /** The numbers as they are now, after merges. */
  readonly now: (handed: readonly Handed[]) => Promise<readonly Handed[]>
  /** What is known of a person. */
  readonly profile: (person: string) => Promise<Profile>
  /** Forgets every subject, for the next test. */
  readonly empty: () => Promise<void>
  readonly stop: () => Promise<void>
}
/** Hexadecimal; '' for an anonymous record. */
export interface Handed {
  readonly person: string
  readonly household: string
}

export const TABLES = [
  'identity.address',
  'identity.appearance',
  'identity.chunk_record',
  'identity.door',
  'identity.event',
  'identity.fingerprint',
  'identity.household',
  'identity.person',
  'identity.profile',
  'identity.residence',
  'identity.review_case',
  'identity.review_scope',
  'identity.token',
  'identity.verdict',
  'identity_salt.salt',
] as const

/** A fingerprint as profiles hold it. */
export const markOf = (fingerprint: Uint8Array = new Uint8Array(0)): string =>
  Buffer.from(fingerprint).toString('base64url')

/** @param model Weights instead of the default ones. @param now Tells the time of a delivery. */
export async function startStore(model?: LinkageModel, now: () => Date = () => new Date()): Promise<Store> {
  const database = await startTestDatabase()
  const identity = database.database('ttp_identity')
  const owner = openDatabase(database.owner, 1)
  const ports: ResolverPorts = {
    linkageKey: SecretKey.from(randomBytes(32)),
    vaultKey: SecretKey.from(randomBytes(32)),
    random: (length) => new Uint8Array(randomBytes(length)),
    now,
    ...(model !== undefined && { model }),
  }
  const resolver = openResolver(identity, ports)
  const hex = (bytes: Uint8Array | undefined): string => (bytes === undefined ? '' : Buffer.from(bytes).toString('hex'))
  return {
    database,
    identity,
    owner,
    resolver,
    ports,
    deliver: async (records, institution = 'museum') => {
      const numbers = await resolver.resolveBatch(institution, 'NL', records)
      return numbers.map((row) => ({ person: hex(row?.person), household: hex(row?.household) }))
    },
    now: async (handed) => {
      const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex')
      const { persons, households } = await resolver.currentNumbers(
        handed.map(({ person }) => bytes(person)),
        handed.map(({ household }) => bytes(household)),
      )
      return handed.map((_, index) => ({ person: hex(persons[index]), household: hex(households[index]) }))
    },
    partition: () =>
      identity.withConnection(async (sql) => {
        const { rows } = await sql.query<{ fingerprint: Uint8Array; person: Uint8Array; household: Uint8Array }>(
          'select fingerprint, person, household from identity.fingerprint',
        )
        const numbers = rows.map((row) => ({ person: hex(row.person), household: hex(row.household) }))
        return new Map(numbers.map((row, position) => [markOf(rows[position]?.fingerprint), row]))
      }),
    split: (person, request) =>
      identity.transaction((sql) => resolver.split(sql, { ...request, person: Buffer.from(person, 'hex') })),
    erase: (person) => identity.transaction((sql) => resolver.erase(sql, Buffer.from(person, 'hex'))),
    profile: (person) =>
      identity.withConnection(async (sql) => {
        const [stored] = await findPersons(sql, [Buffer.from(person, 'hex')])
        if (stored === undefined) throw new Error('no such person')
        return resolver.openVault().open(stored.id, stored.salt, stored.sealed)
      }),
    empty: () => owner.withConnection(async (sql) => void (await sql.query(`truncate ${TABLES.join(', ')}`))),
    stop: async () => {
      await owner.close()
      await database.stop()
    },
  }
}
