import { describe, expect, it } from 'vitest'
import { IDENTITY_FIELDS, isCanonical } from '../../src/identifier/index.ts'
import { field } from './support.ts'

describe('the repertoire of cleaned text', () => {
  it.each([
    ['an emoji', 'Kerkstraat \u{1f3e0} 12'],
    ['a code point that no Unicode version has assigned', 'Jan\u0378sen'],
    ['a letter whose capital came with Unicode 16', 'Jan\u019bsen'],
    ['a letter of the supplementary planes', '\u{1d400}nna'],
    ['a symbol', '\u260e 0612345679'],
  ])('refuses %s in every field [IDEN-4]', (_name, raw) => {
    for (const name of IDENTITY_FIELDS) expect([name, field(name, raw)]).toEqual([name, '!CHARACTER_NOT_ALLOWED'])
  })

  it('holds for what the strict grammar lets through too', () => {
    expect(isCanonical('initials', '\u0393.')).toBe(true)
    expect(isCanonical('initials', '\u0378.')).toBe(false)
  })

  it('gives no place that the strict grammar refuses for its length', () => {
    expect(field('addressLine', `${'Lange'.repeat(24)}straat`)).toBe('!TOO_LONG')
    expect(field('addressLine', `${'Lange'.repeat(20)}straat`)).toMatch(/^Lange/)
  })
})
