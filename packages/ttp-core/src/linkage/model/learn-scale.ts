import { type FieldEvidence, MODEL_FIELDS, type ModelField } from './fields.ts'
import type { LevelModel, LinkageModel } from './model.ts'
import { withLevels } from './shares.ts'

/** What the pairs of a file say of its people, beside how one person's records differ. */
export interface ScaleCounts {
  /** Records, and the people that they are of as far as the fit can tell. */
  readonly records: number
  readonly persons: number
  /** Candidate pairs that are one person, and those that are two of one family; and, by level, those that chance brought together. */
  readonly samePairs: number
  readonly kinPairs: number
  readonly otherPairs: ReadonlyMap<string, number>
  /** Evidence of pairs drawn at random, those left out that weigh as one person. */
  readonly random: readonly FieldEvidence[]
}

/** Key of a level in `otherPairs`. */
export const levelKey = (field: ModelField, level: string): string => `${field} ${level}`

/** Levels of two addresses that are one home, however it was written. */
const ONE_HOME: ReadonlySet<string> = new Set([
  'equal',
  'addition',
  'street',
  'slip',
  'town',
  'door',
  'most',
  'half',
  'area',
])
/** People whom the starting model counts for. */
const BEFOREHAND = 20
const KIN_MIN = 0.01
/** Smallest number that a model document can carry. */
const SMALLEST = 1e-8

/**
 * Learns how alike people are who are not one, at the size of the file: from pairs drawn at random what is a share, from the
 * candidate pairs what is so rare that chance alone shows none.
 */
export function learnScale(model: LinkageModel, counts: ScaleCounts): LinkageModel {
  const { persons, kinPairs, otherPairs, random } = counts
  const people = peoplePerPair(counts)
  const perPerson = (pairs: number): number => pairs * people
  const drawn = countLevels(random)
  const other = (field: ModelField, level: string, known: LevelModel): number => {
    if (known.perPerson === true) {
      const held = perPerson(otherPairs.get(levelKey(field, level)) ?? 0)
      return (held * persons + BEFOREHAND * known.other) / (persons + BEFOREHAND)
    }
    // As if the starting model had been borne out once.
    const total = drawn.get(field) ?? 0
    return ((drawn.get(levelKey(field, level)) ?? 0) + 1) / (total + 1 / known.other)
  }
  const alike = homeRatio(model)
  return {
    ...withLevels(model, (field, level, known) => ({
      ...known,
      // People who live together write their home in as many ways as one person does: how, tells nobody apart.
      kin: field === 'address' && ONE_HOME.has(level) ? Math.max(SMALLEST, known.same * alike) : known.kin,
      other: Math.max(SMALLEST, other(field, level, known)),
    })),
    personsMin: Math.max(1, Math.round(persons)),
    kinPerPerson: Math.max(KIN_MIN, perPerson(kinPairs)),
  }
}

/**
 * How many people one pair of records stands for, beside the person of either. Two counts, each of which can only be too low: by how
 * many people were met, of whom there are more when the records are a part of all; and by the pairs that are one person, a part of
 * which is as small as that of any other pairs, but of whom those who come often make more. As in the fit, one such pair is taken as
 * seen beforehand.
 */
function peoplePerPair({ records, persons, samePairs }: ScaleCounts): number {
  return Math.max((2 * persons) / records ** 2, 1 / (samePairs + 1))
}

/** How much oftener the addresses of two of one family are one home than those of one person. */
function homeRatio({ fields }: LinkageModel): number {
  const sumOf = (side: 'same' | 'kin'): number =>
    Object.entries<LevelModel>(fields.address).reduce(
      (sum, [name, level]) => (ONE_HOME.has(name) ? sum + level[side] : sum),
      0,
    )
  return sumOf('kin') / sumOf('same')
}

/** How often each field was known, and each level seen. */
function countLevels(drawn: readonly FieldEvidence[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const evidence of drawn) {
    for (const field of MODEL_FIELDS) {
      const level = evidence[field]
      if (level === 'unknown') continue
      add(field)
      add(levelKey(field, level))
    }
  }
  return counts
}
