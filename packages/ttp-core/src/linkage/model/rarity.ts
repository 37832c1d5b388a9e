import type { FieldEvidence } from './fields.ts'
import type { LinkageModel } from './model.ts'

/**
 * Bits more for a rare name, fewer for a common one: how many people in the store go by the given name and surname that agree,
 * leaning on the model's share where the store is too small to tell.
 */
export function rarityOf(
  { surname, given }: FieldEvidence,
  { persons, name }: { readonly persons: number; readonly name?: number | undefined },
  { fields }: LinkageModel,
): number {
  if (name === undefined || surname !== 'equal' || given !== 'equal') return 0
  const expected = fields.surname.equal.other * fields.given.equal.other
  const counted = (name + 1) / (persons + 1 / expected)
  return Math.log2(expected / counted)
}
