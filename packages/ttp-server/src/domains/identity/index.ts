export type { DeliveredRecord, PreparedBatch } from './blocking/prepare.ts'
export type { Numbers, Resolver } from './open-resolver.ts'
export { openResolver } from './open-resolver.ts'
export type { Random, ResolverPorts } from './ports.ts'
