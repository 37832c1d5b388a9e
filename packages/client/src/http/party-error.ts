/** What an error of a party's own closed table says: the exit code of the command, and the text in both languages. */
export interface PartyErrorText {
  readonly exit: number
  readonly en: string
  readonly nl: string
}

/**
 * An error that a party found by itself, such as a feed with a gap or a log that was rewritten. The message is the code; `where`
 * names a place by numbers and file names, never a value.
 */
export class PartyError extends Error {
  readonly code: string
  readonly shown: PartyErrorText
  readonly where: Readonly<Record<string, string | number>>
  constructor(
    code: string,
    shown: PartyErrorText,
    { where = {}, cause }: { where?: Readonly<Record<string, string | number>>; cause?: unknown } = {},
  ) {
    super(code, cause === undefined ? undefined : { cause })
    this.code = code
    this.shown = shown
    this.where = where
  }
}
