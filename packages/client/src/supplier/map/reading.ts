/**
 * How the values of a column are written, where that is not plain. A reading holds for the whole column: nothing is decided per value.
 *
 * - `dmy`, `mdy`, `ymd`: dates in that order, with two or four digits of the year, or with the month in letters; a time behind the
 *   date of a visit is its time;
 * - `serial-1900`, `serial-1904`: dates as spreadsheets count days, from the end of 1899 or the first day of 1904;
 * - `decimal-comma`, `decimal-dot`: amounts with that mark before the cents, and the other between thousands;
 * - `postcode-city`: postcode and town in one, in any order;
 * - `postcode-number`: postcode and house number in one;
 * - `postcode-letters`: the two letters of the postcode whose digits stand in another column;
 * - `calling-code`: the calling codes (`+32`) of the telephone numbers in another column;
 * - `second-line`: the second line of an address, which holds the street where a house has a name (“Huize Avondrood”);
 * - `count-kind`: how many tickets of which kind: `2x volwassene`;
 * - `first-mail`: where several mail addresses stand in a cell, the first is the visitor's; without it none is taken;
 * - `permission`: "no" is the objection, "yes" is none.
 */
export const COLUMN_READINGS = [
  'dmy',
  'mdy',
  'ymd',
  'serial-1900',
  'serial-1904',
  'decimal-comma',
  'decimal-dot',
  'postcode-city',
  'postcode-number',
  'postcode-letters',
  'calling-code',
  'second-line',
  'count-kind',
  'first-mail',
  'permission',
] as const

export type ColumnReading = (typeof COLUMN_READINGS)[number]

/** Orders of day, month and year. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'
