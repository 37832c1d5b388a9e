import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generatePopulation, type Population } from '../population/index.ts'
import { encodeText } from './encoding.ts'
import { FaultTally } from './faults.ts'
import { INSTITUTIONS } from './institutions/index.ts'
import { headerOf, recordOf } from './records.ts'
import type { Institution, InstitutionExport } from './types.ts'
import { visits } from './visits.ts'

export { describeInstitutions } from './describe.ts'
export type { Expected, InstitutionExport, InstitutionKind } from './types.ts'

/** Rows in all institutions together, when nothing else is asked. */
export const DEFAULT_ROWS = 105_000
/** People in the population, when nothing else is asked. */
export const DEFAULT_PERSONS = 32_000
export const DEFAULT_SEED = 20_260_901

const BATCH_CHARACTERS = 1 << 18

/**
 * Writes the export of every institution (`<id>.<ext>`), the mapping of its columns to the standard
 * (`<id>.mapping.json`) and the truth of all rows (`truth.csv`) into the folder, which is made when absent.
 *
 * `truth.csv`: `institution,row,person_id,household_id,expected`, one line per row of the exports in their order.
 * `row` counts data records from 1 as a reader of the format does (a field may hold a line break), without the header.
 * `person_id` and `household_id` are empty where the buyer is unknown; `household_id` is that of the address in the
 * institution's books at that moment. `expected` is the first that holds of `refused`, `objected`, `before-agreement`,
 * `anonymous`, `accepted`.
 *
 * The same options give the same bytes. Memory grows with `persons`, not with `rows`.
 *
 * @throws {RangeError} when there are fewer than 100 rows for the institutions to share.
 */
export async function writeExports(
  directory: string,
  options: { seed?: number; rows?: number; persons?: number } = {},
): Promise<{ institutions: InstitutionExport[]; truthFile: string }> {
  const { seed = DEFAULT_SEED, rows = DEFAULT_ROWS, persons = DEFAULT_PERSONS } = options
  if (!Number.isInteger(rows) || rows < 100) throw new RangeError('rows: a whole number of at least 100 is needed')
  await mkdir(directory, { recursive: true })
  const population = generatePopulation({ seed, persons })
  const truthFile = join(directory, 'truth.csv')
  const truth = await open(truthFile, 'w')
  try {
    await truth.write('institution,row,person_id,household_id,expected\n')
    const institutions: InstitutionExport[] = []
    for (const [at, part] of share(rows).entries()) {
      const institution = INSTITUTIONS[at]
      if (institution !== undefined) institutions.push(await writeOne(institution, population, part, directory, truth))
    }
    return { institutions, truthFile }
  } finally {
    await truth.close()
  }
}

/** The rows of each institution; what rounding leaves goes to the first. */
function share(rows: number): number[] {
  const parts = INSTITUTIONS.map((institution) => Math.floor(rows * institution.share))
  return parts.map((part, at) => (at === 0 ? part + rows - parts.reduce((sum, each) => sum + each, 0) : part))
}

async function writeOne(
  institution: Institution,
  population: Population,
  rows: number,
  directory: string,
  truth: FileHandle,
): Promise<InstitutionExport> {
  const { id, name, kind, format, agreementInForceFrom } = institution
  const file = `${id}.${format.extension}`
  const mapping = mappingOf(institution)
  await writeFile(join(directory, `${id}.mapping.json`), `${JSON.stringify(mapping, null, 2)}\n`)
  const out = await open(join(directory, file), 'w')
  try {
    if (format.encoding === 'utf-8-bom') await out.write(Buffer.from([0xef, 0xbb, 0xbf]))
    let batch = headerOf(institution)
    let truthBatch = ''
    for (const visit of visits(institution, population, rows, new FaultTally(institution.rates))) {
      batch += recordOf(visit, institution)
      truthBatch += `${id},${visit.row},${visit.person?.id ?? ''},${visit.household?.id ?? ''},${visit.expected}\n`
      if (batch.length > BATCH_CHARACTERS) {
        await out.write(encodeText(batch, format.encoding))
        await truth.write(truthBatch)
        batch = ''
        truthBatch = ''
      }
    }
    await out.write(encodeText(batch, format.encoding))
    await truth.write(truthBatch)
  } finally {
    await out.close()
  }
  return { id, name, kind, file, mapping, agreementInForceFrom, rows }
}

function mappingOf({ columns, values, constants, format }: Institution): InstitutionExport['mapping'] {
  const named: Record<string, string> = {}
  for (const { header, field } of columns) if (field !== undefined) named[header] = field
  // What is not UTF-8 must be told: a guess about letters would be asked about.
  const reading = format.encoding === 'windows-1252' ? { reading: { encoding: format.encoding } } : {}
  return { columns: named, ...(Object.keys(values).length > 0 ? { values } : {}), constants, ...reading }
}
