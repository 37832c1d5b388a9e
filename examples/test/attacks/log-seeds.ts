import { randomUUID } from 'node:crypto'
import type { World } from '../../../packages/ttp-server/test/http/world.ts'
import type { LogCopy } from './log-copies.ts'
import { backUp, ownerOf, restore, signedAnew } from './log-copies.ts'

/** An attack on the log of a running service. */
export interface SeededAttack {
  readonly name: string
  /** Who can do it: whoever can write to the database, or only who has the log's key too. */
  readonly takes: 'database' | 'database and log key'
  /** `before`: the log as it was when this backup was made, smaller than the one that the parties saw. */
  readonly attack: (world: World, before: LogCopy) => Promise<void>
  /** Whether the log then signs another past than the one that was seen: its own signatures prove that. */
  readonly rewritesHistory: boolean
}

const run =
  (text: string) =>
  async (world: World): Promise<void> => {
    await ownerOf(world)(text)
  }

/** Another commitment in the same entry: the details that it once committed to are no longer what it says. */
const edited = (body: string): string => body.replace(/"commitment":"[0-9a-f]{8}/, '"commitment":"deadbeef')

const another = (body: string): { readonly id: string; readonly body: string } => {
  const id = randomUUID()
  return { id, body: body.replace(/"id":"[^"]+"/, `"id":"${id}"`) }
}

/** Puts the log in the place of the one that is there, as `change` makes it of its entries, with tiles and a head that fit. */
const rewrite =
  (change: (entries: LogCopy['entries']) => readonly { id: string; body: string }[]) =>
  async (world: World): Promise<void> => {
    const { entries } = await backUp(world)
    const made = change(entries).map((entry, index) => ({ ...entry, index }))
    await restore(world, signedAnew(world, made))
  }

export const SEEDED_ATTACKS: readonly SeededAttack[] = [
  {
    name: 'an entry is edited in its row',
    takes: 'database',
    attack: run(
      `update audit.entry set body = regexp_replace(body, '"commitment":"[0-9a-f]{8}', '"commitment":"deadbeef') where index = 1`,
    ),
    rewritesHistory: false,
  },
  {
    name: 'an entry is edited, and the tiles of hashes to fit',
    takes: 'database',
    attack: async (world) => {
      const copy = await backUp(world)
      const entries = copy.entries.map((entry, index) => (index === 1 ? { ...entry, body: edited(entry.body) } : entry))
      await restore(world, { ...signedAnew(world, entries), checkpoints: copy.checkpoints })
    },
    rewritesHistory: false,
  },
  {
    name: 'an entry is edited and the head signed anew, at the same size',
    takes: 'database and log key',
    attack: rewrite((entries) =>
      entries.map((entry, index) => (index === 1 ? { ...entry, body: edited(entry.body) } : entry)),
    ),
    rewritesHistory: true,
  },
  {
    name: 'an entry is edited, and the log grows on under signed heads',
    takes: 'database and log key',
    attack: rewrite((entries) => [
      ...entries.map((entry, index) => (index === 1 ? { ...entry, body: edited(entry.body) } : entry)),
      another(entries[0]?.body ?? ''),
    ]),
    rewritesHistory: true,
  },
  {
    name: 'an entry is put in among the others',
    takes: 'database and log key',
    attack: rewrite((entries) => [...entries.slice(0, 2), another(entries[0]?.body ?? ''), ...entries.slice(2)]),
    rewritesHistory: true,
  },
  {
    name: 'an entry is taken out from among the others',
    takes: 'database and log key',
    attack: rewrite((entries) => [...entries.slice(0, 1), ...entries.slice(2), another(entries[0]?.body ?? '')]),
    rewritesHistory: true,
  },
  {
    name: 'two entries change places',
    takes: 'database and log key',
    attack: rewrite(([first, second, ...rest]) => [second, first, ...rest].filter((entry) => entry !== undefined)),
    rewritesHistory: true,
  },
  {
    name: 'an entry stands in the log twice',
    takes: 'database and log key',
    attack: async (world) => {
      // The table itself refuses a second row of one identifier: the body is repeated under another.
      const [first] = await ownerOf(world)<{ body: string }>('select body from audit.entry where index = 0')
      await rewrite((entries) => [...entries, { id: randomUUID(), body: first?.body ?? '' }])(world)
    },
    rewritesHistory: false,
  },
  {
    name: 'something that is no entry is signed into the log',
    takes: 'database and log key',
    attack: rewrite((entries) => [...entries, { id: randomUUID(), body: '{"name":"somebody"}' }]),
    rewritesHistory: false,
  },
  {
    name: 'the last entries are deleted',
    takes: 'database',
    attack: run('delete from audit.entry where index >= (select max(index) from audit.entry)'),
    rewritesHistory: false,
  },
  {
    name: 'an older backup is restored',
    takes: 'database',
    attack: (world, before) => restore(world, before),
    rewritesHistory: false,
  },
  {
    name: 'an older backup is restored, and the key engine signs on, to the size it had',
    takes: 'database',
    attack: async (world, before) => {
      const { entries } = await backUp(world)
      await restore(world, before)
      await signOn(world, entries.length)
    },
    rewritesHistory: true,
  },
  {
    name: 'an older backup is restored, and the key engine signs on, further than before',
    takes: 'database',
    attack: async (world, before) => {
      const { entries } = await backUp(world)
      await restore(world, before)
      await signOn(world, entries.length + 7)
    },
    rewritesHistory: true,
  },
  {
    name: 'a tile of hashes is damaged',
    takes: 'database',
    attack: run(
      "update audit.tile set hashes = overlay(hashes placing '\\x00000000'::bytea from 1 for 4) where level = 0 and index = 0",
    ),
    rewritesHistory: false,
  },
  {
    name: 'the tiles of hashes are taken away',
    takes: 'database',
    attack: run('delete from audit.tile'),
    rewritesHistory: false,
  },
  {
    name: 'the head is changed without the key',
    takes: 'database',
    attack: run(`update audit.checkpoint set note = regexp_replace(note, '\\n[0-9]+\\n', E'\\n99\\n')`),
    rewritesHistory: false,
  },
  {
    name: 'there is no head any more',
    takes: 'database',
    attack: run('delete from audit.checkpoint'),
    rewritesHistory: false,
  },
]

/** What a key engine that remembers nothing would do on a restored database: append what comes, and sign. */
export async function signOn(world: World, size: number): Promise<void> {
  const { entries, checkpoints } = await backUp(world)
  const made = [...entries]
  while (made.length < size) made.push({ index: made.length, ...another(entries[1]?.body ?? '') })
  const grown = signedAnew(world, made)
  await restore(world, { ...grown, checkpoints: [...checkpoints, ...grown.checkpoints] })
}
