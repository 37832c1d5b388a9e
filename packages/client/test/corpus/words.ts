/**
 * Words for outcomes and the codes that say them. The expectations speak in words, so that they could be written before the codes
 * were there and do not change with them.
 */
export const WORDS = {
  'encoding unsure': ['ENCODING_ASSUMED'],
  'text damaged before': ['ENCODING_DAMAGED'],
  'not text': ['FILE_NOT_TEXT'],
  'not a table': ['FILE_NOT_TEXT', 'FILE_DELIMITER_UNCLEAR', 'NO_COLUMN_RECOGNISED'],
  'old spreadsheet': ['FILE_SPREADSHEET'],
  packed: ['FILE_NOT_TEXT'],
  'empty file': ['FILE_EMPTY'],
  'nothing in it': ['FILE_EMPTY', 'FILE_HEADER_ONLY'],
  'no rows': ['FILE_HEADER_ONLY'],
  'no header': ['HEADER_MISSING'],
  'delimiter unclear': ['FILE_DELIMITER_UNCLEAR'],
  'two columns of one name': ['COLUMN_REPEATED'],
  'column missing': ['MAPPING_COLUMN_MISSING'],
  'nothing recognised': ['NO_COLUMN_RECOGNISED'],
  'no date of the visit': ['VISIT_DATE_UNMAPPED'],
  'date order unsure': ['DATE_ORDER_ASSUMED'],
  'special category': ['SPECIAL_CATEGORY_COLUMN'],
  'objection word unknown': ['OBJECTION_UNCLEAR'],
  'consent word unknown': ['CONSENT_UNCLEAR'],
  objected: ['ROW_OBJECTED'],
  'before agreement': ['ROW_BEFORE_AGREEMENT'],
  'after agreement': ['ROW_AFTER_AGREEMENT'],
  anonymous: ['ROW_ANONYMOUS'],
  'row ragged': ['ROW_RAGGED'],
  'quote open': ['ROW_QUOTE_UNCLEAR', 'QUOTE_NOT_CLOSED'],
  'line is no record': ['ROW_JSON_INVALID'],
  'no row may leave': ['ALL_ROWS_HELD'],
  'date missing': ['ACTIVITY_VISIT_DATE_MISSING'],
  'date unreadable': ['ACTIVITY_DATE_INVALID', 'DATE_FORMAT', 'DATE_NOT_A_DAY'],
  'price unreadable': ['ACTIVITY_PRICE_INVALID'],
  'number unreadable': ['ACTIVITY_NUMBER_INVALID'],
  'code unusable': ['ACTIVITY_OFFER_CODE_INVALID'],
  'code is personal': ['ACTIVITY_OFFER_CODE_PERSONAL'],
  'word unknown': ['ACTIVITY_CODE_UNKNOWN'],
  'excel damaged it': ['EXCEL_DAMAGED'],
  'spreadsheet error': ['SPREADSHEET_ERROR'],
} as const satisfies Record<string, readonly string[]>

export type Word = keyof typeof WORDS

/** Whether a code is one of those that say a word. */
export const says = (word: Word, code: string): boolean =>
  ((WORDS as Record<string, readonly string[]>)[word] ?? []).includes(code)
