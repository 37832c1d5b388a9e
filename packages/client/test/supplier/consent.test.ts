import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reportFile } from '../../src/supplier/check/report.ts'
import { Tally } from '../../src/supplier/check/tally.ts'
import { prepareFile } from '../../src/supplier/node/open-file.ts'
import { parseLine, travellingLines } from '../../src/supplier/send/lines.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What travels of a file whose column of consents has this name, and what is said of it. */
async function read(column: string, words: readonly string[]) {
  const path = join(folder, `${column}.csv`)
  const rows = words.map((word, number) => `bezoeker${number}@example.org;2026-05-0${number + 1};${word}`)
  await writeFile(path, [`email;bezoekdatum;${column}`, ...rows].join('\n'))
  const prepared = await prepareFile(path, undefined, {})
  const tally = new Tally(prepared.plan)
  const rules = { country: 'NL', today: '2026-06-01', dateOrders: prepared.dateOrders }
  const lines: string[] = []
  for await (const batch of travellingLines(prepared, { rules, anonymousVisits: true, tally })) lines.push(...batch)
  const consents = lines.map(parseLine).map(({ identity }) => identity?.contactConsent)
  return { consents, report: reportFile(prepared, tally) }
}

it.each(['contactConsent', 'Toestemming contact', 'mag_benaderd_worden', 'Contact opt-in', 'may contact'])(
  'a column %s says who may be contacted, and an empty field says nothing [RECO-31, RECO-33]',
  async (column) => {
    const { consents, report } = await read(column, ['ja', 'nee', '', 'yes', 'ingetrokken'])
    expect(consents).toEqual([true, false, undefined, true, false])
    expect(report.columns).toContainEqual(expect.objectContaining({ column, field: 'contactConsent' }))
    expect(report.rows.accepted).toBe(5)
  },
)

it('a word that nobody knows is no consent, and the report tells [RECO-33]', async () => {
  const { consents, report } = await read('contactconsent', ['misschien', 'ja', 'ja'])
  expect(consents).toEqual([false, true, true])
  expect(report.findings).toContainEqual(expect.objectContaining({ code: 'CONSENT_UNCLEAR', count: 1, level: 'value' }))
})
