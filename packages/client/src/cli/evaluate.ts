import { counted } from '@sluis/ttp-core/common'
import type { Evaluation, LabelledRecord } from '@sluis/ttp-server/evaluate'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import { ClientError } from '../http/errors.ts'
import { today } from '../supplier/check/check-file.ts'
import type { PreparedFile } from '../supplier/check/prepare.ts'
import { rowReader } from '../supplier/check/row-reader.ts'
import { FileError } from '../supplier/findings.ts'
import { readMapping } from '../supplier/node/mapping-file.ts'
import { prepareFile } from '../supplier/node/open-file.ts'
import { pairTable } from './evaluate-pairs.ts'
import { EXIT } from './exit-codes.ts'
import { print, StatusLine } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface EvaluateOptions extends CommonOptions {
  readonly data: string
  readonly mapping: string
  readonly truth: string
  readonly householdTruth?: string
  readonly institution?: string
  readonly country: string
  readonly weights: 'fit' | 'default'
  readonly explain?: number
  readonly review?: true
}

/** Institution of every record when the file names none. */
const ONE_INSTITUTION = 'institution'

/** Adds `sluis evaluate`: what the server's own resolver makes of a file whose truth is known. */
export function addEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description("resolve a labelled file with the server's own resolver, in a temporary database, and score it")
    .requiredOption('--data <file>', 'CSV or JSON lines')
    .requiredOption('--mapping <file>', 'JSON file that names the field of each column')
    .requiredOption('--truth <column>', 'column with the true person of each record; the resolver never sees it')
    .option('--household-truth <column>', 'column with the true household')
    .option('--institution <column>', 'column with the institution; else all records are of one')
    .option('--country <code>', 'country whose rules hold for postcodes and phones that name none', 'NL')
    .addOption(
      new Option('--weights <which>', "learn the scorer's weights from the records, without labels, or use the default")
        .choices(['fit', 'default'])
        .default('fit'),
    )
    .option('--explain <count>', 'weigh the pairs of single records and show the worst errors, as positions', count)
    .option('--review', 'answer the queue of clerical review with the truth, and score again')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: EvaluateOptions) => runCommand(options, ({ signal }) => evaluate(options, signal)))
}

function count(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('a whole number')
  return value
}

async function evaluate(options: EvaluateOptions, signal: AbortSignal): Promise<number> {
  const { evaluateRecords } = await loadResolver()
  const prepared = await prepareFile(options.data, await readMapping(options.mapping), { signal })
  const country = options.country.toUpperCase()
  const status = new StatusLine()
  const records = labelledRecords(
    prepared,
    options,
    country,
    (count) => status.update(counted(count, 'record')),
    signal,
  )
  const { weights, explain, review: wanted = false } = options
  const {
    household: households,
    householdAddressed: householdsAddressed,
    pairs,
    review,
    ...persons
  } = await evaluateRecords(records, { country, weights, review: wanted, ...(explain !== undefined && { explain }) })
  status.clear()
  const result = {
    ...persons,
    ...(households && { households }),
    ...(householdsAddressed && { householdsAddressed }),
    ...(pairs && { pairs }),
    ...(review && { review }),
  }
  print(
    options.json
      ? JSON.stringify(result)
      : [
          table(persons, households, householdsAddressed),
          ...(pairs ? [pairTable(pairs)] : []),
          ...(review ? [reviewLine(review, persons.f1)] : []),
        ].join('\n\n'),
  )
  return EXIT.ok
}

function reviewLine({ cases, share, same, f1 }: NonNullable<Evaluation['review']>, before: number): string {
  return `review: ${counted(cases, 'case')} (${(share * 100).toFixed(2)} % of the records), ${same} of them one person's; f1 once answered ${f1.toFixed(4)} (${f1 < before ? '' : '+'}${(f1 - before).toFixed(4)})`
}

/** The resolver is part of the server's package, which a client does not need for anything else. */
async function loadResolver(): Promise<typeof import('@sluis/ttp-server/evaluate')> {
  try {
    return await import('@sluis/ttp-server/evaluate')
  } catch (cause) {
    throw new ClientError('RESOLVER_MISSING', { cause })
  }
}

async function* labelledRecords(
  prepared: PreparedFile,
  options: EvaluateOptions,
  country: string,
  onCount: (count: number) => void,
  signal: AbortSignal,
): AsyncGenerator<LabelledRecord> {
  const { source, plan, dateOrders } = prepared
  const column = (name: string): number => {
    const index = source.columns.findIndex((known) => known.trim() === name.trim())
    if (index < 0) throw new FileError('LABEL_COLUMN_MISSING', { column: name })
    return index
  }
  const truth = column(options.truth)
  const household = options.householdTruth === undefined ? undefined : column(options.householdTruth)
  const institution = options.institution === undefined ? undefined : column(options.institution)
  const read = rowReader(plan, { country, today: today(new Date()), dateOrders })
  let count = 0
  for await (const batch of source.rows({ signal })) {
    for (const row of batch) {
      // A row that cannot be read counts too: as a person of whom nothing is known.
      const householdTruth = household === undefined ? '' : (row.values[household] ?? '').trim()
      yield {
        identity: read(row).identity,
        institution: (institution === undefined ? '' : (row.values[institution] ?? '').trim()) || ONE_INSTITUTION,
        // Of a record without a label nobody knows who it is: it stands for itself.
        truth: (row.values[truth] ?? '').trim() || `unlabelled ${row.row}`,
        ...(householdTruth !== '' && { householdTruth }),
      }
      count += 1
    }
    onCount(count)
  }
}

function table(
  persons: Omit<Evaluation, 'household' | 'householdAddressed'>,
  households: Evaluation['household'],
  addressed: Evaluation['householdAddressed'],
): string {
  const columns = [persons, ...(households ? [households] : []), ...(addressed ? [addressed] : [])]
  const line = (name: string, values: readonly string[]): string =>
    name.padEnd(16) + values.map((value) => value.padStart(12)).join('')
  const count = (key: 'records' | 'clusters' | 'trueClusters' | 'largestCluster'): string =>
    line(
      key,
      columns.map((score) => String(score[key])),
    )
  const share = (key: 'precision' | 'recall' | 'f1' | 'bCubedF1'): string =>
    line(
      key,
      columns.map((score) => score[key].toFixed(4)),
    )
  return [
    line('', ['persons', ...(households ? ['households'] : []), ...(addressed ? ['addressed'] : [])]),
    ...(['records', 'clusters', 'trueClusters', 'largestCluster'] as const).map(count),
    ...(['precision', 'recall', 'f1', 'bCubedF1'] as const).map(share),
    `${persons.seconds.toFixed(1)} s, ${Math.round(persons.recordsPerSecond)} records/s`,
  ].join('\n')
}
