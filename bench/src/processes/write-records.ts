// Writes the records of a population as the client would deliver them, one JSON object a line, in a process of its own:
// node write-records.ts RECORDS SEED LANGUAGE INSTITUTIONS
import { once } from 'node:events'
import { providePlatformBase64 } from '@sluis/ttp-core/common'
import { labelledRecords } from '../linkage/labelled-records.ts'
import { makePopulation } from '../population/index.ts'

providePlatformBase64()

const BATCH_CHARACTERS = 1 << 18

const [records = '', seed = '', language = '', institutions = ''] = process.argv.slice(2)
const population = makePopulation({
  records: Number(records),
  seed: Number(seed),
  language,
  institutions: Number(institutions),
})
let batch = ''
for (const record of labelledRecords(population)) {
  batch += `${JSON.stringify(record)}\n`
  if (batch.length < BATCH_CHARACTERS) continue
  if (!process.stdout.write(batch)) await once(process.stdout, 'drain')
  batch = ''
}
process.stdout.write(batch)
