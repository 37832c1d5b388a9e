import type { Sql } from '../../../kernel/database.ts'
import { keyOf } from '../clusters/entries.ts'
import { column, isToken, rowsOnePlan, runPrepared, sixteenBytes } from './columns.ts'
import { inOrder, taken } from './in-order.ts'

/** A person that some record with this token was resolved to; merged ones are followed to the survivor. */
export interface TokenHolder {
  /** Position of the token in the list that was asked for. */
  readonly position: number
  readonly person: Uint8Array
  /** The person's number as a map key. */
  readonly key: string
}

const NONE = new Uint8Array()

const HOLDERS_TEXT = `
  select i, t.person
  from ${rowsOnePlan(2)}
  cross join lateral (
    select person from identity.token where ${isToken('token', 1)} limit get_byte($3::bytea, i)
  ) t`

// A person holds many of the tokens that are asked for: followed once each, not once a token.
const MERGED_TEXT = `
  select i, p.merged_into from ${rowsOnePlan(2)}
  join identity.person p on p.id = ${sixteenBytes(1)} where p.merged_into is not null`

/** Holders of each token, at most its limit (0 to 255): a value that many share must not cost more than that. */
export async function findHolders(
  sql: Sql,
  tokens: readonly Uint8Array[],
  limits: readonly number[],
): Promise<readonly TokenHolder[]> {
  if (tokens.length === 0) return []
  const order = inOrder(tokens)
  const rows = await runPrepared<[number, Uint8Array]>(sql, 'identity-find-holders', HOLDERS_TEXT, [
    column(taken(tokens, order)),
    tokens.length,
    Buffer.from(Uint8Array.from(order, (position) => limits[position] ?? 0)),
  ])
  const distinct = new Map<string, Uint8Array>()
  const keyed = rows.map(([at, person]) => {
    const key = keyOf(person)
    distinct.set(key, person)
    return { position: order[at] ?? 0, person, key }
  })
  const survivors = await findSurvivors(sql, [...distinct.values()])
  if (survivors.size === 0) return keyed
  return keyed.map((holder) => {
    const survivor = survivors.get(holder.key)
    return survivor === undefined ? holder : { ...holder, person: survivor, key: keyOf(survivor) }
  })
}

/** Of these persons, those that were merged, with the survivor. */
async function findSurvivors(sql: Sql, persons: readonly Uint8Array[]): Promise<ReadonlyMap<string, Uint8Array>> {
  if (persons.length === 0) return new Map()
  const sorted = taken(persons, inOrder(persons))
  const rows = await runPrepared<[number, Uint8Array]>(sql, 'identity-find-survivors', MERGED_TEXT, [
    column(sorted),
    sorted.length,
  ])
  return new Map(rows.map(([at, survivor]) => [keyOf(sorted[at] ?? NONE), survivor]))
}
