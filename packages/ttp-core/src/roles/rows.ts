// What becomes of the rows of a file: read, brought into canonical form, counted. It loads nothing that knows a key, a directory or a service.
export * from '../activity/index.ts'
export * from '../delivery/index.ts'
export * from '../identifier/index.ts'
export { remembering } from '../identifier/remember.ts'
export {
  HASH_LANES,
  HASH_MULTIPLIERS,
  hashJoined,
  hashText,
  levelOf as hashLevelOf,
  mixLanes,
} from '../linkability/hash.ts'
export { HashIndex } from '../linkability/hash-index.ts'
export * from '../linkability/index.ts'
export { BETWEEN_TEXTS, nameText, recordTexts, valueText } from '../linkability/record-texts.ts'
