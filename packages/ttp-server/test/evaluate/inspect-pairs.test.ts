import { DEFAULT_MODEL } from '@sluis/ttp-core/identity'
import { expect, test } from 'vitest'
import { inspectPairs } from '../../src/evaluate/inspect-pairs.ts'
import type { LabelledRecord } from '../../src/evaluate/labelled-record.ts'

const record = (truth: string, identity: LabelledRecord['identity']): LabelledRecord => ({
  truth,
  identity,
  institution: 'museum',
})
const records = [
  record('anna', { givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-05-06', email: 'a.bakker@example.org' }),
  record('anna', { givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-05-06', email: 'a.bakker@example.org' }),
  record('kees', { givenName: 'Kees', familyName: 'Bakker', email: 'a.bakker@example.org' }),
  record('kees', { city: 'Ede' }),
]

test('thresholds count the candidate pairs, and errors tell positions and weights alone', () => {
  const options = { country: 'NL', model: DEFAULT_MODEL, explain: 5 }
  const { thresholds, review, errors } = inspectPairs(records, [1, 2, 2, 3], options)
  const linked = thresholds.find(({ bits }) => bits === 1)
  expect(linked).toMatchObject({ pairs: 1, precision: 1, recall: 0.5 })
  expect(thresholds.map(({ pairs }) => pairs)).toEqual(thresholds.map(({ pairs }) => pairs).sort((a, b) => b - a))
  expect(review.pairs).toBeGreaterThanOrEqual(review.same)
  expect(errors.map(({ kind, records: positions }) => [kind, ...positions])).toEqual(
    expect.arrayContaining([
      ['joined', 2, 3],
      ['missed', 1, 2],
    ]),
  )
  expect(JSON.stringify({ thresholds, review, errors })).not.toMatch(/bakker|anna|kees|1984|example/i)
})
