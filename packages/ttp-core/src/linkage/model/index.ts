export { compareDates } from './compare-dates.ts'
export { compareEmails, localPart } from './compare-emails.ts'
export { compareNameFields, type NameEvidence, type NameForm } from './compare-name-fields.ts'
export { comparePhones } from './compare-phones.ts'
export { comparePlaces, type Place } from './compare-places.ts'
export { DEFAULT_MODEL } from './default-model.ts'
export { expectChance } from './expect-chance.ts'
export {
  type FieldEvidence,
  MODEL_FIELDS,
  MODEL_LEVELS,
  type ModelField,
  type ModelLevel,
  NO_EVIDENCE,
} from './fields.ts'
export { type Fit, fitModel, type Pattern, type Posterior } from './fit-model.ts'
export { bitsBeyond, isAgreement, isSupported } from './is-supported.ts'
export { learnScale, levelKey, type ScaleCounts } from './learn-scale.ts'
export { type FieldModel, type LevelModel, type LinkageModel, MODEL_SCHEMA } from './model.ts'
export { MODEL_ERRORS, type ModelErrorCode, type ParsedModel, parseModel } from './parse-model.ts'
export { type ModelActivation, signActivation, verifyActivation } from './sign-activation.ts'
export { signModel, verifyModel } from './sign-model.ts'
export { similarity } from './similarity.ts'
export { type Contribution, type Frequencies, type Weight, weigh, weighEach } from './weigh.ts'
export { type TotalWeigher, weigherOf } from './weigh-total.ts'
export { writeModel } from './write-model.ts'
