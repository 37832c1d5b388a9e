import type { Comparison } from '../comparison/comparison.ts'

/** Given names agree as far as they are known on both sides: the same, a call name, a slip, or the initial. */
export function givenAgrees({ given }: Comparison): boolean {
  return given === 'equal' || given === 'alias' || given === 'near' || given === 'initial'
}

/** Both given names are known in full and are one. */
export function givenIsSame({ given }: Comparison): boolean {
  return given === 'equal' || given === 'alias' || given === 'near'
}

export function surnameAgrees({ surname }: Comparison): boolean {
  return surname === 'equal' || surname === 'shared' || surname === 'near'
}

/** Names that agree on both sides, both known. */
export function nameAgrees(comparison: Comparison): boolean {
  return surnameAgrees(comparison) && givenAgrees(comparison)
}

/** Nothing that is known of the two names speaks against one person. */
export function nameIsCompatible(comparison: Comparison): boolean {
  return comparison.given !== 'conflict' && comparison.surname !== 'different'
}
