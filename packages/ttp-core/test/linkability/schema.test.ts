import { describe, expect, test } from 'vitest'
import {
  countLinkability,
  isLinkabilityReport,
  LINKABILITY_ADVICE,
  LINKABILITY_IDENTIFIERS,
  LINKABILITY_STRENGTHS,
  REPEATED_KINDS,
} from '../../src/linkability/index.ts'
import { ADVICE_TEXTS, IDENTIFIER_TEXTS, REPEATED_TEXTS, STRENGTH_TEXTS } from '../../src/linkability/texts.ts'
import { visitor } from './visitors.ts'

const REPORT = countLinkability([visitor(1), visitor(2), undefined, { postcode: '1234AB', houseNumber: '1' }])

test('a report passes [LINK-71]', () => {
  expect(isLinkabilityReport(REPORT)).toBe(true)
  expect(isLinkabilityReport(countLinkability([]))).toBe(true)
})

const [first, second] = REPORT.advice
test.each<[string, unknown]>([
  ['nothing', null],
  ['a list', [REPORT]],
  ['another schema', { ...REPORT, schema: 'sluis-linkability/2' }],
  ['a member more', { ...REPORT, note: 'x' }],
  ['a member of another name', { ...REPORT, sampling: undefined, note: 1 }],
  ['an identifier more', { ...REPORT, identifiers: { ...REPORT.identifiers, bsn: 1 } }],
  ['a text for a count', { ...REPORT, identifiers: { ...REPORT.identifiers, email: 'a@thuis.example' } }],
  ['half a row', { ...REPORT, identifying: 1.5 }],
  ['more than all rows', { ...REPORT, distinctRecords: 5 }],
  ['a negative count', { ...REPORT, distinctRecords: -1 }],
  ['classes that are not all rows', { ...REPORT, strength: { ...REPORT.strength, weak: 1 } }],
  ['a sample that is no power of two', { ...REPORT, sampling: 3 }],
  ['no sample', { ...REPORT, sampling: 0 }],
  [
    'a repetition with more members',
    {
      ...REPORT,
      repeated: { ...REPORT.repeated, email: { values: 0, rows: 0, names: 0, value: 'x' } },
    },
  ],
  ['a kind less', { ...REPORT, repeated: { email: REPORT.repeated.email } }],
  ['advice that is not ranked', { ...REPORT, advice: [second, first] }],
  ['advice twice', { ...REPORT, advice: [first, first] }],
  ['advice of no list', { ...REPORT, advice: [{ code: 'COLLECT_BSN', rows: 1 }] }],
  ['advice for no row', { ...REPORT, advice: [{ code: 'COLLECT_NAME', rows: 0 }] }],
  ['advice as a text', { ...REPORT, advice: 'more' }],
])('%s is no report [LINK-71]', (_what, value) => {
  expect(isLinkabilityReport(value)).toBe(false)
})

describe('the texts', () => {
  test.each([
    ['advice', LINKABILITY_ADVICE, ADVICE_TEXTS],
    ['identifiers', LINKABILITY_IDENTIFIERS, IDENTIFIER_TEXTS],
    ['classes', LINKABILITY_STRENGTHS, STRENGTH_TEXTS],
    ['kinds', REPEATED_KINDS, REPEATED_TEXTS],
  ])('of %s are there for every code, each its own, in both languages', (_what, codes, texts) => {
    expect(Object.keys(texts)).toEqual([...codes])
    for (const language of ['en', 'nl'] as const) {
      const said = Object.values(texts as Record<string, { en: string; nl: string }>).map((text) => text[language])
      expect(new Set(said).size).toBe(codes.length)
      for (const text of said) expect(text.trim().length).toBeGreaterThan(3)
    }
  })
})
