import { describe, expect, it } from 'vitest'
import { canonicaliseIdentity } from '../../src/identifier/index.ts'
import { field, identity, OPTIONS } from './support.ts'

/** House number and addition of a raw house-number cell, as "number|addition". */
function number(raw: string): string {
  const found = identity({ houseNumber: raw })
  return found.houseNumber === undefined
    ? field('houseNumber', raw)
    : `${found.houseNumber}|${found.houseNumberAddition ?? ''}`
}

describe('houseNumber', () => {
  it.each([
    ['12', '12|'],
    ['12-hs', '12|HS'],
    ['12 bis', '12|BIS'],
    ['12A III', '12|AIII'],
    ['12 a-2', '12|A2'],
    ['12 t/o 14', '12|TO14'],
    ['12 t/m 14', '12|TM14'],
    ['12-14', '12|14'],
    ['12/14', '12|14'],
    ['3HS', '3|HS'],
    ['44-bis', '44|BIS'],
    ['19p-8', '19|P8'],
    ['3-0072', '3|0072'],
    ['23 B 03', '23|B03'],
    ['0012', '12|'],
    ['012a', '12|A'],
    ['12.0', '12|'],
    ['12,0', '12|'],
    ['nr 12', '12|'],
    ['nr. 12a', '12|A'],
    ['#12', '12|'],
    ['huisnummer 12', '12|'],
    ['t/o 14', '14|TO'],
    ['tegenover 14', '14|TO'],
    ['12 (boven)', '12|BOVEN'],
    ['１２Ａ', '12|A'],
    ['12\u00a0hs', '12|HS'],
    ['12–14', '12|14'],
    ['171 1hoog', '171|1HOOG'],
    ['181 1-hoog', '181|1HOOG'],
    ['206-I hoog', '206|IHOOG'],
    ['44 h.s.', '44|HS'],
    ['12/2', '12|2'],
    ['12_a', '12|A'],
    ['12+', '12|'],
    ['-12', '12|'],
    ['12 АВ', '12|AB'],
    ['12a.', '12|A'],
    ['99999', '99999|'],
    ['12 0', '12|'],
    ['٣', '3|'],
    ['2-jan', '!EXCEL_DAMAGED'],
    ['jan-02', '!EXCEL_DAMAGED'],
    ['01-02-2024', '!EXCEL_DAMAGED'],
    ['1.2E+10', '!EXCEL_DAMAGED'],
    ['12½', '!ADDITION_FORMAT'],
    ['100000', '!HOUSE_NUMBER_RANGE'],
    ['A12', '!HOUSE_NUMBER_FORMAT'],
    ['Kerkstraat', '!HOUSE_NUMBER_FORMAT'],
    ['jan@x.nl', '!IS_EMAIL'],
    ['0', '-'],
    ['-', '-'],
    ['', '-'],
    ['nvt', '-'],
  ])('%s → %s', (raw, expected) => {
    expect(number(raw)).toBe(expected)
  })

  it.each([
    [{ houseNumber: '12', houseNumberAddition: '-A' }, '12|A'],
    [{ houseNumber: '12A', houseNumberAddition: 'A' }, '12|A'],
    [{ houseNumber: '12A', houseNumberAddition: 'III' }, '12|AIII'],
    [{ houseNumber: '12', houseNumberAddition: '1-hoog' }, '12|1HOOG'],
    [{ houseNumber: '12', houseNumberAddition: 'h.s.' }, '12|HS'],
    [{ houseNumber: '12', houseNumberAddition: '-' }, '12|'],
    [{ houseNumber: '12', houseNumberAddition: '0' }, '12|'],
    [{ houseNumber: '12', houseNumberAddition: 'X' }, '12|X'],
    [{ houseNumber: '12 hs', houseNumberAddition: '' }, '12|HS'],
  ])('number and addition columns: %j', (raw, expected) => {
    const found = identity(raw)
    expect(`${found.houseNumber ?? ''}|${found.houseNumberAddition ?? ''}`).toBe(expected)
  })

  it('reports the split on both fields', () => {
    const { fields } = canonicaliseIdentity({ houseNumber: '12-hs' }, OPTIONS)
    expect(fields.houseNumber).toEqual({ value: '12', changes: ['ADDITION_SPLIT'] })
    expect(fields.houseNumberAddition).toEqual({ value: 'HS', changes: ['ADDITION_SPLIT'] })
  })
})
