import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ACTIVITY_CODES,
  ACTIVITY_ERRORS,
  ACTIVITY_FIELDS,
  canonicaliseActivity,
  isActivityField,
  isCanonicalActivityValue,
} from '../../src/activity/index.ts'

const read = (raw: Record<string, string>, options = {}) =>
  canonicaliseActivity({ visitDate: '2026-03-01', ...raw }, options)
const valueFrom = (field: string, text: string) =>
  (read({ [field]: text }).activity as Record<string, unknown> | undefined)?.[field]
const faultOf = (field: string, text: string) => read({ [field]: text }).errors[0]?.code

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.stringMatching(/^[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}( [0-9]{1,2}:[0-9]{2})?$/),
  fc.stringMatching(/^(€ ?)?[0-9.,]{1,12}$/),
  fc.stringMatching(/^[A-Za-z0-9-]{1,26}$/),
  fc.constantFrom(...Object.values(ACTIVITY_CODES).flat()),
)
const rows = fc.dictionary(fc.constantFrom(...ACTIVITY_FIELDS, 'price', 'email', '__proto__', 'constructor'), texts)

describe('an activity', () => {
  it('holds canonical values of known fields only, whatever the row says, and reads back as itself [RECO-1, RECO-2, RECO-8]', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('dmy', 'mdy', 'ymd'), (raw, dateOrder) => {
        const { activity, errors } = canonicaliseActivity(raw, { dateOrder } as never)
        for (const { code } of errors) expect(ACTIVITY_ERRORS).toHaveProperty(code)
        if (activity === undefined) {
          expect(errors.some(({ field }) => field === 'visitDate')).toBe(true)
          return
        }
        for (const [field, value] of Object.entries(activity)) {
          expect(isActivityField(field) && isCanonicalActivityValue(field, value), field).toBe(true)
        }
        const again = canonicaliseActivity(
          Object.fromEntries(Object.entries(activity).map(([field, value]) => [field, String(value)])),
          { dateOrder } as never,
        )
        expect(again).toEqual({ activity, errors: [] })
      }),
      { numRuns: 2000 },
    )
  })

  it('never says the value in a fault [RECO-7]', () => {
    fc.assert(
      fc.property(rows, (raw) => {
        for (const fault of canonicaliseActivity(raw).errors) expect(Object.keys(fault)).toEqual(['field', 'code'])
      }),
    )
  })

  it('needs a visit date and nothing else; blanks are left out', () => {
    expect(canonicaliseActivity({})).toEqual({
      activity: undefined,
      errors: [{ field: 'visitDate', code: 'ACTIVITY_VISIT_DATE_MISSING' }],
    })
    expect(read({ channel: ' ', price: '', quantity: '\t' })).toEqual({
      activity: { visitDate: '2026-03-01' },
      errors: [],
    })
  })

  it('does not take fields that it does not know, identifiers least of all', () => {
    expect(read({ email: 'jan@example.org', fullName: 'Jan', note: 'x' }).activity).toEqual({ visitDate: '2026-03-01' })
  })
})

describe('dates', () => {
  it.each([
    ['2026-03-01', 'dmy', '2026-03-01'],
    ['2026-03-01', 'mdy', '2026-03-01'],
    ['20260301', 'dmy', '2026-03-01'],
    ['2026/03/01', 'ymd', '2026-03-01'],
    ['2026-03-01T20:15:00Z', 'dmy', '2026-03-01'],
    ['2026-03-01T20:15:00.000+01:00', 'dmy', '2026-03-01'],
    ['1-3-2026', 'dmy', '2026-03-01'],
    ['01/03/2026', 'dmy', '2026-03-01'],
    ['1.3.2026', 'dmy', '2026-03-01'],
    ['1-3-2026', 'mdy', '2026-01-03'],
    ['29-02-2024', 'dmy', '2024-02-29'],
    ['29-02-2000', 'dmy', '2000-02-29'],
  ])('reads %s in order %s as %s', (text, dateOrder, date) => {
    expect(read({ visitDate: text }, { dateOrder }).activity?.visitDate).toBe(date)
  })

  it.each([
    '1-3-26',
    '31-4-2026',
    '29-02-2026',
    '29-02-1900',
    '2026-13-01',
    '2026-00-10',
    '13-13-2026',
    '1-3-1899',
    '0000-00-00',
    'gisteren',
    '46082',
    '2026-3',
    '1–3–2026',
  ])('does not guess at %s', (text) => {
    expect(read({ visitDate: text })).toEqual({
      activity: undefined,
      errors: [{ field: 'visitDate', code: 'ACTIVITY_DATE_INVALID' }],
    })
    expect(faultOf('orderDate', text)).toBe('ACTIVITY_DATE_INVALID')
  })

  it('does not read a day first when the column has the year first', () => {
    expect(read({ visitDate: '1-3-2026' }, { dateOrder: 'ymd' }).activity).toBeUndefined()
  })

  it('takes the time behind the date unless there is a time of its own', () => {
    expect(read({ visitDate: '1-3-2026 9:05' }).activity?.visitTime).toBe('09:05')
    expect(read({ visitDate: '1-3-2026 9:05', visitTime: '20.15 uur' }).activity?.visitTime).toBe('20:15')
  })

  it('reads times, and refuses those that do not exist', () => {
    for (const text of ['20:15', '20.15', '20u15', '20:15:00', '20h15'])
      expect(valueFrom('visitTime', text), text).toBe('20:15')
    for (const text of ['24:00', '20:60', '2015', 'acht uur', '8'])
      expect(faultOf('visitTime', text), text).toBe('ACTIVITY_TIME_INVALID')
  })
})

