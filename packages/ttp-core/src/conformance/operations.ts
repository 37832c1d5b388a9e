import { checkpointOperations } from './checkpoint.ts'
import { encodingOperations } from './encoding.ts'
import type { Evaluate } from './fields.ts'
import { irreversibleOperations } from './irreversible.ts'
import { keyOperations } from './keys.ts'
import { merkleOperations } from './merkle.ts'
import { reversibleOperations } from './reversible.ts'
import { rewrapOperations } from './rewrap.ts'

/** Every operation that the test vectors know, by the type of its group. */
export const CONFORMANCE_OPERATIONS: Readonly<Record<string, Evaluate>> = {
  ...encodingOperations,
  ...keyOperations,
  ...irreversibleOperations,
  ...reversibleOperations,
  ...rewrapOperations,
  ...merkleOperations,
  ...checkpointOperations,
}
