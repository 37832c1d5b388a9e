import type { Fields } from './frame.ts'

/** What a row says, the flags of its case, the order of its dates. */
export type Row = readonly [comment: string, raw: Fields, flags?: readonly string[], dateOrder?: 'dmy' | 'mdy' | 'ymd']

/** The date of the rows that are about something else. */
export const DATE = '2026-03-01'
/** A row for each text of a field. */
export const field = (name: string, comment: string, texts: readonly string[], flags: readonly string[] = []): Row[] =>
  texts.map((text) => [`${name}: ${comment}: ${text}`, { visitDate: DATE, [name]: text }, flags])
/** A row for each visit date. */
export const visit = (
  comment: string,
  texts: readonly string[],
  flags: readonly string[] = [],
  dateOrder?: 'dmy' | 'mdy' | 'ymd',
): Row[] =>
  texts.map((text) =>
    dateOrder === undefined
      ? [`visitDate: ${comment}: ${text}`, { visitDate: text }, flags]
      : [`visitDate, ${dateOrder}: ${comment}: ${text}`, { visitDate: text }, flags, dateOrder],
  )
