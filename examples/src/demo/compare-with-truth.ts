import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { PairScore } from '../report/score.ts'
import { scorePairs } from '../report/score.ts'
import type { Audience } from './audience.ts'

/** Where each row of an institution's file went: `institution/file row` → `delivery/delivery row`. Only the institution knows. */
export type Placement = ReadonlyMap<string, string>

export interface Comparison {
  readonly persons: PairScore
  readonly households: PairScore
}

/**
 * Holds what came out at the tenant against who the visitors really were. An institution that knows only addresses says nothing of
 * persons: its rows count for households alone.
 */
export async function compareWithTruth(
  audience: Audience,
  placement: Placement,
  truthFile: string,
  addressOnly: ReadonlySet<string>,
): Promise<Comparison> {
  const visits = new Map([...audience.visits()].map((visit) => [visit.key, visit]))
  const persons: { predicted: string; truth: string }[] = []
  const households: { predicted: string; truth: string }[] = []
  for await (const line of createInterface({ input: createReadStream(truthFile) })) {
    const [institution = '', row = '', person = '', household = ''] = line.split(',')
    const visit = visits.get(placement.get(`${institution}/${row}`) ?? '')
    if (visit?.person === undefined) continue
    if (person !== '' && !addressOnly.has(institution)) persons.push({ predicted: visit.person, truth: person })
    if (household !== '' && visit.household !== undefined)
      households.push({ predicted: visit.household, truth: household })
  }
  return { persons: scorePairs(persons), households: scorePairs(households) }
}
