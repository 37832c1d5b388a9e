import { PartyError, type PartyErrorText } from '../http/party-error.ts'

/** What stops a party that follows the log, closed. */
export const LOG_ERRORS = {
  LOG_FORKED: {
    exit: 4,
    en: 'The log shows two faces: nothing it hands over makes a checkpoint the continuation of one seen before. Both are kept; report them to the registrar and the auditor.',
    nl: 'Het logboek toont twee gezichten: niets maakt een controlepunt tot vervolg van een eerder gezien. Beide zijn bewaard; meld ze bij de registrar en de auditor.',
  },
  LOG_UNPROVEN: {
    exit: 4,
    en: 'The log does not hand over the tiles that prove that it only grew. Try again; if it stays so, report it.',
    nl: 'Het logboek geeft de tegels niet die bewijzen dat het alleen groeide. Probeer het opnieuw; meld het als het zo blijft.',
  },
  LOG_EMPTY: {
    exit: 5,
    en: 'The log has no checkpoint yet, so there is nothing to show to others. Try again once something was delivered.',
    nl: 'Het logboek heeft nog geen controlepunt; er is nog niets te tonen. Probeer het opnieuw zodra er iets is geleverd.',
  },
  LOG_CHECKPOINT_INVALID: {
    exit: 4,
    en: 'The checkpoint is not signed by the log that the directory names. Report it to the registrar.',
    nl: 'Het controlepunt is niet ondertekend door het logboek dat het register noemt. Meld het bij de registrar.',
  },
  DIRECTORY_WITHHELD: {
    exit: 4,
    en: 'The service withholds a version of the directory under which something was delivered, accepted or answered, or the evidence of its publication. Nothing of that was applied or opened. Run again, and if it stays so report it to the registrar.',
    nl: 'De dienst houdt een versie van het register achter waaronder iets is geleverd, aanvaard of beantwoord, of het bewijs van publicatie ervan. Niets daarvan is toegepast of geopend. Probeer het opnieuw en meld het, als het zo blijft, bij de registrar.',
  },
} as const satisfies Record<string, PartyErrorText>
export type LogErrorCode = keyof typeof LOG_ERRORS

/** The log cannot be trusted. The message is the code. */
export class LogError extends PartyError {
  override readonly name = 'LogError'
  declare readonly code: LogErrorCode
  /** File in which both checkpoints were kept. */
  readonly evidenceFile: string | undefined
  /** Item of a tenant's feed at which it was seen. */
  readonly cursor: number | undefined
  constructor(code: LogErrorCode, { evidenceFile, cursor }: { evidenceFile?: string; cursor?: number } = {}) {
    const where = {
      ...(evidenceFile !== undefined && { evidence: evidenceFile }),
      ...(cursor !== undefined && { cursor }),
    }
    super(code, LOG_ERRORS[code], Object.keys(where).length === 0 ? {} : { where })
    this.evidenceFile = evidenceFile
    this.cursor = cursor
  }
}
