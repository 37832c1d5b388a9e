import { counted } from '@sluis/ttp-core/common'
import pc from 'picocolors'
import type { Audience } from './audience.ts'
import type { Comparison } from './compare-with-truth.ts'
import type { InstitutionResult } from './deliver.ts'
import type { DemoFigures } from './figures.ts'

export interface Report {
  readonly figures: DemoFigures
  readonly results: readonly InstitutionResult[]
  readonly audience: Audience
  readonly comparison: Comparison | undefined
  readonly audit: { readonly entries: number; readonly receipts: number }
  readonly kept: string | undefined
}

const number = new Intl.NumberFormat('en-GB')
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** Prints what came out, for a reader. */
export function printReport(report: Report, out: NodeJS.WritableStream): void {
  const { figures, results, audience, comparison, audit, kept } = report
  const line = (text = ''): void => void out.write(`${text}\n`)
  const title = (text: string): void => line(`\n${pc.bold(text)}`)

  title('What each institution delivered')
  const header = [
    'institution',
    'rows',
    'accepted',
    'of which anonymous',
    'stayed home',
    'person linkable',
    'address only',
  ]
  table(line, [header, ...results.map(institutionRow)])
  const home = results.map(({ delivered }) => delivered.summary.rows)
  const sum = (key: 'objected' | 'before-agreement' | 'after-agreement' | 'refused'): number =>
    home.reduce((total, rows) => total + rows[key], 0)
  line(
    pc.dim(
      `stayed home: ${number.format(sum('objected'))} objected, ${number.format(sum('before-agreement'))} before the agreement, ` +
        `${number.format(sum('refused') + sum('after-agreement'))} refused with a reason`,
    ),
  )

  title('What the tenant knows now, in pseudonyms')
  line(`${counted(figures.persons, 'person')} in ${counted(figures.households, 'household')}`)
  line(`${pc.green(number.format(figures.crossVisitors))} persons visited more than one institution`)
  line(`${counted(audience.changes, 'change')} applied that came after the fact (two pseudonyms turned out to be one)`)
  if (audience.quarantined > 0) line(pc.yellow(`${number.format(audience.quarantined)} items or rows were set aside`))
  const [example] = audience.visits()
  if (example?.person !== undefined) line(pc.dim(`a person looks like ${example.person}`))

  if (comparison !== undefined) {
    title('How well that agrees with who they really were')
    table(line, [
      ['', 'precision', 'recall', 'F1'],
      ...(['persons', 'households'] as const).map((kind) => [
        kind,
        comparison[kind].precision.toFixed(4),
        comparison[kind].recall.toFixed(4),
        comparison[kind].f1.toFixed(4),
      ]),
    ])
    line(pc.dim('pairwise over rows; an institution that knows only addresses counts for households alone'))
  }

  title('What an auditor can see')
  const verdict = figures.auditVerified ? pc.green('verified') : pc.red('NOT VERIFIED')
  line(
    `audit log ${verdict}: ${counted(audit.entries, 'entry')} computed anew, ${counted(audit.receipts, 'receipt')} proved against it`,
  )

  title('How fast')
  line(
    `${counted(figures.rows, 'row')} from file to tenant in ${figures.seconds.toFixed(1)} s: ` +
      `${pc.green(number.format(Math.round(figures.rowsPerSecond)))} rows a second`,
  )
  title('Where to look next')
  line(
    'README.md for the picture, SECURITY.md for who can learn what, packages/ttp-server/src/domains/*/DOMAIN.md for the borders',
  )
  line('your own files: npm run demo -- FILE.csv (a FILE.mapping.json beside it is used)')
  if (kept === undefined)
    line('npm run demo -- --keep FOLDER leaves everything that the parties and the TTP wrote, to look at')
  else line(`everything that the parties and the TTP wrote is in ${kept}`)
}

function institutionRow({ source, delivered }: InstitutionResult): string[] {
  const { rows, linkability } = delivered.summary
  const travelled = rows.accepted + rows.anonymous
  const share = (count: number): number => (linkability.rows === 0 ? 0 : count / linkability.rows)
  return [
    `${source.name} (${source.kind})`,
    number.format(rows.total),
    number.format(travelled),
    number.format(rows.anonymous),
    number.format(rows.total - travelled),
    percent(share(linkability.strength.strong + linkability.strength.nameAndAddress)),
    percent(share(linkability.strength.householdOnly)),
  ]
}

/** Left-aligned first column, the others right-aligned. */
function table(line: (text: string) => void, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    line(index === 0 ? pc.dim(cells.join('   ')) : cells.join('   '))
  }
}
