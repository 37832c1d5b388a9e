import type { NameForm } from '@sluis/ttp-core/identity'
import { compareNameFields } from '@sluis/ttp-core/identity'
import { expect, test } from 'vitest'
import { compareKnown, knownNames, soleName } from '../../src/domains/identity/comparison/known-names.ts'
import { nameRank } from '../../src/domains/identity/scoring/levels.ts'
import type { NameValue } from '../../src/domains/identity/vault/profile.ts'

const nameOf = (surname: string, given: string, initials: string): NameValue => [surname, '', given, initials, 1]
const formOf = (surname: string, given: string, initials: string): NameForm => ({
  surname,
  surnameParts: [surname],
  given,
  initials,
})
const INITIAL = nameOf('bakker', '', 'd')
const givenOf = (record: NameForm, profile: readonly NameValue[]): string[] =>
  knownNames(profile).map((name) => compareKnown(soleName(record), name, compareNameFields, nameRank).given)

test.each([
  ['initials alone where nothing else is known', formOf('bakker', 'diede', 'd'), [INITIAL], ['initial']],
  [
    'initials that stand for another given name',
    formOf('bakker', 'diede', 'd'),
    [nameOf('bakker', 'davey', 'd'), INITIAL],
    ['conflict', 'conflict'],
  ],
  [
    'initials that stand for two given names',
    formOf('bakker', 'diede', 'd'),
    [nameOf('bakker', 'davey', 'd'), INITIAL, nameOf('bakker', 'diede', 'd')],
    ['conflict', 'equal', 'equal'],
  ],
  [
    'initials against initials',
    formOf('bakker', '', 'd'),
    [nameOf('bakker', 'davey', 'd'), INITIAL],
    ['initial', 'initial'],
  ],
  [
    'a given name of another letter',
    formOf('bakker', 'diede', 'd'),
    [nameOf('bakker', 'joris', 'j'), INITIAL],
    ['conflict', 'initial'],
  ],
  [
    'initials written as one word, which are no given name',
    formOf('bakker', 'diede', 'd'),
    [nameOf('bakker', 'dma', 'dma'), nameOf('bakker', '', 'dma')],
    ['conflict', 'initial'],
  ],
  [
    'initials written as one word by the record',
    formOf('bakker', 'dma', 'dma'),
    [nameOf('bakker', 'diede', 'd'), nameOf('bakker', '', 'dma')],
    ['conflict', 'initial'],
  ],
])('%s [LINK-14]', (_what, record, profile, levels) => {
  expect(givenOf(record, profile)).toEqual(levels)
})

test('initials keep their own surname, whoever they stand for [LINK-14]', () => {
  const profile = [nameOf('visser', 'dorus', 'd'), INITIAL]
  const [, initial] = knownNames(profile)
  const record = soleName(formOf('bakker', 'david', 'd'))
  expect(initial && compareKnown(record, initial, compareNameFields, nameRank)).toEqual({
    surname: 'equal',
    given: 'conflict',
  })
})

test('a name that is given crosswise is compared as it stands [LINK-14]', () => {
  const profile = [nameOf('genkhuis', 'hein', 'h'), nameOf('genkhuis', '', 'h')]
  const record = formOf('h', 'genkhuis', 'g')
  const levels = knownNames(profile).map((name) => compareKnown(soleName(record), name, compareNameFields, nameRank))
  expect(levels.map(({ surname }) => surname)).toContain('crossed')
})
