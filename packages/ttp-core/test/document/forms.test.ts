import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIsoDate } from '../../src/document/calendar.ts'
import * as form from '../../src/document/form.ts'

const chapter = readFileSync(new URL('../../../../spec/00-conventions.md', import.meta.url), 'utf8')
const check = form.documentForm('DIRECTORY_INVALID')

describe('the grammars of identifiers', () => {
  it.each([
    ['a name identifier', form.NAME_ID],
    ['a client identifier', form.CLIENT_ID],
    ['a UUID', form.UUID],
    ['a digest in base64url', form.DIGEST_BASE64URL],
    ['a digest in hex', form.DIGEST_HEX],
    ['a readable text', form.READABLE],
    ['a moment', form.TIMESTAMP],
  ])('of %s is the one in the text [CONV-11]', (_name, pattern) => {
    expect(chapter).toContain(`\`${String(pattern)}\``)
  })

  it.each([
    [
      form.NAME_ID,
      ['ab', 'a-1', '--', 'a'.repeat(40)],
      ['a', 'Ab', 'a'.repeat(41), 'a_b', 'ab\n', ' ab', 'é-1', 'a.b'],
    ],
    [form.CLIENT_ID, ['a1', 'A:b.c_d-e'], ['a', 'a@b.nl', 'a b', 'ab\n', 'a/b']],
    [
      form.UUID,
      ['00000000-0000-4000-8000-000000000000', '6f1d2c3b-4a59-1687-0a7b-1c2d3e4f5a6b'],
      [
        '6F1D2C3B-4A59-4687-9A7B-1C2D3E4F5A6B',
        '{6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b}',
        '6f1d2c3b4a5946879a7b1c2d3e4f5a6b',
      ],
    ],
    [
      form.DIGEST_BASE64URL,
      ['A'.repeat(43), `${'_'.repeat(42)}8`],
      ['A'.repeat(42), `${'A'.repeat(42)}B`, `${'A'.repeat(43)}=`],
    ],
    [form.DIGEST_HEX, ['0f'.repeat(32)], ['0F'.repeat(32), '0f'.repeat(31), `${'0f'.repeat(32)}\n`]],
    [
      form.READABLE,
      ['A', 'Kunst & Zo – é 😀', '😀'.repeat(200)],
      ['', 'a\nb', 'a\u200eb', 'a\u202eb', '\ufeffa', 'a\u2028', 'a'.repeat(201), '\ud800'],
    ],
  ])('%s takes what fits as a whole and repairs nothing [CONV-11]', (pattern, good, bad) => {
    for (const text of good) expect(check.text(text, 'here', pattern), text).toBe(text)
    for (const text of bad) expect(() => check.text(text, 'here', pattern), text).toThrow('DIRECTORY_INVALID')
  })

  it('of readable text knows the characters that the text lists, whatever Unicode the platform has [CONV-11]', () => {
    const listed = chapter.match(/U\+0000–001F[\s\S]*?\./)?.[0] ?? ''
    const ranges = [...listed.matchAll(/U\+([0-9A-F]+)(?:–([0-9A-F]+))?/g)].map(([, from = '', to]) => [
      Number.parseInt(from, 16),
      Number.parseInt(to ?? from, 16),
    ])
    expect(ranges.length).toBe(24)
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const unreadable = ranges.some(([from = 0, to = 0]) => code >= from && code <= to)
      if (form.READABLE.test(String.fromCodePoint(code)) === unreadable) expect.unreachable(code.toString(16))
    }
  })
})

describe('times', () => {
  it.each([
    '2026-11-22T19:30:00Z',
    '2026-11-22T19:30:00.00Z',
    '2026-11-22T19:30:00.0000Z',
    '2026-11-22T19:30:00.000+00:00',
    '2026-11-22t19:30:00.000z',
    '2026-11-22 19:30:00.000Z',
    '2026-11-22T24:00:00.000Z',
    '2026-11-22T23:59:60.000Z',
    '2026-13-01T00:00:00.000Z',
    '2026-11-32T00:00:00.000Z',
    '2026-11-22T19:30:00.000Z\n',
    '٢026-11-22T19:30:00.000Z',
  ])('%j is no moment [CONV-9]', (text) => {
    expect(() => check.text(text, 'here', form.TIMESTAMP)).toThrow('DIRECTORY_INVALID')
  })

  it('a moment is in UTC with milliseconds, and its order is that of its text [CONV-9]', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }),
        fc.nat(),
        (date, more) => {
          const [text, later] = [date.toISOString(), new Date(date.getTime() + more).toISOString()]
          expect(check.text(text, 'here', form.TIMESTAMP)).toBe(text)
          expect(later >= text).toBe(true)
        },
      ),
    )
  })

  it('a day is one of the calendar, from 1900 to 2199 [CONV-10]', () => {
    for (const good of ['1900-01-01', '2024-02-29', '2000-02-29', '2199-12-31'])
      expect(isIsoDate(good), good).toBe(true)
    for (const bad of [
      '1899-12-31',
      '2200-01-01',
      '2025-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-00-01',
      '2026-01-00',
    ])
      expect(isIsoDate(bad), bad).toBe(false)
    for (const bad of ['2026-1-01', '20260101', '2026-01-01\n', ' 2026-01-01', 20260101, null, undefined])
      expect(isIsoDate(bad), String(bad)).toBe(false)
  })
})

describe('objects', () => {
  const read = (value: unknown): unknown => check.object(value, 'here', ['a'], ['b'])

  it('are closed: every member required, none but those that are named [CONV-7]', () => {
    expect(read({ a: 1 })).toEqual({ a: 1 })
    expect(read({ a: 1, b: 2 })).toEqual({ a: 1, b: 2 })
    for (const value of [{}, { b: 2 }, { a: 1, c: 3 }, { a: 1, A: 1 }, JSON.parse('{"a":1,"__proto__":{}}')])
      expect(() => read(value), JSON.stringify(value)).toThrow('DIRECTORY_INVALID')
    for (const value of [null, 'a', 1, [], [1]]) expect(() => read(value)).toThrow('DIRECTORY_INVALID')
    // What every object inherits is no member that was sent.
    expect(() => check.object({}, 'here', ['toString'])).toThrow('DIRECTORY_INVALID')
  })

  it('hold values of their type: no text for a number, no number for text, no null for what is absent [CONV-8]', () => {
    for (const value of ['1', null, true, 1.5, [1], {}])
      expect(() => check.integer(value, 'here', 0, 9), String(value)).toThrow('DIRECTORY_INVALID')
    for (const value of [1, null, true, ['ab'], {}])
      expect(() => check.text(value, 'here', form.NAME_ID), String(value)).toThrow('DIRECTORY_INVALID')
    for (const value of ['true', null, 0, 1])
      expect(() => check.boolean(value, 'here'), String(value)).toThrow('DIRECTORY_INVALID')
    for (const value of [null, 'ab', { length: 1, 0: 1 }])
      expect(() => check.list(value, 'here', 0, 9, (item) => item), String(value)).toThrow('DIRECTORY_INVALID')
  })
})
