import { describe, expect, it } from 'vitest'
import { parseActivityContent } from '../../src/envelope/content/activity.ts'
import { parseAttributeContent } from '../../src/envelope/content/attribute.ts'
import { parseChangeContent, parsePseudonymContent } from '../../src/envelope/content/pseudonym.ts'
import { parseSubjectContent } from '../../src/envelope/content/subject.ts'
import { CoreError } from '../../src/errors.ts'
import { SecretKey } from '../../src/keys/index.ts'
import { deriveIrreversible, innerKey, parseSubjectNumber, wrapKey } from '../../src/pseudonym/index.ts'
import { HOUSEHOLD, PERSON } from './fixture.ts'

const domain = { tenant: 'audience', domain: 'reach', epoch: 1, prefix: 'reach', mode: 'irreversible' } as const
const pseudonymOf = (kind: 'person' | 'household', byte: number) =>
  deriveIrreversible(
    innerKey(SecretKey.from(new Uint8Array(32).fill(1))),
    wrapKey(SecretKey.from(new Uint8Array(64).fill(2))),
    domain,
    kind,
    parseSubjectNumber(new Uint8Array(16).fill(byte)),
  )
const person = pseudonymOf('person', 1)
const household = pseudonymOf('household', 1)

const merge = { change: 'merge', kind: 'person', old: PERSON, new: HOUSEHOLD }
const pseudonymMerge = { change: 'merge', kind: 'person', old: person, new: pseudonymOf('person', 2) }
const PARSERS = {
  activity: { parse: parseActivityContent, row: { row: 4, visitDate: '2026-03-01' } },
  attribute: { parse: parseAttributeContent, row: { row: 4, postcode4: '1012', birthDecade: '1980' } },
  subject: { parse: parseSubjectContent, row: { row: 4, person: PERSON, household: HOUSEHOLD } },
  pseudonym: { parse: parsePseudonymContent, row: { row: 4, person, household } },
} as const

function refusal(parse: (value: unknown) => unknown, value: unknown): CoreError {
  try {
    parse(value)
  } catch (error) {
    if (error instanceof CoreError && error.code === 'PART_CONTENT_INVALID') return error
    throw error
  }
  throw new Error('was not refused')
}

describe.each(Object.entries(PARSERS))('rows of %s', (kind, { parse, row }) => {
  const schema = `sluis-${kind}/1`
  const refuses = (value: unknown) => refusal(parse, value)

  it('are taken as they are', () => {
    const content = { schema, rows: [row, { ...row, row: 9 }] }
    expect(parse(content)).toEqual(content)
    expect(parse({ schema, rows: [] })).toEqual({ schema, rows: [] })
  })

  it('need their schema, a list of rows and nothing else', () => {
    for (const value of [null, undefined, 1, 'x', [], {}, { schema }, { rows: [row] }]) refuses(value)
    refuses({ schema: `sluis-${kind}/2`, rows: [row] })
    refuses({ schema, rows: { 0: row } })
    refuses({ schema, rows: [row], more: 1 })
    refuses(JSON.parse(`{"schema":"${schema}","rows":[],"__proto__":{}}`))
  })

  it('ascend without repeating, each a whole number from 0', () => {
    for (const number of [-1, 1.5, '4', null, Number.NaN, 2 ** 53]) refuses({ schema, rows: [{ ...row, row: number }] })
    refuses({ schema, rows: [row, row] })
    refuses({ schema, rows: [{ ...row, row: 5 }, row] })
    for (const bad of [null, 4, 'x', [], { ...row, row: undefined }]) refuses({ schema, rows: [bad] })
  })

  it('hold known members only, and a refusal names the place but no value [RECO-19, RECO-20]', () => {
    const error = refuses({ schema, rows: [row, { ...row, row: 6, 'jan@example.org': 'jan@example.org' }] })
    expect(error.where).toBe('rows[1]')
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain('jan@')
    refuses({ schema, rows: [JSON.parse(JSON.stringify(row).replace('}', ',"__proto__":"x"}'))] })
    refuses({ schema, rows: [{ ...row, constructor: 'x' }] })
  })

  it('hold values of the right type', () => {
    for (const name of Object.keys(row).filter((member) => member !== 'row')) {
      for (const value of [null, 12, true, '', 'free text', [], {}])
        refuses({ schema, rows: [{ ...row, [name]: value }] })
    }
  })

  it('are 5,000 at most [RECO-19]', () => {
    const rows = Array.from({ length: 5001 }, (_, index) => ({ ...row, row: index }))
    expect(parse({ schema, rows: rows.slice(1) })).toBeDefined()
    refuses({ schema, rows })
  })
})

