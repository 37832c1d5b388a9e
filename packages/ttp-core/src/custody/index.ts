export { combineShares } from './combine.ts'
export {
  decodeShare,
  encodeShare,
  parseShare,
  printShare,
  ROOT_ENGINES,
  type RootEngine,
  SHARE_LENGTH,
  SHARES_MAX,
  type Share,
  type ShareName,
  shareDigest,
} from './share.ts'
