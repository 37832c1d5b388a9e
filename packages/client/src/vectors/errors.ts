import { PartyError, type PartyErrorText } from '../http/party-error.ts'

/** What stops a check against test vectors, closed. */
export const VECTOR_ERRORS = {
  VECTORS_UNREADABLE: {
    exit: 8,
    en: 'The folder holds no manifest.json of test vectors, or a file that it names cannot be read. Name the folder test-vectors of the version to check.',
    nl: 'De map bevat geen manifest.json van testvectoren, of een bestand daaruit is niet te lezen. Noem de map test-vectors van de te controleren versie.',
  },
  VECTORS_CHANGED: {
    exit: 4,
    en: 'A file differs from its digest in manifest.json. Take the folder from a source you trust.',
    nl: 'Een bestand wijkt af van zijn controlegetal in manifest.json. Haal de map van een bron die u vertrouwt.',
  },
  VECTORS_MALFORMED: {
    exit: 4,
    en: 'A file has not the form of schema/vector-file.schema.json.',
    nl: 'Een bestand heeft niet de vorm van schema/vector-file.schema.json.',
  },
  IMPLEMENTATION_FAILED: {
    exit: 8,
    en: 'The implementation under test ended, or answered something that is no answer. It reads and writes one JSON object a line.',
    nl: 'De geteste implementatie stopte, of gaf iets dat geen antwoord is. Zij leest en schrijft één JSON-object per regel.',
  },
} as const satisfies Record<string, PartyErrorText>
export type VectorErrorCode = keyof typeof VECTOR_ERRORS

/** A check against test vectors that cannot go on. The message is the code. */
export class VectorError extends PartyError {
  override readonly name = 'VectorError'
  declare readonly code: VectorErrorCode
  constructor(code: VectorErrorCode, where: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, VECTOR_ERRORS[code], { where, cause })
  }
}
