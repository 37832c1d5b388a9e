// Writes one large export of the demo's museum, in a process of its own: node write-file.ts FOLDER ROWS PERSONS
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FaultTally } from '@sluis/examples/exports/faults'
import { museum } from '@sluis/examples/exports/institutions/museum'
import { headerOf, recordOf } from '@sluis/examples/exports/records'
import { visits } from '@sluis/examples/exports/visits'
import { generatePopulation } from '@sluis/examples/population/index'

const SEED = 20_260_901
const BATCH_CHARACTERS = 1 << 18

const [folder = '', rows = '', persons = ''] = process.argv.slice(2)
const population = generatePopulation({ seed: SEED, persons: Number(persons) })
const columns = museum.columns.flatMap(({ header, field }) => (field === undefined ? [] : [[header, field]]))
const { values, constants, agreementInForceFrom } = museum
const mapping = { columns: Object.fromEntries(columns) as Record<string, string>, values, constants }
await writeFile(join(folder, 'visits.mapping.json'), JSON.stringify(mapping))

const out = await open(join(folder, 'visits.csv'), 'w')
let batch = headerOf(museum)
for (const visit of visits(museum, population, Number(rows), new FaultTally(museum.rates))) {
  batch += recordOf(visit, museum)
  if (batch.length > BATCH_CHARACTERS) {
    await out.write(batch)
    batch = ''
  }
}
await out.write(batch)
await out.close()
process.stdout.write(JSON.stringify({ file: 'visits.csv', mappingFile: 'visits.mapping.json', agreementInForceFrom }))
