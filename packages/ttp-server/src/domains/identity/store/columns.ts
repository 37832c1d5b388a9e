import type { Sql } from '../../../kernel/database.ts'

/**
 * Columns of equal-sized values travel as one byte string and are cut apart by PostgreSQL: no text form of thousands of byte
 * arrays is made or parsed on either side. `i` counts the rows from 0.
 */
export const sixteenBytes = (parameter: number): string => `substring($${parameter}::bytea from 1 + 16 * i for 16)`
export const thirtyTwoBytes = (parameter: number): string => `substring($${parameter}::bytea from 1 + 32 * i for 32)`

/** That a token is the one of the row, by the index of its first eight bytes. */
export const isToken = (column: string, parameter: number): string =>
  `substring(${column} from 1 for 8)::int8 = substring($${parameter}::bytea from 1 + 16 * i for 8)::int8 and ${column} = ${sixteenBytes(parameter)}`

/** The rows 0 to n - 1, n being the given parameter. */
export const rowsOf = (parameter: number): string => `generate_series(0, $${parameter}::int - 1) as i`

/**
 * As `rowsOf`, for a statement that has one plan however many rows there are: each row is looked up by an index, or written. Behind a
 * subquery the planner does not see the number, finds no plan of one call cheaper than the general one, and keeps that. For records
 * that come alone it would otherwise take longer over plans than over rows.
 */
export const rowsOnePlan = (parameter: number): string => `generate_series(0, (select $${parameter}::int) - 1) as i`

/** One column of a query: values of equal size, one after the other. */
export function column(values: readonly Uint8Array[]): Buffer {
  let length = 0
  for (let row = 0; row < values.length; row += 1) length += values[row]?.length ?? 0
  // Not Buffer.concat, which takes ten times as long for thousands of small values.
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as Uint8Array
    bytes.set(value, at)
    at += value.length
  }
  return bytes
}

/** Runs a prepared statement whose rows come as arrays. */
export async function runPrepared<Row extends unknown[]>(
  sql: Sql,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await sql.query<Row>({ name, text, values: [...values], rowMode: 'array' })
  return rows
}
