import type { LabelledRecord, TemporaryResolver } from '@sluis/ttp-server/evaluate'
import { PartitionScorer } from '@sluis/ttp-server/evaluate'

type Resolver = TemporaryResolver['resolver']
const ASKED_AT_ONCE = 10_000

/** Person numbers of records, by the position of the record; '' for one that was given none. */
export type Numbered = string[]

/**
 * Resolves records in batches, in the order of the given positions, and puts down the number of each.
 * `atOnce`: batches in work, 1 when absent; of two, one is prepared while the other resolves.
 */
export async function resolveInto(
  numbered: Numbered,
  resolver: Resolver,
  records: readonly LabelledRecord[],
  positions: readonly number[],
  { batch, country, atOnce = 1 }: { readonly batch: number; readonly country: string; readonly atOnce?: number },
): Promise<void> {
  let start = 0
  const resolveNext = async (): Promise<void> => {
    const taken = positions.slice(start, start + batch)
    start += batch
    const delivered = taken.flatMap((position) => records[position] ?? [])
    const numbers = await resolver.resolveRecords(
      delivered.map(({ identity, institution }) => ({ identity, institution, country })),
    )
    for (const [at, position] of taken.entries()) numbered[position] = textOf(numbers[at]?.person)
  }
  const work = async (): Promise<void> => {
    while (start < positions.length) await resolveNext()
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** The numbers that these numbers go by now. */
export async function currentOf(resolver: Resolver, numbered: Numbered): Promise<Numbered> {
  const distinct = [...new Set(numbered)].filter((number) => number !== '')
  const current = new Map<string, string>()
  for (let start = 0; start < distinct.length; start += ASKED_AT_ONCE) {
    const asked = distinct.slice(start, start + ASKED_AT_ONCE)
    const { persons } = await resolver.currentNumbers(
      asked.map((text) => Buffer.from(text, 'hex')),
      [],
    )
    for (const [at, text] of asked.entries()) current.set(text, textOf(persons[at]))
  }
  return numbered.map((number) => current.get(number) ?? number)
}

/** How far two partitions of the same records agree (B-cubed F1, 1 for the same), or one and the truth. */
export function agreementOf(left: Numbered, right: Numbered): ReturnType<PartitionScorer['score']> {
  const scorer = new PartitionScorer()
  const indexes = new Map<string, number>()
  for (const [position, number] of left.entries()) {
    // A record without a number stands alone, on either side.
    const given = number === '' ? `alone ${position}` : number
    const index = indexes.get(given) ?? indexes.size
    indexes.set(given, index)
    scorer.add(index, right[position] || `alone ${position}`)
  }
  return scorer.score()
}

const textOf = (id: Uint8Array | undefined): string => (id === undefined ? '' : Buffer.from(id).toString('hex'))
