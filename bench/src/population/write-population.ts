import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { say } from '../say.ts'
import { csvHeader, csvLine, MAPPING } from './csv.ts'
import { makePopulation } from './index.ts'

const RECORDS = 31_316
const BATCH_CHARACTERS = 1 << 18

export interface WriteOptions {
  readonly records?: number
  readonly seed?: number
  readonly language?: string
  readonly out?: string
}

/**
 * Writes a labelled population as CSV: to `out` with its mapping beside it (`FILE.mapping.json`), or to standard output.
 * @throws RangeError for an unknown language.
 */
export async function writePopulation({
  records = RECORDS,
  seed = 1,
  language = 'nl',
  out,
}: WriteOptions): Promise<void> {
  const population = makePopulation({ records, seed, language })
  const stream = out === undefined ? process.stdout : createWriteStream(out)
  let batch = csvHeader()
  for (const record of population.records()) {
    batch += csvLine(record)
    if (batch.length < BATCH_CHARACTERS) continue
    if (!stream.write(batch)) await once(stream, 'drain')
    batch = ''
  }
  if (out === undefined) {
    process.stdout.write(batch)
    return
  }
  stream.end(batch)
  await once(stream, 'finish')
  await writeFile(`${out}.mapping.json`, `${JSON.stringify(MAPPING, undefined, 2)}\n`)
  const { country } = population.language
  say(
    `${records} records of ${population.persons} persons. Score them with:\n` +
      `sluis evaluate --data ${out} --mapping ${out}.mapping.json --truth person_id --household-truth household_id ` +
      `--institution institution --country ${country}`,
  )
}
