import { ACTIVITY_ERRORS, IDENTIFIER_ERRORS } from '@sluis/ttp-core/supplier'
import { FILE_FINDINGS } from '../findings/file.ts'
import { MAPPING_FINDINGS } from '../findings/mapping.ts'
import type { Language } from '../findings.ts'
import type { RowCode } from './outcome.ts'

/** How something is mended, closed: findings that one and the same act mends stand together. */
export const MENDS = {
  file: { en: 'Export or save the file again', nl: 'Exporteer of bewaar het bestand opnieuw' },
  mapping: { en: 'Set the columns right', nl: 'Zet de kolommen goed' },
  remove: { en: 'Leave this out of the export', nl: 'Laat dit weg uit de export' },
  spreadsheet: {
    en: 'Export without a spreadsheet in between, or as text',
    nl: 'Exporteer zonder spreadsheet ertussen, of als tekst',
  },
  source: { en: 'Correct the values at the source', nl: 'Verbeter de waarden bij de bron' },
  look: { en: 'Look whether this is right', nl: 'Kijk of dit klopt' },
  collect: { en: 'Ask visitors for more', nl: 'Vraag bezoekers om meer' },
  registrar: { en: 'Ask the registrar', nl: 'Vraag de registrar' },
  nothing: { en: 'Nothing to do: this is as it should be', nl: 'Niets te doen: zo hoort het' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>
export type Mend = keyof typeof MENDS

/** Where a code is mended otherwise than most of its table. */
const OWN: Readonly<Partial<Record<string, Mend>>> = {
  LINES_ABOVE_HEADER: 'look',
  LINES_COMMENT: 'look',
  LINES_TOTAL: 'look',
  LINES_BLANK: 'nothing',
  HEADER_GROUPED: 'look',
  HEADER_REPEATED: 'nothing',
  HEADER_OTHER: 'look',
  SHEET_UNSURE: 'mapping',
  SHEETS_UNUSED: 'look',
  SHEET_HIDDEN: 'look',
  SHEET_HIDDEN_ROWS: 'look',
  SHEET_HIDDEN_COLUMNS: 'look',
  CELLS_MERGED: 'look',
  RECORD_NOT_OBJECT: 'source',
  RECORD_FIELD_UNKNOWN: 'source',
  RECORD_VALUE_TYPE: 'source',
  RECORD_REFUSED: 'source',
  NAME_OF_TWO: 'source',
  EMAIL_SEVERAL: 'source',
  ADDRESS_UNCLEAR: 'source',
  PHONE_OF_ANOTHER: 'source',
  PHONE_COUNTRY_UNSURE: 'mapping',
  SURVEY_ROW_MIXED: 'mapping',
  SURVEY_CONSENT_MISSING: 'mapping',
  SURVEY_CONSENT_NOT_GIVEN: 'nothing',
  SURVEY_QUESTIONNAIRE_UNKNOWN: 'mapping',
  SURVEY_ANSWER_UNKNOWN: 'mapping',
  SURVEY_ANSWERS_MISSING: 'mapping',
  MAPPING_SPECIAL_CATEGORY: 'mapping',
  SPECIAL_CATEGORY_COLUMN: 'remove',
  SPECIAL_CATEGORY_UNUSED: 'remove',
  SPECIAL_CATEGORY_CONTENT: 'mapping',
  SPECIAL_CATEGORY_VALUE: 'mapping',
  CITIZEN_NUMBER_CONTENT: 'remove',
  CITIZEN_NUMBER_UNUSED: 'remove',
  ROW_REFUND: 'nothing',
  ROW_SHIFTED: 'source',
  TEST_ROW: 'remove',
  EMAIL_RESERVED: 'remove',
  FIELD_FILLED_UP: 'source',
  VALUE_MANY_NAMES: 'source',
  VALUE_VERY_FREQUENT: 'source',
  BIRTH_DATE_COMMON: 'source',
  BIRTH_DATE_JANUARY_FIRST: 'source',
  EMAIL_ROLE: 'collect',
  DATE_ORDER_ASSUMED: 'look',
  ENCODING_ASSUMED: 'look',
  ROW_BEFORE_AGREEMENT: 'nothing',
  ROW_AFTER_AGREEMENT: 'registrar',
  ROW_SURVEY_NOT_AGREED: 'registrar',
  ROW_OBJECTED: 'nothing',
  ROW_ANONYMOUS: 'collect',
  ALL_ROWS_HELD: 'look',
  ROW_RAGGED: 'file',
  ROW_OTHER_TABLE: 'file',
  ROW_QUOTE_UNCLEAR: 'file',
  ROW_JSON_INVALID: 'file',
  CONSENT_UNCLEAR: 'mapping',
  OBJECTION_UNCLEAR: 'mapping',
  ENCODING_DAMAGED: 'file',
  SPREADSHEET_ERROR: 'spreadsheet',
  EXCEL_DAMAGED: 'spreadsheet',
  BIRTH_DATE_SERIAL: 'spreadsheet',
  BIRTH_DATE_TIME_ZONE: 'file',
  BIRTH_DATE_NO_SUCH_DAY: 'source',
  IS_EMAIL: 'mapping',
  IS_PHONE: 'mapping',
  IS_DATE: 'mapping',
  IS_POSTCODE: 'mapping',
  IS_URL: 'mapping',
  TOO_LONG: 'mapping',
  PLACE_WITHOUT_LETTERS: 'mapping',
  HOUSE_NUMBER_FORMAT: 'mapping',
  PREFIX_UNKNOWN: 'mapping',
  NAME_ORGANISATION: 'look',
  ACTIVITY_CODE_UNKNOWN: 'mapping',
  ACTIVITY_OFFER_CODE_INVALID: 'mapping',
  ACTIVITY_OFFER_CODE_PERSONAL: 'mapping',
  ACTIVITY_PRICE_CONFLICT: 'mapping',
}

/** How a code is mended. */
export function mendOf(code: RowCode): Mend {
  const own = Object.hasOwn(OWN, code) ? OWN[code] : undefined
  if (own !== undefined) return own
  if (Object.hasOwn(FILE_FINDINGS, code)) return 'file'
  if (Object.hasOwn(MAPPING_FINDINGS, code)) return 'mapping'
  return Object.hasOwn(IDENTIFIER_ERRORS, code) || Object.hasOwn(ACTIVITY_ERRORS, code) ? 'source' : 'look'
}
