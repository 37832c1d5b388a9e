import type { FieldEvidence, ModelField } from '@sluis/ttp-core/identity'
import { MODEL_FIELDS, MODEL_LEVELS } from '@sluis/ttp-core/identity'
import type { Scale } from './scale.ts'
import { totalUnder } from './weigh-total.ts'

/** What one level of a field adds to the number that stands for evidence: each field a digit, 0 for what is not known. */
type LevelNumbers = { readonly [Field in ModelField]: Readonly<Record<FieldEvidence[Field], number>> }

export const LEVEL_NUMBERS = numberLevels()

function numberLevels(): LevelNumbers {
  const numbers: Partial<Record<ModelField, Record<string, number>>> = {}
  let unit = 1
  for (const field of MODEL_FIELDS) {
    const levels: readonly string[] = ['unknown', ...MODEL_LEVELS[field]]
    const place = unit
    numbers[field] = Object.fromEntries(levels.map((level, digit) => [level, digit * place]))
    unit *= levels.length
  }
  return numbers as LevelNumbers
}

/** Evidence by its number, the sum of what its levels add. */
function evidenceOf(number: number): FieldEvidence {
  let rest = number
  const levels = MODEL_FIELDS.map((field): [ModelField, string] => {
    const [count, digit] = [MODEL_LEVELS[field].length + 1, rest % (MODEL_LEVELS[field].length + 1)]
    rest = (rest - digit) / count
    return [field, MODEL_LEVELS[field][digit - 1] ?? 'unknown']
  })
  return Object.fromEntries(levels) as FieldEvidence
}

const known = new WeakMap<Scale, (number: number) => number>()
const NOT_COUNTED = {}

/** Totals of evidence by its number where no value is counted, in bits; each is weighed once under a scale. */
export function levelTotalsUnder(scale: Scale): (number: number) => number {
  const before = known.get(scale)
  if (before !== undefined) return before
  const totals = new Map<number, number>()
  const weigher = totalUnder(scale)
  const made = (number: number): number => {
    const found = totals.get(number)
    if (found !== undefined) return found
    const total = weigher(evidenceOf(number), NOT_COUNTED)
    totals.set(number, total)
    return total
  }
  known.set(scale, made)
  return made
}