describe('what a row must have', () => {
  it('an activity its date, a subject and a pseudonym both numbers, an attribute one at least', () => {
    refusal(parseActivityContent, { schema: 'sluis-activity/1', rows: [{ row: 1, quantity: 1 }] })
    refusal(parseSubjectContent, { schema: 'sluis-subject/1', rows: [{ row: 1, person: PERSON }] })
    refusal(parsePseudonymContent, { schema: 'sluis-pseudonym/1', rows: [{ row: 1, household }] })
    refusal(parseAttributeContent, { schema: 'sluis-attribute/1', rows: [{ row: 1 }] })
  })

  it('no identifier among the activities', () => {
    for (const name of ['email', 'phone', 'fullName', 'familyName', 'birthDate', 'postcode', 'person', 'note']) {
      refusal(parseActivityContent, {
        schema: 'sluis-activity/1',
        rows: [{ row: 1, visitDate: '2026-03-01', [name]: 'x' }],
      })
    }
  })

  it('a pseudonym of the kind of its member, printed in lower case', () => {
    const rows = (row: object) => ({ schema: 'sluis-pseudonym/1', rows: [{ row: 1, person, household, ...row }] })
    refusal(parsePseudonymContent, rows({ person: household }))
    refusal(parsePseudonymContent, rows({ household: person }))
    refusal(parsePseudonymContent, rows({ person: person.toUpperCase() }))
    refusal(parsePseudonymContent, rows({ person: person.slice(0, -1) }))
    refusal(parsePseudonymContent, rows({ person: PERSON }))
  })

  it('a subject number of exactly 16 bytes in canonical base64url', () => {
    for (const bad of [PERSON.slice(1), `${PERSON}A`, `${PERSON.slice(0, -1)}x`, `${PERSON}==`]) {
      refusal(parseSubjectContent, { schema: 'sluis-subject/1', rows: [{ row: 1, person: bad, household: HOUSEHOLD }] })
    }
  })

  it('the digest of the attributes, if any, well formed', () => {
    const attributeDigest = 'A'.repeat(43)
    expect(parseSubjectContent({ schema: 'sluis-subject/1', attributeDigest, rows: [] })).toBeDefined()
    for (const bad of ['', 'A'.repeat(42), `${'A'.repeat(42)}B`, null, undefined]) {
      refusal(parseSubjectContent, { schema: 'sluis-subject/1', attributeDigest: bad, rows: [] })
    }
  })
})

describe.each([
  ['subject', parseSubjectContent, merge],
  ['change', parseChangeContent, pseudonymMerge],
] as const)('changes of %s', (kind, parse, change) => {
  const schema = `sluis-${kind}/1`
  it('are taken as they are', () => {
    expect(parse({ schema, changes: [change] })).toEqual({ schema, changes: [change] })
  })

  it('are refused when anything is amiss', () => {
    for (const changes of [
      [],
      {},
      [null],
      [{ ...change, change: 'split' }],
      [{ ...change, kind: 'family' }],
      [{ ...change, old: change.new }],
      [{ ...change, old: '' }],
      [{ ...change, new: 5 }],
      [{ ...change, reason: 'x' }],
      [{ change: 'merge', kind: 'person', old: change.old }],
    ]) {
      refusal(parse, { schema, changes })
    }
    refusal(parse, { schema, changes: [change], rows: [] })
    refusal(parse, { schema: 'sluis-other/1', changes: [change] })
  })
})
