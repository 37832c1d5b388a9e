import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streetFirst } from '../../src/supplier/map/address-order.ts'
import { inspectDates } from '../../src/supplier/map/dates/column-dates.ts'
import { readMoment } from '../../src/supplier/map/dates/read-moment.ts'
import { inferReading } from '../../src/supplier/map/infer-reading.ts'
import { profileOf } from '../../src/supplier/map/profile.ts'
import { cellReader } from '../../src/supplier/map/readers.ts'

describe('a day in a column', () => {
  it.each([
    ['3-5-2026', 'dmy', { day: '2026-05-03' }],
    ['05/03/26', 'mdy', { day: '2026-05-03' }],
    ['26.05.03', 'ymd', { day: '2026-05-03' }],
    ['za 3 mei 2026 20.15 uur', 'dmy', { day: '2026-05-03', time: '20:15' }],
    ['May 3rd, 2026', 'dmy', { day: '2026-05-03' }],
    ['5/3/2026 8:15:00 PM', 'mdy', { day: '2026-05-03', time: '20:15' }],
    ['5/3/2026 12:05 AM', 'mdy', { day: '2026-05-03', time: '00:05' }],
    ['2026-05-03T20:15:00.000+02:00', 'dmy', { day: '2026-05-03', time: '20:15' }],
    ['20260503', 'dmy', { day: '2026-05-03' }],
    ['03052026', 'dmy', { day: '2026-05-03' }],
    ['46145', 'serial-1900', { day: '2026-05-03' }],
    ['46145,84375', 'serial-1900', { day: '2026-05-03', time: '20:15' }],
    ['44683', 'serial-1904', { day: '2026-05-03' }],
  ] as const)('“%s” as %s is a moment', (text, order, moment) => {
    expect(readMoment(text, order)).toEqual(moment)
  })

  it.each([
    ['31-02-2026', 'dmy'],
    ['14-1-2026', 'mdy'],
    ['3 foo 2026', 'dmy'],
    ['13:15 PM', 'dmy'],
    ['', 'dmy'],
    ['7', 'serial-1900'],
  ] as const)('“%s” as %s is none', (text, order) => {
    expect(readMoment(text, order)).toBeUndefined()
    // Nor is it any in another order afterwards.
    expect(cellReader('visitDate', order)?.(text)).toBe(`?${text}`)
  })

  it('is what was written, in every order', () => {
    const days = fc.date({ min: new Date('1980-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.constantFrom('-', '/', '.'), fc.boolean(), (date, mark, short) => {
        const day = date.toISOString().slice(0, 10)
        const [year = '', month = '', of = ''] = day.split('-')
        const y = short ? year.slice(2) : year
        expect(readMoment([of, month, y].join(mark), 'dmy')).toEqual({ day })
        expect(readMoment([month, of, y].join(mark), 'mdy')).toEqual({ day })
        expect(readMoment([y, month, of].join(mark), 'ymd')).toEqual({ day })
      }),
    )
  })
})

describe('the order of a column', () => {
  it.each([
    [['13-01-2026', '02-03-2026'], 'Datum', 'dmy', 'sure'],
    [['01/13/2026', '02/03/2026'], 'Datum', 'mdy', 'sure'],
    [['01/02/2026', '02/03/2026'], 'Datum', 'dmy', 'either'],
    [['13-01-2026', '01-13-2026'], 'Datum', 'dmy', 'both'],
    [['01/02/2026'], 'Datum (mm/dd/yyyy)', 'mdy', 'sure'],
    [['01-02-2026'], 'Datum dd-mm-jjjj', 'dmy', 'sure'],
    [['01-01-1980', '05-05-1980'], 'Geboren', 'dmy', 'sure'],
    [['26-03-01', '26-03-02', '26-03-05', '26-04-06', '26-04-07'], 'Datum', 'ymd', 'sure'],
    [['3 mei 2026'], 'Datum', 'dmy', 'sure'],
    [[], 'Datum', 'dmy', 'sure'],
  ] as const)('of %j under “%s” is %s, %s', (cells, header, order, certainty) => {
    expect(inspectDates(cells, header)).toMatchObject({ order, certainty, serial: false })
  })

  it('does not come from midnights of an export of days', () => {
    expect(inspectDates(['2026-03-01 00:00:00', '2026-03-02 00:00:00'], 'Datum').midnight).toBe(true)
    expect(inspectDates(['2026-03-01 00:00:00', '2026-03-02 20:15:00'], 'Datum').midnight).toBe(false)
    expect(inspectDates(['3/1/2026 12:00:00 AM'], 'Date').midnight).toBe(true)
    expect(inspectDates(['3/1/2026 12:00:00 PM'], 'Date').midnight).toBe(false)
  })
})

