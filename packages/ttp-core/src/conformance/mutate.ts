import type { Fields, Json } from './fields.ts'

/**
 * What is done to a member of every valid input of a group; an implementation must refuse each result.
 * - `truncate`: every proper prefix, the empty one too;
 * - `flip`: one bit of one byte, or the lowest bit of one character's code point;
 * - `reorder`: two neighbours that differ change places;
 * - `replace`: another value, where the member is not that already.
 * Of more than 256 places, 256 are tried, spread evenly, the first and the last among them.
 * @property member Path through objects, for instance `from/tenant`.
 */
export type Mutation =
  | { readonly member: string; readonly as: 'text' | 'hex' | 'list'; readonly kinds: readonly MutationKind[] }
  | { readonly member: string; readonly replace: Json }
export type MutationKind = 'truncate' | 'flip' | 'reorder'

/** A mutated input, and what was done, for instance `pseudonym: flip 17`. */
export interface Mutated {
  readonly what: string
  readonly input: Fields
}

const PLACES_MAX = 256

/** Every mutation of an input. Empty where the input has no such member. */
export function* mutate(input: Fields, mutations: readonly Mutation[]): Generator<Mutated> {
  for (const mutation of mutations) {
    const path = mutation.member.split('/')
    const value = at(input, path)
    if (value === undefined) continue
    if ('replace' in mutation) {
      if (JSON.stringify(value) === JSON.stringify(mutation.replace)) continue
      yield { what: `${mutation.member}: replace`, input: withMember(input, path, mutation.replace) }
      continue
    }
    const units = split(value, mutation.as)
    for (const kind of mutation.kinds) {
      for (const place of places(units.length)) {
        const changed = CHANGE[kind](units, place, mutation.as)
        if (changed === undefined) continue
        const joined = mutation.as === 'list' ? changed : changed.join('')
        yield { what: `${mutation.member}: ${kind} ${place}`, input: withMember(input, path, joined as Json) }
      }
    }
  }
}

type Change = (units: readonly Json[], place: number, as: 'text' | 'hex' | 'list') => readonly Json[] | undefined
const CHANGE: Readonly<Record<MutationKind, Change>> = {
  truncate: (units, place) => units.slice(0, place),
  flip: (units, place, as) => (as === 'list' ? undefined : units.with(place, flipped(String(units[place]), place, as))),
  reorder: (units, place) => {
    const [left, right] = [units[place], units[place + 1]]
    if (left === undefined || right === undefined || left === right) return undefined
    return units.with(place, right).with(place + 1, left)
  },
}

function flipped(unit: string, place: number, as: 'text' | 'hex'): string {
  if (as === 'text') return String.fromCodePoint((unit.codePointAt(0) ?? 0) ^ 1)
  return (Number.parseInt(unit, 16) ^ (1 << (place % 8))).toString(16).padStart(2, '0')
}

function split(value: Json, as: 'text' | 'hex' | 'list'): readonly Json[] {
  if (as === 'list') return Array.isArray(value) ? value : []
  return as === 'hex' ? (String(value).match(/../g) ?? []) : Array.from(String(value))
}

function places(count: number): number[] {
  if (count <= PLACES_MAX) return Array.from({ length: count }, (_, place) => place)
  return Array.from({ length: PLACES_MAX }, (_, step) => Math.floor((step * (count - 1)) / (PLACES_MAX - 1)))
}

function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, name) => (inner as Fields | undefined)?.[name], value)
}

function withMember(input: Fields, [name = '', ...rest]: readonly string[], value: Json): Fields {
  return { ...input, [name]: rest.length === 0 ? value : withMember(input[name] as Fields, rest, value) }
}
