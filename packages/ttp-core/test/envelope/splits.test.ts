import { describe, expect, it } from 'vitest'
import { parseChangeContent } from '../../src/envelope/content/pseudonym.ts'
import { parseSubjectContent } from '../../src/envelope/content/subject.ts'
import { CoreError } from '../../src/errors.ts'
import { HOUSEHOLD, PERSON } from './fixture.ts'

const DELIVERY = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
const LATER = '7f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
const printed = (kind: 'p' | 'h', digit: string) => `reach_${kind}1${digit.repeat(69)}`
const numbers = { old: PERSON, new: HOUSEHOLD }
const persons = { old: printed('p', 'q'), new: printed('p', 'z') }

describe.each([
  ['subject', parseSubjectContent, numbers],
  ['change', parseChangeContent, persons],
] as const)('splits of %s', (kind, parse, sides) => {
  const schema = `sluis-${kind}/1`
  const split = { change: 'split', kind: 'person', seq: 7, ...sides, rows: [[DELIVERY, 3]] }
  const of = (...changes: readonly unknown[]) => ({ schema, changes })
  const place = (value: unknown): string | undefined => {
    try {
      parse(value)
    } catch (error) {
      if (error instanceof CoreError && error.code === 'PART_CONTENT_INVALID') return error.where
      throw error
    }
    throw new Error('was not refused')
  }
  const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, row) => [DELIVERY, from + row])

  it('are taken as they are, with rows of several deliveries, beside merges and other splits [RECO-18]', () => {
    const rows = [
      [DELIVERY, 0],
      [DELIVERY, 9_007_199_254_740_991],
      [LATER, 0],
      [LATER, 10],
    ]
    const merge = { change: 'merge', kind: 'person', ...sides }
    const content = of({ ...split, rows }, merge, { ...split, seq: 9_007_199_254_740_991 }, split)
    expect(parse(content)).toEqual(content)
  })

  it('have their six members and no other [RECO-19]', () => {
    for (const member of Object.keys(split)) {
      const { [member as keyof typeof split]: _, ...rest } = split
      expect(place(of(rest))).toMatch(/^changes\[0\]/)
    }
    expect(place(of(split, { ...split, reason: 'x' }))).toBe('changes[1]')
    expect(place(of({ ...split, change: 'merge' }))).toBe('changes[0]')
    expect(place(of({ ...split, kind: 'family' }))).toBe('changes[0]')
    expect(place(of({ ...split, old: split.new }))).toBe('changes[0]')
    expect(place(of({ ...split, new: 'x' }))).toBe('changes[0]')
  })

  it('have a positive whole number', () => {
    for (const seq of [0, -1, 1.5, '7', null, 2 ** 53]) expect(place(of({ ...split, seq }))).toBe('changes[0]')
  })

  it('name rows, each by a UUID in lower case and a whole number, and an error tells the place alone [RECO-20]', () => {
    for (const rows of [[], {}, null, 'x', 5]) expect(place(of({ ...split, rows }))).toBe('changes[0].rows')
    for (const bad of [
      null,
      DELIVERY,
      [],
      [DELIVERY],
      [DELIVERY, 4, 4],
      [DELIVERY.toUpperCase(), 4],
      [DELIVERY.slice(1), 4],
      [5, 4],
      [DELIVERY, -1],
      [DELIVERY, 1.5],
      [DELIVERY, '4'],
      [DELIVERY, 2 ** 53],
      { 0: DELIVERY, 1: 4, length: 2 },
    ]) {
      expect(place(of({ ...split, rows: [[DELIVERY, 3], bad] }))).toBe('changes[0].rows[1]')
    }
  })

  it('name their rows in one order, none twice [RECO-19]', () => {
    const misplaced = [
      [
        [DELIVERY, 3],
        [DELIVERY, 3],
      ],
      [
        [DELIVERY, 3],
        [DELIVERY, 2],
      ],
      [
        [LATER, 3],
        [DELIVERY, 4],
      ],
    ] as const
    for (const rows of misplaced) expect(place(of({ ...split, rows }))).toBe('changes[0].rows[1]')
  })

  it('name 5,000 rows of a list at most, in one split or in several [RECO-19]', () => {
    expect(parse(of({ ...split, rows: numbered(5000) }))).toBeDefined()
    expect(place(of({ ...split, rows: numbered(5001) }))).toBe('changes[0]')
    const half = { ...split, rows: numbered(2500) }
    expect(parse(of(half, half))).toBeDefined()
    expect(place(of(half, half, split))).toBe('changes[2]')
  })
})