describe('money and counts', () => {
  it.each([
    ['12,50', 1250],
    ['12.5', 1250],
    ['12', 1200],
    ['0', 0],
    ['€ 12,50', 1250],
    ['12,50 EUR', 1250],
    ['12,-', 1200],
    ['1.234,50', 123_450],
    ['1,234.50', 123_450],
    ['0,07', 7],
    ['100000', 10_000_000],
  ])('reads %s as %i cents', (text, cents) => {
    expect(read({ price: text }).activity?.priceCents).toBe(cents)
  })

  it.each(['1.234', '12,345', '-5', '1.234.50', '1,234,50', 'gratis', '100000,01', '1e3', '12;50', '٣'])(
    'refuses %s',
    (text) => {
      const { activity, errors } = read({ price: text })
      expect(activity).not.toHaveProperty('priceCents')
      expect(errors).toEqual([{ field: 'price', code: 'ACTIVITY_PRICE_INVALID' }])
    },
  )

  it('takes price and cents only when they agree', () => {
    expect(read({ price: '12,50', priceCents: '1250' })).toEqual({
      activity: { visitDate: '2026-03-01', priceCents: 1250 },
      errors: [],
    })
    expect(read({ price: '12,50', priceCents: '12' }).errors).toEqual([
      { field: 'price', code: 'ACTIVITY_PRICE_CONFLICT' },
    ])
    expect(faultOf('priceCents', '12,5')).toBe('ACTIVITY_NUMBER_INVALID')
  })

  it('counts whole visitors within bounds', () => {
    expect([valueFrom('quantity', '1'), valueFrom('quantity', '999')]).toEqual([1, 999])
    for (const text of ['0', '1000', '-1', '1.5', '1e2', 'twee'])
      expect(faultOf('quantity', text)).toBe('ACTIVITY_NUMBER_INVALID')
  })
})

describe('codes', () => {
  it('are taken in any case, with spaces or underscores for hyphens', () => {
    expect(valueFrom('offerGenre', 'Classical Music')).toBe('classical-music')
    expect(valueFrom('channel', 'ON_SITE')).toBe('on-site')
  })

  it('know no case beyond ASCII: no other letter turns into one of a code [RECO-5, RECO-6]', () => {
    expect(faultOf('activityType', 'tic\u212Aet')).toBe('ACTIVITY_CODE_UNKNOWN')
    expect(faultOf('offerCode', 'stra\u00dfe')).toBe('ACTIVITY_OFFER_CODE_INVALID')
    expect(faultOf('offerCode', '\ufb00')).toBe('ACTIVITY_OFFER_CODE_INVALID')
    expect(valueFrom('offerCode', 'strasse')).toBe('STRASSE')
  })

  it('are of a closed list: other words are faults, not values [RECO-4]', () => {
    for (const field of Object.keys(ACTIVITY_CODES)) {
      for (const word of ['onbekend', 'jan@example.org', '__proto__', 'constructor']) {
        expect(faultOf(field, word)).toBe('ACTIVITY_CODE_UNKNOWN')
        expect(valueFrom(field, word)).toBeUndefined()
      }
    }
  })

  it.each(['EXP-2026-01', '20260115-2000', 'A', 'ABCDEFGHIJKLMNOPQRSTUVWX', '12345678'])(
    'offer code %s is taken',
    (code) => {
      expect(valueFrom('offerCode', code)).toBe(code)
      expect(valueFrom('offerCode', code.toLowerCase())).toBe(code)
    },
  )

  it.each([
    '123456782',
    '0612345678',
    '06-12345678',
    '020-1234567',
    '0031612345678',
    '31-612345678',
    'T123456789',
    '111-222-333',
  ])('offer code %s could be the number of a person [RECO-9]', (code) => {
    expect(faultOf('offerCode', code)).toBe('ACTIVITY_OFFER_CODE_PERSONAL')
    expect(valueFrom('offerCode', code)).toBeUndefined()
    expect(isCanonicalActivityValue('offerCode', code)).toBe(false)
  })

  it.each(['jan@example.org', 'Jan de Vries', 'ABCDEFGHIJKLMNOPQRSTUVWXY', 'A_B', 'É1', 'A.B', '=1+1'])(
    'offer code %s is free text',
    (code) => {
      expect(faultOf('offerCode', code)).toBe('ACTIVITY_OFFER_CODE_INVALID')
    },
  )
})

describe('the canonical check', () => {
  it('refuses values of another type, for every field', () => {
    for (const field of ACTIVITY_FIELDS) {
      for (const value of [undefined, null, {}, [], true, Number.NaN, 0.5, '', ' ', 'x'.repeat(99), ['museum']]) {
        expect(isCanonicalActivityValue(field, value), `${field} ${String(value)}`).toBe(false)
      }
    }
    // By value, however it is written: -0 is 0.
    expect([isCanonicalActivityValue('priceCents', -0), isCanonicalActivityValue('quantity', -0)]).toEqual([
      true,
      false,
    ])
    expect(isActivityField('__proto__') || isActivityField('toString') || isActivityField('price')).toBe(false)
  })
})
