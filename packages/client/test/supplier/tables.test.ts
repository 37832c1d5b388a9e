import { readFileSync } from 'node:fs'
import { isObjection, isSpecialColumn, readConsent } from '@sluis/ttp-core/supplier'
import { expect, it } from 'vitest'

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../../spec/tables/${name}`, import.meta.url), 'utf8')) as T

it('the words of the specification mean an objection or none, and every other word is unclear [RECO-15]', () => {
  const { yes, no } = read<{ yes: string[]; no: string[] }>('objection-words.json')
  for (const word of yes)
    for (const form of [word, word.toUpperCase(), ` ${word} `]) expect(isObjection(form)).toBe(true)
  for (const word of no)
    for (const form of [word, word.toUpperCase(), ` ${word} `]) expect(isObjection(form)).toBe(false)
  for (const word of ['misschien', 'jawel', '2', 'nee hoor', '?']) expect(isObjection(word)).toBeUndefined()
})

it('the pattern of the specification finds the columns of special categories, however they are written [RECO-16]', () => {
  const pattern = new RegExp(read<{ pattern: string }>('special-columns.json').pattern)
  const names: readonly (readonly [string, string])[] = [
    ['Religie', 'religie'],
    ['E-mailadres (privé)', 'emailadresprive'],
    ['BSN nummer', 'bsnnummer'],
    ['Ras', 'ras'],
    ['Rasterfoto', 'rasterfoto'],
    ['Politieke Voorkeur', 'politiekevoorkeur'],
    ['Seksuele geaardheid', 'seksuelegeaardheid'],
    ['Dieet-wensen', 'dieetwensen'],
    ['Bezoekdatum', 'bezoekdatum'],
  ]
  for (const [name, folded] of names) expect(isSpecialColumn(name), name).toBe(pattern.test(folded))
  expect(names.filter(([name]) => isSpecialColumn(name))).toHaveLength(6)
})

it('the words of the specification give consent or deny it, and no other word gives it [RECO-33]', () => {
  const { yes, no } = read<{ yes: string[]; no: string[] }>('consent-words.json')
  for (const word of yes) for (const form of [word, ` ${word.toUpperCase()} `]) expect(readConsent(form)).toBe('yes')
  for (const word of no) for (const form of [word, ` ${word.toUpperCase()} `]) expect(readConsent(form)).toBe('no')
  for (const word of ['misschien', 'jawel', '2', 'ja hoor', '?']) expect(readConsent(word)).toBe('unclear')
  expect(readConsent('  ')).toBe('nothing')
})
