import type { LevelModel, LinkageModel, ModelField, Pattern } from '@sluis/ttp-core/identity'
import { bitsBeyond, MODEL_FIELDS, MODEL_LEVELS, weigh } from '@sluis/ttp-core/identity'

/** What a level says, in bits, under two models: told from anybody, and from one of the family. */
export interface LevelChange {
  readonly field: ModelField
  readonly level: string
  readonly other: readonly [before: number, after: number]
  readonly kin: readonly [before: number, after: number]
}

/** What two models make of the same pairs of records. Counts of pairs; a pair of which one side was drawn is half a pair. */
export interface DecisionChange {
  readonly pairs: number
  readonly linkedBefore: number
  readonly linkedAfter: number
  /** Linked after and not before; before and not after. */
  readonly joined: number
  readonly parted: number
  /** Between the two thresholds. */
  readonly reviewBefore: number
  readonly reviewAfter: number
}

export interface ModelComparison {
  readonly before: number
  readonly after: number
  /** Persons that weights are told for. */
  readonly persons: number
  /** Of anybody, and of anybody of the family, before anything is compared. */
  readonly prior: Omit<LevelChange, 'field' | 'level'>
  readonly levels: readonly LevelChange[]
  readonly decisions: DecisionChange
}

/** How one model differs from another: level by level, and in what it makes of pairs of records. */
export function compareModels(
  before: LinkageModel,
  after: LinkageModel,
  patterns: readonly Pattern[],
  persons: number,
): ModelComparison {
  return {
    before: before.version,
    after: after.version,
    persons,
    prior: {
      other: [priorAmong(before, persons), priorAmong(after, persons)],
      kin: [-Math.log2(before.kinPerPerson), -Math.log2(after.kinPerPerson)],
    },
    levels: MODEL_FIELDS.flatMap((field) =>
      MODEL_LEVELS[field].map((level): LevelChange => {
        const [one, other] = [levelOf(before, field, level), levelOf(after, field, level)]
        return {
          field,
          level,
          other: [
            againstOthers(one, Math.max(persons, before.personsMin)),
            againstOthers(other, Math.max(persons, after.personsMin)),
          ],
          kin: [Math.log2(one.same / one.kin), Math.log2(other.same / other.kin)],
        }
      }),
    ),
    decisions: decisionsOf(before, after, patterns, persons),
  }
}

const priorAmong = ({ personsMin }: LinkageModel, persons: number): number => -Math.log2(Math.max(persons, personsMin))

function levelOf(model: LinkageModel, field: ModelField, level: string): LevelModel {
  const found = (model.fields[field] as Readonly<Record<string, LevelModel>>)[level]
  if (found === undefined) throw new RangeError('no such level')
  return found
}

const againstOthers = ({ same, other, perPerson }: LevelModel, persons: number): number =>
  Math.log2(same / (perPerson === true ? Math.min(1, other / persons) : other))

function decisionsOf(
  before: LinkageModel,
  after: LinkageModel,
  patterns: readonly Pattern[],
  persons: number,
): DecisionChange {
  const sums = { pairs: 0, linkedBefore: 0, linkedAfter: 0, joined: 0, parted: 0, reviewBefore: 0, reviewAfter: 0 }
  for (const { evidence, count } of patterns) {
    const decide = (model: LinkageModel): 'linked' | 'review' | 'apart' => {
      const { total } = weigh(evidence, { persons }, model)
      if (total >= model.linkFrom + bitsBeyond(evidence)) return 'linked'
      return total >= model.reviewFrom ? 'review' : 'apart'
    }
    const [one, other] = [decide(before), decide(after)]
    sums.pairs += count
    if (one === 'linked') sums.linkedBefore += count
    if (other === 'linked') sums.linkedAfter += count
    if (one !== 'linked' && other === 'linked') sums.joined += count
    if (one === 'linked' && other !== 'linked') sums.parted += count
    if (one === 'review') sums.reviewBefore += count
    if (other === 'review') sums.reviewAfter += count
  }
  return sums
}
