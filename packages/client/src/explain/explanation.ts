import type { WayName } from './ways.ts'

/** What stands behind the short text of a code; the short text says what is wrong and how to mend it. */
export interface Explanation {
  /** Why it matters. */
  readonly en: string
  readonly nl: string
  /** Where it is mended, and how, best first. */
  readonly ways: readonly WayName[]
  /** An invented value that has the fault, and how it should be; empty where it should be left out. */
  readonly example?: readonly [string, string]
}

/** One explanation; `ways` in one text, parted by spaces. */
export function because(en: string, nl: string, ways: string, example?: readonly [string, string]): Explanation {
  return { en, nl, ways: ways.split(' ') as WayName[], ...(example && { example }) }
}
