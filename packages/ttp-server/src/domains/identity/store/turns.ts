import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from './columns.ts'

/** Turns that are kept: whoever read before them has waited for so many others, and reads all anew. */
const KEPT = 32
/** Of every number, token and fingerprint so much is kept as tells it from others nearly always: who is mistaken reads once more. */
const BYTES = 4

/** Numbers and tokens that turns may have changed what the store says of. */
export interface Touched {
  readonly has: (value: Uint8Array) => boolean
  /** As `has`, for a number as a map key. */
  readonly hasKey: (key: string) => boolean
}

const ADD =
  'insert into identity.turn (turn, touched) select coalesce(max(turn), 0) + 1, $1::bytea from identity.turn returning turn'
const FORGET = 'delete from identity.turn where turn <= $1'
const SINCE = 'select turn, touched from identity.turn where turn > $1 order by turn'

/**
 * Tells those who read before this turn what it changed, in the transaction of `sql`, which resolves alone.
 * @param touched Every number, token and fingerprint of which the store says something else than before; undefined for anything.
 */
export async function addTurn(sql: Sql, touched: readonly Uint8Array[] | undefined): Promise<void> {
  const [row] = await runPrepared<[number]>(sql, 'identity-add-turn', ADD, [touched && packed(touched)])
  if (row === undefined) throw new Error('a turn got no number')
  // Before a turn that may have changed anything, nobody needs to know what was changed.
  await sql.query({
    name: 'identity-forget-turns',
    text: FORGET,
    values: [row[0] - (touched === undefined ? 1 : KEPT)],
  })
}

/** What was changed after this turn, in the transaction of `sql`, whose turn it is; undefined when it may be anything. */
export async function touchedSince(sql: Sql, turn: number): Promise<Touched | undefined> {
  const rows = await runPrepared<[number, Uint8Array | null]>(sql, 'identity-turns-since', SINCE, [turn])
  const known = new Set<number>()
  for (const [at, [number, touched]] of rows.entries()) {
    if (number !== turn + 1 + at || touched === null) return undefined
    for (let from = 0; from < touched.length; from += BYTES) known.add(nameAt(touched, from))
  }
  return { has: (value) => known.has(nameAt(value, 0)), hasKey: (key) => known.has(nameOfKey(key)) }
}

function packed(values: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(BYTES * values.length)
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as Uint8Array
    for (let at = 0; at < BYTES; at += 1) bytes[BYTES * row + at] = value[at] ?? 0
  }
  return bytes
}

/** The first bytes as a whole number of 32 bits with a sign: larger ones would each be an object. */
function nameAt(bytes: Uint8Array, from: number): number {
  return (
    ((bytes[from] ?? 0) << 24) | ((bytes[from + 1] ?? 0) << 16) | ((bytes[from + 2] ?? 0) << 8) | (bytes[from + 3] ?? 0)
  )
}

function nameOfKey(key: string): number {
  return (key.charCodeAt(0) << 24) | (key.charCodeAt(1) << 16) | (key.charCodeAt(2) << 8) | key.charCodeAt(3)
}
