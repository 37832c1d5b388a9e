/** One run of a tool. It counts only when the tool said exactly what was expected: a time-out or a missing tool is never that. */
export interface Verdict {
  readonly tool: string
  readonly expected: string
  readonly found: string
  readonly seconds: number
}

/** A property of the system, the model that shows it, and the flaw with which the model must fail. */
export interface Claim {
  /** For instance `PROT-1`. */
  readonly id: string
  /** Clauses of the specification that it supports. */
  readonly clauses: readonly string[]
  readonly statement: string
  /** Path of the model below `spec/formal`. */
  readonly model: string
  readonly assumptions: readonly string[]
  /** The seeded flaw that the tool must find, so that an empty proof is noticed. */
  readonly control: string
  readonly prove: () => Promise<readonly Verdict[]>
  /** Runs the negative control, and shows that what the claim is about happens at all. */
  readonly refute: () => Promise<readonly Verdict[]>
}
