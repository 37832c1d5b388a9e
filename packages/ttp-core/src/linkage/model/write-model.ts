import { canonicalJson } from '../../encoding/index.ts'
import type { LevelModel, LinkageModel } from './model.ts'
import { withLevels } from './shares.ts'

/** Numbers stand as parts in a thousand million: canonical JSON has whole numbers alone. */
export const MODEL_UNIT = 1_000_000_000

/** The model as canonical JSON: one text for one model, to be signed and kept. */
export function writeModel(model: LinkageModel): string {
  const whole = (value: number): number => Math.round(value * MODEL_UNIT)
  const scaled = withLevels(
    model,
    (_field, _level, level): LevelModel => ({
      ...level,
      same: whole(level.same),
      kin: whole(level.kin),
      other: whole(level.other),
    }),
  )
  const { personsMin, kinPerPerson, linkFrom, reviewFrom } = model
  return canonicalJson({
    ...scaled,
    personsMin: Math.round(personsMin),
    kinPerPerson: whole(kinPerPerson),
    linkFrom: whole(linkFrom),
    reviewFrom: whole(reviewFrom),
  })
}
