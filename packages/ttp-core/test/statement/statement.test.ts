import { expect, test } from 'vitest'
import type { Agreement, Directory } from '../../src/directory/index.ts'
import {
  describeStatement,
  formatStatement,
  statementDigest,
  statementFacts,
  statementText,
} from '../../src/statement/index.ts'

const directory = {
  organisations: [
    { id: 'museum', name: 'Museum A' },
    { id: 'audience', name: 'Audience data' },
  ],
  domains: [
    { id: 'reach', tenant: 'audience', mode: 'irreversible', purpose: 'reach of culture', attributes: ['postcode4'] },
  ],
} as unknown as Directory
const agreement = {
  institution: 'museum',
  tenant: 'audience',
  domain: 'reach',
  purposes: ['market-insight'],
} as unknown as Agreement
const facts = () => {
  const found = statementFacts(directory, agreement)
  if (found === undefined) throw new Error('no facts')
  return found
}

test('the text has the points a to j in each language, and nothing in it that was not filled in', () => {
  for (const language of ['nl', 'en'] as const) {
    const text = statementText(1, language, facts())
    if (text === undefined) throw new Error('no text')
    expect(text.paragraphs.map(([title]) => title.slice(0, 2))).toEqual([...'abcdefghij'].map((letter) => `${letter}.`))
    const whole = formatStatement(text)
    for (const said of ['Museum A', 'Audience data', 'reach of culture']) expect(whole).toContain(said)
    expect(whole).not.toMatch(/undefined|\$\{|\[object/)
  }
})

test('an agreement on one-to-one contact in a reversible domain is told otherwise', () => {
  const other = { ...facts(), purposes: ['market-insight', 'one-to-one-contact'] as const, isReversible: true }
  const of = (given: typeof other | ReturnType<typeof facts>) => formatStatement(statementText(1, 'nl', given) as never)
  expect(of(other)).toContain('toestemming intrekken')
  expect(of(other)).toContain('goedkeuring van twee anderen')
  expect(of(facts())).toContain('niet gebruikt om u persoonlijk te benaderen')
  expect(of(facts())).toContain('kan niet worden teruggerekend')
})

test('under an agreement on surveys visitors are told that answers are shared with their consent alone, and else nothing of surveys', () => {
  const surveyed = statementFacts(directory, { ...agreement, questionnaires: ['standard-1'] })
  for (const [language, told] of [
    ['nl', 'Antwoorden op een enquête delen wij alleen als u daar toestemming voor gaf. Bijzondere gegevens'],
    ['en', 'Answers to a survey are shared only if you consented to that. Special'],
  ] as const) {
    expect(formatStatement(statementText(1, language, surveyed as never) as never)).toContain(told)
    expect(formatStatement(statementText(1, language, facts()) as never)).not.toMatch(/enquête|survey/)
  }
})

test('a text that was published stays as it was: its digests are written down', () => {
  const described = describeStatement(facts())
  for (const language of ['nl', 'en'] as const) {
    const text = statementText(1, language, facts())
    expect(described[language]).toBe(statementDigest(text as never))
  }
  expect(described).toMatchInlineSnapshot(`
    {
      "en": "163ff9de6dce00debfb745fc38fe374aa21e97a0ab91d0b16d6e0fa965a20119",
      "nl": "b00430d4915802323ea14911f487bdb829a5e2a5d6ea5df504066b9bd01210ea",
      "template": 1,
    }
  `)
})

test('an unknown template gives no text, and an agreement of parties that are not there no facts', () => {
  expect(statementText(2, 'nl', facts())).toBeUndefined()
  expect(statementFacts(directory, { ...agreement, domain: 'other' })).toBeUndefined()
  expect(statementFacts(directory, { ...agreement, institution: 'other' })).toBeUndefined()
})
