export { isLinkable, LACKS, LINK, type LinkKind, linksOf } from './linkable.ts'
export { isObjection } from './objection.ts'
export { type AgreementPeriod, type RowFacts, type RowState, rowState } from './row-state.ts'
export { type RandomBelow, shuffleInPlace } from './shuffle.ts'
