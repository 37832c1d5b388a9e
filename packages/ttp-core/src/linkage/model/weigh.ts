import { type FieldEvidence, MODEL_FIELDS, type ModelField } from './fields.ts'
import type { LevelModel, LinkageModel } from './model.ts'
import { isNamesakesMail, mailShare } from './namesakes.ts'
import { rarityOf } from './rarity.ts'

/** What the store says of how common the values are that agree: how many people hold each; absent when not counted. */
export interface Frequencies {
  /** People in the store. */
  readonly persons: number
  /** Of the given name and surname that agree. */
  readonly name?: number | undefined
  readonly email?: number | undefined
  readonly mobile?: number | undefined
}

/** What one field says, in bits: above zero for one person, below for two. */
export interface Contribution {
  readonly field: ModelField
  readonly level: string
  readonly bits: number
}

export interface Weight {
  /** Log2 of the odds that the two are one person: the sum of `prior` and the contributions. */
  readonly total: number
  readonly prior: number
  /** Whom they are told from: people who live together, or anybody. */
  readonly against: 'kin' | 'other'
  readonly contributions: readonly Contribution[]
}

/**
 * Weighs evidence: the odds of one person against the likelier of two people of one family and two people whom chance brought
 * together. The sum of its parts explains it.
 */
export function weigh(evidence: FieldEvidence, frequencies: Frequencies, model: LinkageModel): Weight {
  const { other, kin } = weighEach(evidence, frequencies, model)
  return kin.total < other.total ? kin : other
}

/** Both sums of which `weigh` takes the lesser. */
export function weighEach(
  evidence: FieldEvidence,
  frequencies: Frequencies,
  model: LinkageModel,
): Readonly<Record<Weight['against'], Weight>> {
  const scaled = { ...frequencies, persons: Math.max(frequencies.persons, model.personsMin) }
  return { other: againstOthers(evidence, scaled, model), kin: againstKin(evidence, model) }
}

function againstOthers(evidence: FieldEvidence, frequencies: Frequencies, model: LinkageModel): Weight {
  const { persons } = frequencies
  const bitsOf = (field: ModelField, level: LevelModel): number => {
    if (field === 'email' && isNamesakesMail(evidence)) return Math.log2(level.same / mailShare(level, persons))
    const holders = field === 'email' || field === 'mobile' ? frequencies[field] : undefined
    const held = evidence[field] === 'equal' && holders !== undefined ? Math.max(level.other, holders - 1) : level.other
    const bits = Math.log2(level.same / (level.perPerson === true ? Math.min(1, held / persons) : level.other))
    return field === 'surname' ? bits + rarityOf(evidence, frequencies, model) : bits
  }
  return summed('other', -Math.log2(persons), contributions(evidence, model, bitsOf))
}

/**
 * People who live together share their contact values for one reason, not for several: of an e-mail address and a mobile number
 * that agree, the one that says more counts.
 */
function againstKin(evidence: FieldEvidence, model: LinkageModel): Weight {
  const found = contributions(evidence, model, (_field, level) => Math.log2(level.same / level.kin))
  const email = found.findIndex(({ field, bits }) => field === 'email' && bits > 0)
  const mobile = found.findIndex(({ field, bits }) => field === 'mobile' && bits > 0)
  const [one, other] = [found[email], found[mobile]]
  if (one !== undefined && other !== undefined) {
    if (one.bits < other.bits) found[email] = { ...one, bits: 0 }
    else found[mobile] = { ...other, bits: 0 }
  }
  return summed('kin', -Math.log2(model.kinPerPerson), found)
}

function contributions(
  evidence: FieldEvidence,
  model: LinkageModel,
  bitsOf: (field: ModelField, level: LevelModel) => number,
): Contribution[] {
  const found: Contribution[] = []
  for (const field of MODEL_FIELDS) {
    const level = evidence[field]
    const known = (model.fields[field] as Readonly<Record<string, LevelModel>>)[level]
    if (known !== undefined) found.push({ field, level, bits: bitsOf(field, known) })
  }
  return found
}

function summed(against: Weight['against'], prior: number, found: readonly Contribution[]): Weight {
  return { total: found.reduce((sum, { bits }) => sum + bits, prior), prior, against, contributions: found }
}
