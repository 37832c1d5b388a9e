/** What a code does and says. */
export interface FindingText {
  readonly level: FindingLevel
  /** What is wrong, how to mend it. */
  readonly en: readonly [string, string]
  readonly nl: readonly [string, string]
}

/** `blocking` stops the file, `row` keeps that row at home, `value` drops that value, `notice` only informs. */
export type FindingLevel = 'blocking' | 'row' | 'value' | 'notice'
