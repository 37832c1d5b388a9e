/** A function symbol. Two terms are equal only when they are written alike: that is what "perfect cryptography" means here. */
export interface Constructor {
  readonly name: string
  readonly arity: number
  /**
   * `public`: anybody can compute it; `encoding`: and can take it apart again; `private`: nobody can compute it, its values are
   * random and exist only where a message names them.
   */
  readonly kind: 'public' | 'encoding' | 'private'
  readonly note: string
}

/**
 * Something that answers: a destructor that anybody can apply, or an honest party that gets a message. Who has terms of the form
 * `takes` gets `gives`. Variables that stand in `gives` only are free: every value happens.
 */
export interface Step {
  readonly name: string
  readonly note: string
  /** The party that does it; nobody in particular when absent. */
  readonly by?: string
  readonly takes: readonly string[]
  readonly gives: readonly string[]
  /** What must have happened before (`when`), and what has happened then (`marks`): facts for correspondence, never visible. */
  readonly when?: readonly string[]
  readonly marks?: readonly string[]
  /** What the party writes into a database schema; seen by who reads the schema. */
  readonly stores?: Readonly<Record<string, readonly string[]>>
}

/** A party, and what is lost to the attacker when it is corrupted. */
export interface Party {
  readonly note: string
  readonly holds: readonly string[]
  /** Database schemas that its roles read. */
  readonly reads?: readonly string[]
  /** What it can compute that nobody else can. With these and its keys the attacker can take over its steps, which are left out. */
  readonly powers?: readonly Step[]
}

/** The system: everything that is the same in every model. */
export interface Protocol {
  readonly constructors: readonly Constructor[]
  readonly abbreviations: readonly string[]
  readonly destructors: readonly Step[]
  readonly parties: Readonly<Record<string, Party>>
  /** Constants that anybody knows. */
  readonly names: readonly string[]
  readonly steps: readonly Step[]
}

/** One question to the provers. */
export interface Model {
  readonly name: string
  readonly question: string
  /** `secrecy`: can the attacker have one of the goals? `pair`: can it tell two worlds apart? `order`: can a mark come about? */
  readonly kind: 'secrecy' | 'pair' | 'order'
  readonly corrupt: readonly string[]
  /** Terms, or marks, that must not be reached; none in a pair model. */
  readonly goals: readonly string[]
  /** Steps of the protocol that belong to the question; all when absent. */
  readonly only?: readonly string[]
  /** What the attacker is given besides; `choice(L,R)` in a pair model. */
  readonly given?: readonly string[]
  /** Steps besides, or in place of those of the same name. */
  readonly steps?: readonly Step[]
}
