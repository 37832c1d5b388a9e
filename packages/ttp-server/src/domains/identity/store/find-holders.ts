import type { Sql } from '../../../kernel/database.ts'
import { keyOf } from '../clusters/entries.ts'
import { column, isToken, rowsOnePlan, runPrepared, sixteenBytes } from './columns.ts'
import { inOrder, taken } from './in-order.ts'

/** Who holds a token: the persons that records with it were resolved to; merged ones are followed to the survivor. */
export interface TokenHolders {
  /** Position of the token in the list that was asked for. */
  readonly position: number
  /** Numbers of the persons as map keys, one more than once when persons became one; undefined when more hold it than are told. */
  readonly persons: readonly string[] | undefined
}

const NUMBER_LENGTH = 16
const NONE = new Uint8Array()

// A row a token, not a row a holder, and nothing of tokens that too many hold: as the store grows, those are most of what is found.
const HOLDERS_TEXT = `
  select i, case when octet_length(t.persons) <= ${NUMBER_LENGTH} * get_byte($3::bytea, i) then t.persons end
  from ${rowsOnePlan(2)}
  cross join lateral (
    select string_agg(h.person, ''::bytea) as persons from (
      select person from identity.token where ${isToken('token', 1)} limit get_byte($3::bytea, i) + 1
    ) h
  ) t
  where t.persons is not null`

// A person holds many of the tokens that are asked for: followed once each, not once a token.
const MERGED_TEXT = `
  select i, p.merged_into from ${rowsOnePlan(2)}
  join identity.person p on p.id = ${sixteenBytes(1)} where p.merged_into is not null`

/**
 * Holders of each token that somebody holds.
 * @param most For each token how many holders are told of at most (0 to 255): a value that many share must not cost more than that.
 */
export async function findHolders(
  sql: Sql,
  tokens: readonly Uint8Array[],
  most: readonly number[],
): Promise<readonly TokenHolders[]> {
  if (tokens.length === 0) return []
  const order = inOrder(tokens)
  const rows = await runPrepared<[number, Buffer | null]>(sql, 'identity-find-holders', HOLDERS_TEXT, [
    column(taken(tokens, order)),
    tokens.length,
    Buffer.from(Uint8Array.from(order, (position) => most[position] ?? 0)),
  ])
  const distinct = new Map<string, Uint8Array>()
  const found = rows.map(([at, numbers]) => {
    const position = order[at] ?? 0
    if (numbers === null) return { position, persons: undefined }
    const persons: string[] = []
    for (let from = 0; from < numbers.length; from += NUMBER_LENGTH) {
      const key = numbers.toString('latin1', from, from + NUMBER_LENGTH)
      if (!distinct.has(key)) distinct.set(key, numbers.subarray(from, from + NUMBER_LENGTH))
      persons.push(key)
    }
    return { position, persons }
  })
  const survivors = await findSurvivors(sql, [...distinct.values()])
  if (survivors.size === 0) return found
  return found.map(({ position, persons }) => ({
    position,
    persons: persons?.map((key) => survivors.get(key) ?? key),
  }))
}

/** Of these persons, those that were merged, with the survivor, both as map keys. */
async function findSurvivors(sql: Sql, persons: readonly Uint8Array[]): Promise<ReadonlyMap<string, string>> {
  if (persons.length === 0) return new Map()
  const sorted = taken(persons, inOrder(persons))
  const rows = await runPrepared<[number, Uint8Array]>(sql, 'identity-find-survivors', MERGED_TEXT, [
    column(sorted),
    sorted.length,
  ])
  return new Map(rows.map(([at, survivor]) => [keyOf(sorted[at] ?? NONE), keyOf(survivor)]))
}