describe('other cells', () => {
  it.each([
    ['1234 AB Amsterdam, Dorpsstraat 12-hs', 'Dorpsstraat 12-hs, 1234 AB Amsterdam'],
    ['Amsterdam, Dorpsstraat 12, 1234 AB', 'Dorpsstraat 12, 1234 AB Amsterdam'],
    ['Dorpsstraat 12, 1234 AB Amsterdam', 'Dorpsstraat 12, 1234 AB Amsterdam'],
    ['Dorpsstraat 12, bovenhuis', 'Dorpsstraat 12, bovenhuis'],
    ['Huize Zon, Dorpsstraat 12, Amsterdam', 'Huize Zon, Dorpsstraat 12, Amsterdam'],
    ['Dorpsstraat 12', 'Dorpsstraat 12'],
  ])('the address “%s” is read as “%s”', (text, expected) => {
    expect(streetFirst(text)).toBe(expected)
  })

  it.each([
    ['price', ['12,50', '1.250'], 'decimal-comma', ['12.50', '1250.00']],
    ['price', ['12.5000', '7.0000'], 'decimal-dot', ['12.50', '7.00']],
    ['price', ['1.250', '3.500'], undefined, undefined],
    ['price', ['12,50', '7'], undefined, undefined],
    ['postcode', ['1234 AB Utrecht', 'Utrecht 1234AB'], 'postcode-city', ['1234 AB Utrecht', '1234 AB Utrecht']],
    ['postcode', ['1234AB 12', '1234 AB, 14-hs'], 'postcode-number', ['1234AB', '1234 AB']],
    ['postcode', ['1234AB', '1234 AB'], undefined, undefined],
    ['quantity', ['2x volwassene', '1 x kind'], 'count-kind', ['2', '1']],
  ] as const)('a column of %s like %j is read as %s', (field, values, reading, expected) => {
    expect(inferReading(field, profileOf(values))).toBe(reading)
    if (expected) expect(values.map((value) => cellReader(field, reading)?.(value))).toEqual(expected)
  })

  it('gives the number of "1234 AB, 14-hs", the kind of "2x volwassene" and the hour of "8:15 PM"', () => {
    expect(cellReader('houseNumber', 'postcode-number')?.('1234 AB, 14-hs')).toBe('14-hs')
    expect(cellReader('priceKind', 'count-kind')?.('2x volwassene')).toBe('volwassene')
    expect(cellReader('visitTime', undefined)?.('8:15 PM')).toBe('20:15')
    expect(cellReader('visitTime', undefined)?.('20:15 - 22:00')).toBe('20:15')
    expect(cellReader('quantity', undefined)?.('2,00')).toBe('2')
  })
})

describe('a note behind a name', () => {
  it.each([
    ['L. Groot (rolstoel)', 'L. Groot'],
    ['L. Groot (Rolstoel)', 'L. Groot'],
    ['Smit (Glutenallergie)', 'Smit'],
    ['Bakker (2 pers.)', 'Bakker'],
    ['de Wit [vip]', 'de Wit'],
    ['J. de Vries (Jan)', 'J. de Vries (Jan)'],
    ['A. de Vries (geb. Jansen)', 'A. de Vries (geb. Jansen)'],
    ['(onbekend)', '(onbekend)'],
    ['de Vries', 'de Vries'],
  ])('“%s” is read as “%s”: what it says is nobody’s name, and is not sent', (text, read) => {
    expect(cellReader('fullName', undefined)?.(text)).toBe(read)
    expect(cellReader('familyName', undefined)?.(text)).toBe(read)
  })
})
