import { expect, test } from 'vitest'
import type { LabelledRecord } from '../../src/evaluate/index.ts'
import { evaluateRecords } from '../../src/evaluate/index.ts'

async function* stream(records: readonly LabelledRecord[]): AsyncGenerator<LabelledRecord> {
  yield* records
}

test('the queue is at most one case in a hundred records, and the right answers mend what they are about [LINK-50]', async () => {
  const crowd = Array.from(
    { length: 196 },
    (_, at): LabelledRecord => ({
      identity: { email: `visitor${at}@crowd${at}.example` },
      institution: 'museum',
      truth: `visitor ${at}`,
    }),
  )
  const pair = (familyName: string, truths: readonly [string, string]): LabelledRecord[] => [
    {
      identity: { givenName: 'Tjitske', familyName, city: 'Ede', postcode: '6717CD' },
      institution: 'museum',
      truth: truths[0],
    },
    {
      identity: { initials: 'T.', familyName, city: 'Ede', postcode: '6711AB' },
      institution: 'museum',
      truth: truths[1],
    },
  ]
  const records = [...crowd, ...pair('Hoekzema', ['one', 'one']), ...pair('Terpstra', ['two', 'three'])]
  const evaluation = await evaluateRecords(stream(records), { country: 'NL', weights: 'default', review: true })
  expect(evaluation.f1).toBe(0)
  expect(evaluation.review).toEqual({ cases: 2, share: 0.01, same: 1, changed: 1, precision: 1, recall: 1, f1: 1 })
})
