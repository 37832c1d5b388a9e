import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deliverFile } from '@sluis/client/supplier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorOf, fileOf, fileWithLongLine, HEADER, line, send } from './support/files.ts'
import { expectGoodGoesThrough, releases } from './support/outcome.ts'
import { plantedIn } from './support/visitors.ts'
import type { World } from './support/world.ts'
import { EARLY, MUSEUM, startWorld } from './support/world.ts'

const MEMORY_MIB_MAX = 300

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

async function openOrClosed(): Promise<number> {
  const { rows } = await world.database.withConnection((sql) =>
    sql.query<{ count: number }>("select count(*) as count from intake.delivery where state <> 'abandoned'"),
  )
  return Number(rows[0]?.count)
}

async function parts(): Promise<number> {
  const { rows } = await world.database.withConnection((sql) =>
    sql.query<{ count: number }>(
      'select (select count(*) from intake.identity_part) + (select count(*) from intake.activity_part) as count',
    ),
  )
  return Number(rows[0]?.count)
}

describe('a file that is no delivery', () => {
  it.each([
    ['is empty', 'FILE_EMPTY', ''],
    ['holds white space only', 'FILE_EMPTY', ' \n\n \n'],
    ['has a header only', 'FILE_HEADER_ONLY', `${HEADER}\n`],
    ['separates its columns by another sign', 'FILE_DELIMITER_UNCLEAR', `${HEADER}\n${line(1)}\n`.replaceAll(';', '§')],
    ['has no header', 'HEADER_MISSING', `${line(1)}\n${line(2)}\n${line(3)}\n`],
    ['never closes a quote', 'QUOTE_NOT_CLOSED', `${HEADER}\n"${line(1)}\n${line(2)}\n`],
    ['is half a spreadsheet', 'FILE_SPREADSHEET_BROKEN', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0, 0, 0])],
    ['is half a JSON list', 'FILE_JSON_NOT_LINES', '[{"E-mail": "kanarie.1@voorbeeld.nl", "Bezoekdatum": "2026-05'],
    [
      'has ragged rows only',
      'ALL_ROWS_HELD',
      `${HEADER}\nKANARIE1;Wilhelmina\n${line(2)};te;veel\n${line(3, { objected: 'ja' })}\n`,
    ],
    ['has objections only', 'ALL_ROWS_HELD', `${HEADER}\n${line(1, { objected: 'ja' })}\n`],
    ['lies before the agreement', 'ALL_ROWS_HELD', `${HEADER}\n${line(1, { date: '2024-12-31' })}\n`],
  ])('because it %s leaves nothing at the service: %s', async (_, code, content) => {
    const before = await openOrClosed()
    const { code: found, shown } = await errorOf(send(world, await fileOf(world, content)))
    expect(found).toBe(code)
    expect(plantedIn(shown)).toEqual([])
    expect(await openOrClosed()).toBe(before)
    expect(await parts()).toBe(0)
  })

  it('because of a line of a hundred mebibytes is refused in bounded memory: ROW_TOO_LONG', async () => {
    const file = await fileWithLongLine(world, 100)
    const before = await openOrClosed()
    const program = fileURLToPath(new URL('./support/send-in-a-process.ts', import.meta.url))
    const config = world.collaboration.institutions.get(MUSEUM)?.configFile ?? ''
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      '--conditions=sluis-source',
      '--disable-warning=ExperimentalWarning',
      program,
      config,
      file,
    ])
    const { code, peakMiB } = JSON.parse(stdout) as { code: string; peakMiB: number }
    expect(code).toBe('ROW_TOO_LONG')
    expect(peakMiB).toBeLessThan(MEMORY_MIB_MAX)
    expect(stderr).toBe('')
    expect(await openOrClosed()).toBe(before)
    expect(await parts()).toBe(0)
  })

  it('because no agreement is in force is not even announced: AGREEMENT_NOT_IN_FORCE', async () => {
    const file = await fileOf(world, `${HEADER}\n${line(1)}\n`)
    const before = await openOrClosed()
    const config = await world.configOf(EARLY)
    expect((await errorOf(deliverFile(file, { config, fetch: world.fetch }))).code).toBe('AGREEMENT_NOT_IN_FORCE')
    expect(await openOrClosed()).toBe(before)
  })

  it('because it was delivered before is announced in vain: DELIVERY_DUPLICATE, unless it is meant', async () => {
    const file = await fileOf(world, `${HEADER}\n${line(11)}\n${line(12)}\n`)
    const first = await send(world, file)
    expect((await errorOf(send(world, file))).code).toBe('DELIVERY_DUPLICATE')
    const again = await send(world, file, { again: true })
    expect(again.deliveryId).not.toBe(first.deliveryId)
    await expect
      .poll(async () => new Set((await releases(world)).map(({ delivery }) => delivery)))
      .toEqual(new Set([first.deliveryId, again.deliveryId]))
  })
})

describe('afterwards', () => {
  it('a good delivery goes through', () => expectGoodGoesThrough(world))
  it('no identifier is in any answer or log line', () => world.expectSilence())
})
