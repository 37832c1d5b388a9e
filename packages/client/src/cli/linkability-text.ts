import { counted } from '@sluis/ttp-core/common'
import {
  ADVICE_TEXTS,
  IDENTIFIER_TEXTS,
  LINKABILITY_IDENTIFIERS,
  LINKABILITY_STRENGTHS,
  type LinkabilityReport,
  REPEATED_KINDS,
  REPEATED_TEXTS,
  STRENGTH_TEXTS,
} from '@sluis/ttp-core/supplier'
import pc from 'picocolors'
import type { Language } from '../supplier/findings.ts'
import { wordsOf } from './words.ts'

/** More advice than this helps nobody at once; the rest is in the JSON. */
const ADVICE_SHOWN = 5
/** What fewer rows than this share of them would gain is not worth a line. */
const SHARE_MIN = 0.005

/** A linkability report for a reader, line by line: shares of the rows, no value. */
export function linkabilityLines(report: LinkabilityReport, language: Language): string[] {
  const words = wordsOf(language)
  const number = new Intl.NumberFormat(language)
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const share = (rows: number): number => (report.rows === 0 ? 0 : rows / report.rows)
  const percent = (rows: number): string => format.format(share(rows)).padStart(7)
  const lines = [pc.bold(words.linkability)]
  for (const name of LINKABILITY_STRENGTHS) {
    if (report.strength[name] > 0) lines.push(`  ${percent(report.strength[name])} ${STRENGTH_TEXTS[name][language]}`)
  }
  const records = `${counted(report.distinctRecords, 'distinctRecord', language)}`
  lines.push(
    pc.dim(`  ${counted(report.rows, 'row', language)}, ${records}${report.sampling > 1 ? ` ${words.estimated}` : ''}`),
  )
  const carried = LINKABILITY_IDENTIFIERS.filter((name) => report.identifiers[name] > 0)
  if (carried.length > 0) lines.push('', pc.bold(words.carried))
  for (const name of carried) lines.push(`  ${percent(report.identifiers[name])} ${IDENTIFIER_TEXTS[name][language]}`)
  for (const kind of REPEATED_KINDS) {
    const { values, rows } = report.repeated[kind]
    if (values === 0) continue
    const said = `${REPEATED_TEXTS[kind][language]} (${number.format(values)})`
    lines.push(pc.yellow(`  ${words.manyNames}: ${said}, ${counted(rows, 'row', language)}`))
  }
  const advice = report.advice.filter(({ rows }) => share(rows) >= SHARE_MIN).slice(0, ADVICE_SHOWN)
  if (advice.length > 0) lines.push('', pc.bold(words.collect))
  for (const { code, rows } of advice) lines.push(`  ${percent(rows)} ${ADVICE_TEXTS[code][language]} ${pc.dim(code)}`)
  return lines
}
