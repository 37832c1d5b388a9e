import { counted } from '@sluis/ttp-core/common'
import pc from 'picocolors'
import type { Finding } from '../supplier/check/finding.ts'
import { MENDS } from '../supplier/check/mend.ts'
import type { FileReport } from '../supplier/check/report.ts'
import { textOf } from '../supplier/check/texts.ts'
import type { Language } from '../supplier/findings.ts'
import { completenessLines } from './completeness-text.ts'
import { linkabilityLines } from './linkability-text.ts'
import { wordsOf } from './words.ts'

const DELIMITER: Readonly<Record<string, string>> = { '\t': 'tab', ';': ';', ',': ',' }
const COLOUR = { blocking: pc.red, row: pc.yellow, value: pc.cyan, notice: pc.dim } as const
const SHOWN_COLUMNS = 60

/** A report for a reader: counts, columns, linkability and what to mend; no value of the file. */
export function formatReport(report: FileReport, language: Language): string {
  const words = wordsOf(language)
  const number = new Intl.NumberFormat(language)
  const percent = (share: number): string =>
    new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share)
  const { file, rows, linkability } = report
  const states = (['accepted', 'anonymous', 'objected', 'before-agreement', 'after-agreement', 'refused'] as const)
    .filter((state) => rows[state] > 0)
    .map((state) => `${number.format(rows[state])} ${words[state]}`)
  const kind = [
    file.format,
    ...(file.delimiter ? [`“${DELIMITER[file.delimiter] ?? file.delimiter}”`] : []),
    file.encoding,
  ]
  const lines = [
    `${pc.bold(file.path)}  ${kind.join(', ')}`,
    `${counted(rows.total, 'row', language)}: ${states.join(' · ')}`,
    '',
    pc.bold(words.columns),
    ...report.columns.map(
      ({ column, field, confidence }) =>
        `  ${cut(column)} → ${field}${confidence < 1 ? pc.dim(` (${percent(confidence)})`) : ''}`,
    ),
  ]
  if (report.unsure.length > 0) {
    const guesses = report.unsure.map(
      ({ column, field, confidence }) => `${cut(column)} → ${field}? (${percent(confidence)})`,
    )
    lines.push(`${words.unsure}: ${guesses.join(', ')}`)
  }
  if (report.unmapped.length > 0) lines.push(`${words.unmapped}: ${report.unmapped.map(cut).join(', ')}`)
  lines.push('', ...linkabilityLines(linkability, language))
  lines.push('', ...completenessLines(report, language))
  lines.push('', pc.bold(words.findings))
  if (report.findings.length === 0) lines.push(`  ${words.nothing}`)
  for (const { mend, findings } of report.groups) {
    lines.push(`  ${pc.underline(MENDS[mend][language])}`)
    for (const finding of findings) lines.push(formatFinding(finding, language))
  }
  const [first] = report.findings
  if (first) lines.push(pc.dim(`  ${words.more}: sluis explain ${first.code} · docs/codes/${first.code}.md`))
  const { visitMonths: months } = report
  if (months) {
    const both = months.from === months.until ? months.from : `${months.from}..${months.until}`
    lines.push('', pc.dim(`${words.months} ${both}`))
  }
  if (report.periods) lines.push('', pc.dim(`${words.agreement}: ${report.periods.map(periodText).join(', ')}`))
  if (!report.ok) lines.push('', pc.red(words.stopped))
  return lines.join('\n')
}

function formatFinding({ code, level, count, where, lines }: Finding, language: Language): string {
  const words = wordsOf(language)
  const number = new Intl.NumberFormat(language)
  const place = [
    where.field && `${words.field} ${where.field}`,
    where.column && `${words.column} ${where.letter ? `${where.letter} ` : ''}“${cut(where.column)}”`,
    where.line !== undefined && `${words.line} ${where.line}`,
    count > 1 && `${number.format(count)} ${words.times}`,
    lines &&
      lines.length > 0 &&
      `${count > 1 ? words.onLines : words.line} ${lines.join(', ')}${count > lines.length ? ' …' : ''}`,
  ].filter(Boolean)
  return `    ${COLOUR[level](code)}${place.length > 0 ? ` (${place.join('; ')})` : ''}\n      ${textOf(code, language)}`
}

function periodText({ inForceFrom, inForceUntil }: NonNullable<FileReport['periods']>[number]): string {
  return `${inForceFrom} – ${inForceUntil ?? ''}`.trim()
}

/** A column's name without what could confuse a terminal, and not endless. */
function cut(name: string): string {
  const plain = name.replace(/\p{C}/gu, ' ')
  return plain.length > SHOWN_COLUMNS ? `${plain.slice(0, SHOWN_COLUMNS)}…` : plain
}
