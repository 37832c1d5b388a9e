/** What is fed: a text, bytes, or a value as `JSON.parse` makes it. */
export type Sample = string | Uint8Array | { readonly json: unknown }

/** A parser of something that comes from outside. */
export interface Target {
  readonly name: string
  /** Inputs that the parser takes or refuses for a reason deep inside: what mutations start from. */
  readonly samples: () => readonly Sample[]
  /** Parses; throws when it refuses. */
  readonly parse: (input: unknown) => unknown
  /** Codes that a run of some thousand cases must have met: else the mutations do not reach what they should. */
  readonly reaches: readonly string[]
}
