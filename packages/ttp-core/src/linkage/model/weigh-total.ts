import type { FieldEvidence, ModelField } from './fields.ts'
import { MODEL_FIELDS } from './fields.ts'
import type { LevelModel, LinkageModel } from './model.ts'
import { isNamesakesMail, mailShare } from './namesakes.ts'
import { rarityOf } from './rarity.ts'
import type { Frequencies } from './weigh.ts'

/** The total of `weigh`, in bits. */
export type TotalWeigher = (evidence: FieldEvidence, frequencies: Omit<Frequencies, 'persons'>) => number

/** Bits of every level of a field. */
type Bits = Readonly<Record<string, number>>

/**
 * Makes a function that gives the total of `weigh`, to the last bit, without its parts: the logarithms of a model and a number of
 * persons are taken once, not for each of the many pairs that are weighed and never explained.
 * @param persons People in the store.
 */
export function weigherOf(model: LinkageModel, persons: number): TotalWeigher {
  const scaled = Math.max(persons, model.personsMin)
  const otherBits = bitsOf(model, (level) =>
    Math.log2(level.same / (level.perPerson === true ? Math.min(1, level.other / scaled) : level.other)),
  )
  const mailBits = Object.fromEntries(
    Object.entries<LevelModel>(model.fields.email).map(([name, level]) => [
      name,
      Math.log2(level.same / mailShare(level, scaled)),
    ]),
  )
  const kinBits = bitsOf(model, (level) => Math.log2(level.same / level.kin))
  const [otherPrior, kinPrior] = [-Math.log2(scaled), -Math.log2(model.kinPerPerson)]
  const held = (field: 'email' | 'mobile', holders: number | undefined): number | undefined => {
    const level = model.fields[field].equal
    if (holders === undefined || level.perPerson !== true) return undefined
    return Math.log2(level.same / Math.min(1, Math.max(level.other, holders - 1) / scaled))
  }
  return (evidence, frequencies) => {
    let [other, kin] = [otherPrior, kinPrior]
    const spared = sparedContact(kinBits.email[evidence.email], kinBits.mobile[evidence.mobile])
    for (const field of MODEL_FIELDS) {
      const level = evidence[field]
      const bits = otherBits[field][level]
      if (bits === undefined) continue
      if (field === 'surname') other += bits + rarityOf(evidence, { ...frequencies, persons: scaled }, model)
      else if (field === 'email' && isNamesakesMail(evidence)) other += mailBits[level] ?? bits
      else if (level === 'equal' && (field === 'email' || field === 'mobile'))
        other += held(field, frequencies[field]) ?? bits
      else other += bits
      kin += field === spared ? 0 : (kinBits[field][level] ?? 0)
    }
    return Math.min(kin, other)
  }
}

/** Of an e-mail address and a mobile number that both agree, the one that says less is not counted against kin. */
function sparedContact(email: number | undefined, mobile: number | undefined): ModelField | undefined {
  if (email === undefined || mobile === undefined || !(email > 0 && mobile > 0)) return undefined
  return email < mobile ? 'email' : 'mobile'
}

function bitsOf(model: LinkageModel, bits: (level: LevelModel) => number): Readonly<Record<ModelField, Bits>> {
  return Object.fromEntries(
    MODEL_FIELDS.map((field) => [
      field,
      Object.fromEntries(Object.entries<LevelModel>(model.fields[field]).map(([name, level]) => [name, bits(level)])),
    ]),
  ) as Readonly<Record<ModelField, Bits>>
}
