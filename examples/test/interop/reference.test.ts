import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TenantRow } from '@sluis/client/tenant'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSluis } from '../../../packages/client/test/cli/run-sluis.ts'
import { TENANT } from '../../src/collaboration/parties.ts'
import { fileOf, HEADER, send } from '../bad-inputs/support/files.ts'
import { releasesOf } from '../bad-inputs/support/outcome.ts'
import type { World } from '../bad-inputs/support/world.ts'
import { STAGE, startWorld } from '../bad-inputs/support/world.ts'
import { python, runReference } from './python.ts'

/** The same three visitors, as two institutions spell them: one through each implementation. */
const SPELLED = [
  {
    givenName: 'Wilhelmina',
    familyName: 'van der Kanarieveld',
    email: 'W.Kanarieveld@Voorbeeld.nl',
    postcode: '3511 kn',
    houseNumber: '73 bis',
  },
  {
    givenName: 'Bernardus',
    familyName: "'t Hooft",
    email: 'b.hooft@voorbeeld.nl',
    postcode: '3512KN',
    houseNumber: '5',
  },
  {
    givenName: 'Zoë',
    familyName: 'IJsbrandy-de Vries',
    email: 'zoe@voorbeeld.nl',
    postcode: '3513KN',
    houseNumber: '12-hs',
  },
]
const MONTH = '2026-05'

let world: World
beforeAll(async () => {
  if (python !== undefined) world = await startWorld()
})
afterAll(() => world?.stop())

const configOf = (party: string): string => join(world.folder, 'parties', party, 'config.json')

describe.skipIf(python === undefined)('an implementation made from the specification alone', () => {
  let byPython: readonly TenantRow[]
  let byUs: readonly TenantRow[]
  beforeAll(async () => {
    const rows = SPELLED.map((identity, day) => ({ identity, activity: { visitDate: `${MONTH}-0${day + 1}` } }))
    const anonymous = { identity: {}, activity: { visitDate: `${MONTH}-09`, channel: 'web', price: '12,50' } }
    const file = join(world.folder, 'rows.jsonl')
    await writeFile(file, [...rows, anonymous].map((row) => `${JSON.stringify(row)}\n`).join(''))
    const { code, stdout, stderr } = await runReference('supplier.py', configOf(STAGE), file)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { deliveryId, rowCount } = JSON.parse(stdout) as { deliveryId: string; rowCount: number }
    expect(rowCount).toBe(4)
    byPython = (await releasesOf(world, deliveryId)).flatMap((batch) => batch.rows)

    const lines = SPELLED.map(
      ({ givenName, familyName, email, postcode, houseNumber }, day) =>
        `K${day};${givenName};${familyName};${email.toUpperCase()};${postcode};${houseNumber};${MONTH}-1${day};nee`,
    )
    const delivered = await send(world, await fileOf(world, `${HEADER}\n${lines.join('\n')}\n`))
    byUs = (await releasesOf(world, delivered.deliveryId)).flatMap((batch) => batch.rows)
  })

  it('delivers what our service accepts and our tenant reads', () => {
    expect(byPython.map(({ activity }) => activity.visitDate).toSorted()).toEqual(
      ['01', '02', '03', '09'].map((day) => `${MONTH}-${day}`),
    )
    const visitOfNobody = byPython.find(({ activity }) => activity.visitDate === `${MONTH}-09`)
    expect(visitOfNobody).not.toHaveProperty('person')
    expect(visitOfNobody?.activity).toMatchObject({ channel: 'web', priceCents: 1250 })
  })

  it('says the same of a visitor as our client: they become the same persons and households', () => {
    const subjects = (rows: readonly TenantRow[], offset: number) =>
      SPELLED.map((_, day) => {
        const row = rows.find(
          ({ activity }) => activity.visitDate === `${MONTH}-${String(day + offset).padStart(2, '0')}`,
        )
        return { person: row?.person, household: row?.household }
      })
    expect(subjects(byPython, 1)).toEqual(subjects(byUs, 10))
    expect(new Set(subjects(byUs, 10).map(({ person }) => person)).size).toBe(SPELLED.length)
  })

  it('reads as a tenant what our tenant reads', async () => {
    const { code, stdout, stderr } = await runReference('tenant.py', configOf(TENANT))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const rows = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as TenantRow)
    const key = ({ delivery, row }: TenantRow): string => `${delivery} ${String(row).padStart(6, '0')}`
    const sorted = (list: readonly TenantRow[]) => list.toSorted((left, right) => (key(left) < key(right) ? -1 : 1))
    expect(sorted(rows)).toEqual(sorted([...byPython, ...byUs]))
  })

  describe('as an auditor', () => {
    let folder: string
    let registrarKey: string
    beforeAll(async () => {
      folder = join(world.folder, 'export')
      registrarKey = join(world.folder, 'registrar.json')
      const config = JSON.parse(await readFile(configOf('auditor'), 'utf8')) as { registrarKey: unknown }
      await writeFile(registrarKey, JSON.stringify(config.registrarKey))
      const { code, stderr } = await runSluis(['audit', 'export', '--out', folder, '--config', configOf('auditor')])
      expect({ code, stderr }).toMatchObject({ code: 0 })
    })

    it('verifies the log that our auditor exported', async () => {
      const { code, stdout, stderr } = await runReference('auditor.py', folder, registrarKey)
      expect({ code, stderr, ...JSON.parse(stdout) }).toMatchObject({ code: 0, stderr: '', verified: true, faults: [] })
    })

    it.each<[string, string, (content: Buffer) => Buffer]>([
      [
        'an entry changed by one byte',
        'log/tile/entries/000',
        (content) => content.with(40, (content[40] ?? 0) ^ 1) as Buffer,
      ],
      [
        'a signature changed',
        'log/checkpoint',
        (content) => Buffer.from(content.toString().replace(/.(?=\n$)/, (last) => (last === 'A' ? 'B' : 'A'))),
      ],
      ['a directory changed', 'directory/1.json', (content) => Buffer.from(content.toString().replace('.ey', '.ez'))],
    ])('finds %s', async (_, path, spoil) => {
      const spoilt = join(world.folder, `spoilt-${path.replaceAll('/', '-')}`)
      await cp(folder, spoilt, { recursive: true })
      const file = join(spoilt, await existing(spoilt, path))
      const before = await readFile(file)
      const after = Buffer.from(spoil(before))
      expect(after.equals(before)).toBe(false)
      await writeFile(file, after)
      const { code, stdout } = await runReference('auditor.py', spoilt, registrarKey)
      expect(code).toBe(4)
      expect(JSON.parse(stdout)).toMatchObject({
        verified: false,
        faults: expect.arrayContaining([expect.any(String)]),
      })
    })
  })
})

/** The path itself, or that of the partial tile in its place. */
async function existing(folder: string, path: string): Promise<string> {
  const found = (await readdir(folder, { recursive: true })).find(
    (name) => name === path || new RegExp(`^${path}\\.p/\\d+$`).test(name),
  )
  if (found === undefined) throw new Error(`the export has no ${path}`)
  return found
}
