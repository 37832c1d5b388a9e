import { type Visit, visits } from '../people.ts'
import { type Column, col } from '../table.ts'

/** Columns that are easily taken for what they are not. */
export const people = visits(20)
/** Somebody else, for columns that are not about the visitor. */
export const others = visits(20, 31)
export const other = (at: number): Visit => others[at] ?? fail()
export const unused = (name: string, cell: (visit: Visit, at: number) => string, verdict = 'none|ask'): Column =>
  col(name, verdict, cell, () => ({}))
export const ignored = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`column unsure @${name}`, 'ignore']))

export const cardNumber = (_: Visit, at: number): string => String(30_012_345_678 + at * 91)

function fail(): never {
  throw new Error('a visit is missing')
}
