import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/encoding/index.ts'

const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 6 }), tie('value'), { maxKeys: 4 }),
  ),
})).value

describe('canonicalJson', () => {
  it('orders members by UTF-16 code units (example of RFC 8785 section 3.2.3) [ENCO-9]', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    const names = Object.keys(JSON.parse(canonicalJson(value)) as object)
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}')
    expect(names).toHaveLength(7)
  })

  it('escapes text as RFC 8785 section 3.2.2.2 asks [ENCO-9]', () => {
    expect(canonicalJson('€$\u000f\nA\'B"\\\\"/\b\t\f\r\u007f\u2028')).toBe(
      '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\\b\\t\\f\\r\u007f\u2028"',
    )
  })

  it('writes what JSON.parse reads back, whatever the order of the members', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value)
        const parsed: unknown = JSON.parse(text)
        expect(canonicalJson(parsed)).toBe(text)
        expect(canonicalJson(reversed(parsed))).toBe(text)
        expect(JSON.stringify(parsed)).toHaveLength(text.length)
      }),
    )
  })

  it('gives different texts for different values', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (left, right) => {
        const equal = JSON.stringify(sorted(left)) === JSON.stringify(sorted(right))
        expect(canonicalJson(left) === canonicalJson(right)).toBe(equal)
      }),
      { numRuns: 500 },
    )
  })

  it('writes negative zero as zero [ENCO-9]', () => {
    expect(canonicalJson(-0)).toBe('0')
  })

  it.each([
    ['a fraction', 0.5],
    ['an unsafe integer', 2 ** 53],
    ['infinity', Number.POSITIVE_INFINITY],
    ['not a number', Number.NaN],
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole in a list', [1, undefined, 2]],
    ['a big integer', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(2)],
    ['a map', new Map()],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
    ['a member named by a symbol', { [Symbol('a')]: 1 }],
    ['an instance of a class', new (class Row {})()],
  ])('refuses %s [ENCO-10]', (_, value) => {
    expect(() => canonicalJson(value)).toThrow('JSON_NOT_CANONICAL')
    expect(() => canonicalJson([{ value }])).toThrow('JSON_NOT_CANONICAL')
  })

  it('refuses cycles and excessive depth instead of running out of stack [ENCO-10]', () => {
    const cycle: unknown[] = []
    cycle.push(cycle)
    expect(() => canonicalJson(cycle)).toThrow('JSON_NOT_CANONICAL')
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep]
    expect(() => canonicalJson(deep)).toThrow('JSON_NOT_CANONICAL')
  })

  it('never mentions the value in its error [CONV-15]', () => {
    const secret = 'jan.jansen@example.nl\ud800'
    for (const value of [{ [secret]: 1 }, { name: secret }, [secret], { [secret.slice(0, -1)]: 1.5 }]) {
      const thrown: unknown = (() => {
        try {
          return canonicalJson(value)
        } catch (error) {
          return error
        }
      })()
      expect(thrown).toMatchObject({ message: 'JSON_NOT_CANONICAL' })
      expect(inspect(thrown, { showHidden: true })).not.toContain('jansen')
    }
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  )
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (Object.is(value, -0)) return 0
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return { object: entries.map(([name, member]) => [name, sorted(member)]) }
}
