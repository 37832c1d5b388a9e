export { type Answer, answer } from './answer.ts'
export type { Evaluate, Fields, Json } from './fields.ts'
export { type Mutated, type Mutation, type MutationKind, mutate } from './mutate.ts'
export { CONFORMANCE_OPERATIONS } from './operations.ts'
