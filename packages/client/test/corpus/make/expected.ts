import type { Word } from '../words.ts'

/**
 * What may become of a column, alternatives separated by `|`: a field's name (used as that, without a question), `none` (not used),
 * `special` (refused by its name), `ask` (a question about it stands open), `constant`.
 */
export type Verdict = string

/** What a careful human would make of one row. */
export interface ExpectedRow {
  /** Line of the file (row of the sheet) on which it starts, from 1. */
  readonly line: number
  /** `no row`: not a visitor at all (total, repeated header): it must not be delivered, and need not be mentioned. */
  readonly state: 'accepted' | 'anonymous' | 'refused' | 'before-agreement' | 'after-agreement' | 'objected' | 'no row'
  /** All canonical identity values that the row has; absent where only the state is expected. */
  readonly identity?: Readonly<Record<string, string | true>>
  readonly activity?: Readonly<Record<string, string | number>>
  readonly consent?: boolean
  /** What is said of the row besides its state: a word, perhaps with the field behind a space. */
  readonly findings?: readonly string[]
}

/** What a careful human would expect of a file before anybody answered anything, and of its rows after the answers. */
export interface Expected {
  readonly pattern: string
  readonly why: string
  /** The whole file cannot be used, and this is said. */
  readonly stop?: Word
  readonly read?: {
    readonly format: 'csv' | 'xlsx' | 'ods' | 'json-lines' | 'json'
    readonly encoding?: string
    readonly delimiter?: string
    readonly headerLine?: number
    readonly sheet?: string
  }
  readonly columns?: readonly { readonly name: string; readonly verdict: Verdict }[]
  /** Questions that must be asked: a word, perhaps with a column behind a space. Others may not be needed ones. */
  readonly questions?: readonly string[]
  /** Whether `send` stops as long as nobody answers or mends. */
  readonly stopped: boolean
  /** What must be said of the file as a whole. */
  readonly findings?: readonly Word[]
  /** What is answered before the rows are read: the words of `questions`, and what is chosen. */
  readonly answers?: Readonly<Record<string, string>>
  /** A mapping that is given, for files that somebody has told about before. */
  readonly mapping?: unknown
  readonly rows?: readonly ExpectedRow[]
}

/** One file of the corpus. */
export interface Case {
  /** Name of the file; what stands before the first dot is unique. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly expected: Expected
}

/** Where the expectation of a file stands. */
export const expectedName = (name: string): string => `${name.replace(/\..*$/, '')}.expected.json`
