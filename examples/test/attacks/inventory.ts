import type { TenantRow } from '@sluis/client/tenant'
import { parsePseudonym } from '@sluis/ttp-core/tenant'
import { needlesOfBytes, needlesOfText } from '../whole/needles.ts'
import { OFFER_CODES, plantedTexts } from '../whole/planted.ts'
import { Searcher } from '../whole/searcher.ts'
import type { World } from '../whole/world.ts'
import { tryChanges } from './change-database.ts'
import type { Credentials } from './credentials.ts'
import { openAll } from './open-loot.ts'
import { otherDatabases, tryPowers } from './powers.ts'
import type { Value } from './read-database.ts'
import { readAll } from './read-database.ts'

/** The four things that must not come together. */
export const SECRETS = ['identities', 'activities', 'subject numbers', 'pseudonyms'] as const
export type Secret = (typeof SECRETS)[number]

/** What a taken-over process gets: everything that was got by trying. */
export interface Inventory {
  readonly roles: readonly string[]
  readonly settings: readonly string[]
  readonly reads: Readonly<Record<string, string>>
  readonly seesOfOthers: readonly string[]
  readonly changes: Readonly<Record<string, readonly string[]>>
  readonly powers: Readonly<Record<string, readonly string[]>>
  readonly otherDatabases: readonly string[]
  readonly derivesKeys: readonly string[]
  readonly learns: Readonly<Record<Secret, readonly string[]>>
}

export type Needles = Readonly<Record<Secret, Searcher>>

/** What to look for: what was planted, what the tenant got, and the numbers that only the owner of the database can name. */
export async function needlesOf(world: World, rows: readonly TenantRow[]): Promise<Needles> {
  const numbers = await world.look<{ id: Buffer }>(
    'select id from identity.person union select id from identity.household',
  )
  const pseudonyms = rows.flatMap(({ person, household }) => [person, household]).filter((each) => each !== undefined)
  return {
    identities: new Searcher([...plantedTexts()].flatMap(needlesOfText)),
    activities: new Searcher(OFFER_CODES.flatMap(needlesOfText)),
    'subject numbers': new Searcher(numbers.flatMap(({ id }) => needlesOfBytes(id, 'subject number'))),
    pseudonyms: new Searcher(
      pseudonyms.flatMap((each) => [
        ...needlesOfText(each),
        ...needlesOfBytes(Buffer.from(parsePseudonym(each).ciphertext), each),
      ]),
    ),
  }
}

/** Tries everything with the credentials of one process. */
export async function takeInventory(credentials: Credentials, world: World, needles: Needles): Promise<Inventory> {
  const loot = await readAll(credentials)
  const opened = await openAll(credentials, loot, world.collaboration.directory)
  return {
    roles: [...credentials.roles.keys()].sort(),
    settings: Object.keys(credentials.settings).sort(),
    reads: Object.fromEntries([...loot.tables].map(([table, columns]) => [table, columns.join(' ')])),
    seesOfOthers: loot.activityViews,
    changes: await tryChanges(credentials),
    powers: await tryPowers(credentials),
    otherDatabases: await otherDatabases(credentials),
    derivesKeys: opened.keys,
    learns: learnt([...loot.values, ...opened.values], needles),
  }
}

/** Where each kind of secret came to light. */
export function learnt(values: readonly Value[], needles: Needles): Inventory['learns'] {
  const places = (searcher: Searcher): string[] => {
    const found = values.filter(
      ({ where, value }) => searcher.find({ where, bytes: Buffer.from(value as string) }).length > 0,
    )
    return [...new Set(found.map(({ where }) => where))].sort()
  }
  return {
    identities: places(needles.identities),
    activities: places(needles.activities),
    'subject numbers': places(needles['subject numbers']),
    pseudonyms: places(needles.pseudonyms),
  }
}
