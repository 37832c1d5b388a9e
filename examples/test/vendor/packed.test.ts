import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const PACKAGES = { '@sluis/client': 'packages/client', '@sluis/ttp-core': 'packages/ttp-core' }
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')

let folder: string
const run = (command: string, args: readonly string[], cwd = folder): string => {
  const { status, stdout, stderr } = spawnSync(command, [...args], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args[0]}: ${stdout}${stderr}`)
  return stdout
}

/** What a vendor has: an empty folder, and in it what was packed, with what it depends on. */
beforeAll(() => {
  run(process.execPath, [TSC, '-b', 'packages/client'], ROOT)
  folder = mkdtempSync(join(tmpdir(), 'sluis-vendor-'))
  for (const [name, path] of Object.entries(PACKAGES)) {
    const source = join(ROOT, path)
    const packed = mkdtempSync(join(folder, 'packed-'))
    run('npm', ['pack', '--silent', '--pack-destination', packed], source)
    run('tar', ['-xzf', join(packed, readdirSync(packed)[0] ?? '')], packed)
    const home = join(folder, 'node_modules', name)
    cpSync(join(packed, 'package'), home, { recursive: true })
    rmSync(packed, { recursive: true })
    // Without a source beside it, nothing but what was built can be loaded.
    rmSync(join(home, 'src'), { recursive: true })
    linkDependencies(join(source, 'node_modules'), join(home, 'node_modules'))
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'vendor', type: 'module' }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function linkDependencies(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    if (name.startsWith('.') || name === '@sluis' || name === '@types') continue
    const names = name.startsWith('@') ? readdirSync(join(from, name)).map((inner) => `${name}/${inner}`) : [name]
    for (const one of names) {
      mkdirSync(dirname(join(to, one)), { recursive: true })
      symlinkSync(join(from, one), join(to, one))
    }
  }
}

const JOB = `
import { deliverRecords, readConfig, RecordError } from '@sluis/client'
import { startFakeTtp } from '@sluis/client/testing'
const ttp = await startFakeTtp()
const config = await readConfig(await ttp.writeConfig('party'))
async function* visits() {
  yield { email: 'een@voorbeeld.nl', visitDate: '2026-03-01', channel: 'web', priceCents: 1250 }
}
const first = await deliverRecords(visits(), { config, run: 'weekly 2026-W10' })
const second = await deliverRecords(visits(), { config, run: 'weekly 2026-W10' })
const wrong = await deliverRecords([{ visitdate: 'x' }], { config, run: 'w' }).catch((error) => error)
const [delivery] = await ttp.deliveries()
await ttp.close()
console.log(JSON.stringify([first.outcome, second.outcome, wrong instanceof RecordError && wrong.code, delivery.rows]))
`

it('works in plain Node, as ES modules, from what is packed', () => {
  writeFileSync(join(folder, 'job.js'), JOB)
  const [first, second, code, rows] = JSON.parse(run(process.execPath, ['job.js']))
  expect([first, second, code]).toEqual(['delivered', 'delivered-before', 'RECORD_FIELD_UNKNOWN'])
  expect(rows).toEqual([
    {
      row: 0,
      identity: { email: 'een@voorbeeld.nl' },
      activity: { visitDate: '2026-03-01', channel: 'web', priceCents: 1250 },
    },
  ])
})

const CHECK = `
import { writeFileSync } from 'node:fs'
import { checkFile } from '@sluis/client/supplier'
const rows = Array.from({ length: 400_000 }, (_, at) =>
  'R' + at + ';Vermeulen;bezoeker' + at + '@voorbeeld.nl;1016GV;' + (at % 300 + 1) + ';2025-03-0' + (at % 9 + 1) + ';Grote zaal, rang een')
writeFileSync('large.csv', 'Relatienummer;Achternaam;E-mail;Postcode;Huisnummer;Bezoekdatum;Plaats\\n' + rows.join('\\n') + '\\n')
let blocks = 0
process.on('worker', (worker) => worker.on('message', ({ kind }) => { if (kind === 'block') blocks++ }))
const now = () => new Date('2025-06-01')
const one = await checkFile('large.csv', { threads: 1, now })
const alone = blocks
const two = await checkFile('large.csv', { threads: 2, now })
console.log(JSON.stringify([one.rows.total, alone, blocks > 0, JSON.stringify(two) === JSON.stringify(one)]))
`

it('starts its other threads from what is packed', () => {
  writeFileSync(join(folder, 'check.js'), CHECK)
  expect(JSON.parse(run(process.execPath, ['check.js']))).toEqual([400_000, 0, true, true])
}, 120_000)

const TYPED = `
import { deliverRecords, type RecordsDelivered, type SurveyRecord, type VisitRecord } from '@sluis/client'
import { startFakeTtp } from '@sluis/client/testing'
const ttp = await startFakeTtp()
const visit: VisitRecord = { visitDate: '2026-03-01', offerGenre: 'pop-music', priceKind: 'pass', quantity: 2 }
const asked: SurveyRecord = {
  visitDate: '2026-03-01', questionnaire: 'standard-1', surveyConsent: true, surveyConsentAt: '2026-03-01',
  surveyConsentText: 'V1', satisfaction: '8', ageBand: '25-34',
}
const options = { config: ttp.config('state'), fetch: ttp.fetch, run: 'x' }
const delivered: RecordsDelivered = await deliverRecords([visit], options)
await deliverRecords([asked], { ...options, kind: 'surveys' })
if (delivered.outcome !== 'nothing') console.log(delivered.receipt.details.rowCount)
// @ts-expect-error no such code
export const fax: VisitRecord = { visitDate: '2026-03-01', channel: 'fax' }
// @ts-expect-error a visit without its date
export const never: VisitRecord = { email: 'x@example.org' }
// @ts-expect-error answers without a consent
export const silent: SurveyRecord = { visitDate: '2026-03-01', questionnaire: 'standard-1', satisfaction: '8' }
// @ts-expect-error a survey among visits
await deliverRecords([asked], options)
`

it.each([
  ['with the platform’s types', []],
  ['without a browser’s types', ['--lib', 'es2024']],
])('its types resolve and hold, %s', (_, more) => {
  writeFileSync(join(folder, 'typed.ts'), TYPED)
  const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')]
  const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2023']
  expect(run(process.execPath, [TSC, ...strict, ...types, ...more, 'typed.ts'])).toBe('')
})
