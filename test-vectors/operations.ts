import { checkpoint } from './build/checkpoint.ts'
import { encoding } from './build/encoding.ts'
import type { Operation } from './build/frame.ts'
import { keyCheck } from './build/key-check-value.ts'
import { keyDerivation } from './build/key-derivation.ts'
import { merkle } from './build/merkle.ts'
import { pseudonymIrreversible } from './build/pseudonym-irreversible.ts'
import { pseudonymReversible } from './build/pseudonym-reversible.ts'
import { rewrapping } from './build/rewrap.ts'

/** Every operation that has vectors; a new one is written under build/ and named here. */
export const OPERATIONS: readonly Operation[] = [
  encoding,
  keyDerivation,
  keyCheck,
  pseudonymIrreversible,
  pseudonymReversible,
  rewrapping,
  merkle,
  checkpoint,
]
