import {
  ADVICE_TEXTS,
  type FileReport,
  IDENTIFIER_TEXTS,
  LINKABILITY_IDENTIFIERS,
  LINKABILITY_STRENGTHS,
  REPEATED_KINDS,
  REPEATED_TEXTS,
  STRENGTH_TEXTS,
} from '@sluis/client/browser'
import type { LinkabilityView } from '../protocol.ts'

/** More advice than this helps nobody at once. */
const ADVICE_SHOWN = 5
/** What fewer rows than this share of them would gain is not worth a line. */
const SHARE_MIN = 0.005

/** What the report says of how well the rows can be linked, in words: counts of rows, no value. */
export function linkabilityView({ linkability }: Pick<FileReport, 'linkability'>): LinkabilityView {
  const { rows, distinctRecords, sampling, strength, identifiers, repeated, advice } = linkability
  return {
    rows,
    distinctRecords,
    isEstimated: sampling > 1,
    strength: LINKABILITY_STRENGTHS.filter((name) => strength[name] > 0).map((name) => ({
      rows: strength[name],
      text: STRENGTH_TEXTS[name],
    })),
    identifiers: LINKABILITY_IDENTIFIERS.filter((name) => identifiers[name] > 0).map((name) => ({
      rows: identifiers[name],
      text: IDENTIFIER_TEXTS[name],
    })),
    repeated: REPEATED_KINDS.filter((kind) => repeated[kind].values > 0).map((kind) => ({
      ...repeated[kind],
      text: REPEATED_TEXTS[kind],
    })),
    advice: advice
      .filter((item) => rows > 0 && item.rows / rows >= SHARE_MIN)
      .slice(0, ADVICE_SHOWN)
      .map((item) => ({ rows: item.rows, text: ADVICE_TEXTS[item.code] })),
  }
}
