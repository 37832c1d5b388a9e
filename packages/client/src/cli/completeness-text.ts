import pc from 'picocolors'
import type { FileReport } from '../supplier/check/report.ts'
import type { Language } from '../supplier/findings.ts'
import { wordsOf } from './words.ts'

/** How complete the rows are, for a reader, line by line: shares, no value. */
export function completenessLines({ completeness }: Pick<FileReport, 'completeness'>, language: Language): string[] {
  const { rows, complete, faultless, fields } = completeness
  const words = wordsOf(language)
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const percent = (count: number): string => format.format(rows === 0 ? 0 : count / rows)
  const lines = [
    pc.bold(words.complete),
    `  ${percent(complete).padStart(7)} ${words.ofRows}`,
    `  ${percent(faultless).padStart(7)} ${words.faultless}`,
  ]
  for (const { field, valid, refused, filler } of fields) {
    const said = [
      `${percent(valid)} ${words.filled}`,
      ...(refused > 0 ? [pc.yellow(`${percent(refused)} ${words.unusable}`)] : []),
      ...(filler > 0 ? [`${percent(filler)} ${words.filler}`] : []),
    ]
    lines.push(pc.dim(`  ${field}: ${said.join(', ')}`))
  }
  return lines
}
