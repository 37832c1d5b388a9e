// The parsers of contents are exported from ./content, so that no role reaches those that are not its own.
export { BODY_BLOCK } from './body.ts'
export type * from './content/index.ts'
export { PART_KINDS, PART_SCHEMA, type PartContext, type PartKind, parsePartContext, sameContext } from './context.ts'
export { partDigest } from './digest.ts'
export { MAX_PART_LENGTH, type PartHeader, readPartHeader } from './header.ts'
export { type OpenedPart, type OpenOptions, openPart } from './open.ts'
export { type SealOptions, sealPart } from './seal.ts'
