import { IDENTITY_FIELDS } from '../../packages/ttp-core/src/identifier/index.ts'
import type { Case, Fields, Operation } from './frame.ts'
import { EXPLAIN } from './identifiers/explain.ts'
import { IDENTIFIER_NOTES } from './identifiers/flags.ts'
import { GRAMMAR } from './identifiers/grammar.ts'
import { MANY } from './identifiers/many.ts'
import { RECORDS, RECORDS_ABROAD } from './identifiers/records.ts'
import { casesOf, OPTIONS, type Row } from './identifiers/rows.ts'

const options = { ...OPTIONS } as unknown as Fields
const records: Case[] = RECORDS.map((row, at) => ({
  tcId: 1001 + at,
  comment: Object.keys(row).join(', '),
  flags: ['RowAssembly'],
  input: { row: { ...row }, options },
}))
const abroad: Case[] = RECORDS_ABROAD.map(([country, row], at) => ({
  tcId: 2001 + at,
  comment: `${Object.keys(row).join(', ')}; a delivery from ${country}`,
  flags: ['RowAssembly', 'OtherCountry'],
  input: { row: { ...row }, options: { ...options, country } },
}))
const grammar: Case[] = GRAMMAR.map(([field, value], at) => ({
  tcId: 3001 + at,
  comment: `${field}: is it canonical`,
  flags: ['Grammar'],
  input: { field, value },
}))

/** What every field must refuse, whatever it holds. */
const EVERYWHERE: readonly Row[] = [
  ['Ren\u00c3\u00a9', '!ENCODING_DAMAGED'],
  ['a\ufffdb', '!ENCODING_DAMAGED'],
  ['a\ue000b', '!ENCODING_DAMAGED'],
  ['a&nbsp;b', '!ENCODING_DAMAGED'],
  ['a\u0378b', '!CHARACTER_NOT_ALLOWED'],
  ['a\u019bb', '!CHARACTER_NOT_ALLOWED'],
  ['\u{1f600}', '!CHARACTER_NOT_ALLOWED'],
  ['a'.repeat(401), '!TOO_LONG'],
  ['#WAARDE!', '!SPREADSHEET_ERROR'],
  ['', '-'],
  ['\u200b', '-'],
  ['onbekend', '-'],
]
const everywhere = IDENTITY_FIELDS.flatMap((field, at) => casesOf(field, EVERYWHERE, 4001 + at * 20))

const many = (count: number): Fields => ({ stream: 'Sluis canonical identifiers', count, options, parts: MANY })

export const identifierRecord: Operation = {
  name: 'identifier-record',
  algorithm: 'canonical rows, strict grammar',
  header: [
    'Rows of several fields, of which parts move to where they belong; what every field refuses; many values in one hash.',
  ],
  notes: IDENTIFIER_NOTES,
  explain: EXPLAIN,
  groups: [
    { type: 'CanonicaliseIdentity', specRef: 'IDEN-5, IDEN-7, IDEN-32, IDEN-33', cases: records },
    { type: 'CanonicaliseIdentity', specRef: 'IDEN-32, IDEN-44', cases: abroad },
    { type: 'IsCanonical', specRef: 'IDEN-34', cases: grammar },
    { type: 'CanonicaliseField', specRef: 'IDEN-4, IDEN-6, IDEN-9, IDEN-10, IDEN-11, IDEN-12', cases: everywhere },
    {
      type: 'CanonicaliseMany',
      specRef: 'IDEN-1, IDEN-2, IDEN-3, IDEN-15',
      cases: [
        { tcId: 5001, comment: '10,000 values', flags: ['Accumulated'], input: many(10_000) },
        {
          tcId: 5002,
          comment: '1,000,000 values',
          flags: ['Accumulated', 'Slow'],
          input: many(1_000_000),
          recorded: { sha256: 'bd840a8e59ff8d3c1555ff78bd38a4154bcd8f64f89933bb4b2fc7c03242418e' },
        },
      ],
    },
  ],
}
