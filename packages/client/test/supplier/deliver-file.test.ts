import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LogError } from '../../src/auditor/index.ts'
import { readFork, verifyFork } from '../../src/auditor/index.ts'
import { deliverFile, rehearseDelivery } from '../../src/supplier/index.ts'
import { TestLog, VERIFIER_KEY } from '../tenant/log.ts'
import { IMPATIENT, startFakeGateway } from './fake-gateway.ts'
import { fileWith, museumExport, temporaryFolder } from './sample-file.ts'

const byDate = (a: Record<string, unknown>, b: Record<string, unknown>): number =>
  String(a.visitDate) < String(b.visitDate) ? -1 : 1
const NOW = () => new Date('2026-06-01T12:00:00Z')

describe('deliverFile', () => {
  it('delivers every row once, shuffled, its two parts meeting by row number [RECO-17, DELI-4]', async () => {
    const gateway = await startFakeGateway()
    const stateDirectory = temporaryFolder()
    const delivered = await deliverFile(fileWith(museumExport(700)), {
      config: gateway.config(stateDirectory),
      fetch: gateway.fetch,
      now: () => new Date(),
      chunkRows: 100,
      ...IMPATIENT,
    })
    expect(delivered.rows).toBe(700)
    expect(delivered.chunks).toBe(7)
    expect(delivered.receipt.details.rowCount).toBe(700)
    const { identities, activities } = await gateway.openDelivery(delivered.deliveryId)
    expect(activities.map(({ row }) => row)).toEqual(Array.from({ length: 700 }, (_, row) => row))
    expect(new Set(identities.map(({ relationNumber }) => relationNumber)).size).toBe(700)
    const order = identities.map(({ relationNumber }) => Number(String(relationNumber).slice(1)))
    expect(order).not.toEqual([...order].sort((a, b) => a - b))
    // The visit date was made from the row of the file: the two parts of a row still belong together.
    for (const [index, { relationNumber }] of identities.entries()) {
      const row = Number(String(relationNumber).slice(1))
      expect(activities[index]?.visitDate).toBe(`2025-03-${String((row % 28) + 1).padStart(2, '0')}`)
    }
    const kept = JSON.parse(readFileSync(join(stateDirectory, 'receipts', `${delivered.deliveryId}.json`), 'utf8'))
    expect(kept).toEqual(delivered.receipt)
    expect(readdirSync(join(stateDirectory, 'outbox'))).toEqual([])
  })

  it('keeps at home who objected, came before the agreement, or cannot be read; anonymous visits go as the agreement says [RECO-12, RECO-13, RECO-15]', async () => {
    const content = [
      'Relatienummer;E-mail;Bezoekdatum;Bezwaar',
      'R1;een@voorbeeld.nl;2025-03-01;nee',
      'R2;twee@voorbeeld.nl;2025-03-01;ja',
      'R3;drie@voorbeeld.nl;2024-12-31;',
      'R4;vier@voorbeeld.nl;geen datum;',
      ';;2025-03-02;',
      'R5;vijf@voorbeeld.nl;2025-03-03;misschien',
      'R6;zes@voorbeeld.nl',
    ].join('\n')
    for (const anonymousVisits of [true, false]) {
      const gateway = await startFakeGateway({ anonymousVisits })
      const { summary, rows, deliveryId } = await deliverFile(fileWith(content), {
        config: gateway.config(temporaryFolder()),
        fetch: gateway.fetch,
        ...IMPATIENT,
      })
      expect(summary.rows).toEqual({
        total: 7,
        accepted: 1,
        anonymous: 1,
        objected: 2,
        'before-agreement': 1,
        'after-agreement': 0,
        refused: 2,
      })
      expect(rows).toBe(anonymousVisits ? 2 : 1)
      const { identities, activities } = await gateway.openDelivery(deliveryId)
      expect(identities.map(({ relationNumber }) => relationNumber)).toEqual(['R1'])
      expect(activities.map(({ visitDate }) => visitDate).sort()).toEqual(
        anonymousVisits ? ['2025-03-01', '2025-03-02'] : ['2025-03-01'],
      )
    }
  })

  it('leaves the name of an anonymous visitor, columns without a field, values with a fault and row numbers at home [RECO-13, RECO-14]', async () => {
    const gateway = await startFakeGateway({ anonymousVisits: true })
    const content = [
      'Achternaam;E-mail;Telefoon;Bezoekdatum;Prijs;Aantal bussen',
      'Kanarie;;;2025-03-01;12,50;GEHEIM-1',
      ';een@voorbeeld.nl;GEHEIM-2;2025-03-02;GEHEIM-3;4',
    ].join('\n')
    const { deliveryId, rows } = await deliverFile(fileWith(content), {
      config: gateway.config(temporaryFolder()),
      fetch: gateway.fetch,
      mapping: {
        columns: {
          Achternaam: 'familyName',
          'E-mail': 'email',
          Telefoon: 'phone',
          Bezoekdatum: 'visitDate',
          Prijs: 'price',
        },
      },
      ...IMPATIENT,
    })
    expect(rows).toBe(2)
    const opened = await gateway.openDelivery(deliveryId)
    expect(opened.identities.map(({ row: _, ...identity }) => identity)).toEqual([{ email: 'een@voorbeeld.nl' }])
    expect(opened.activities.map(({ row: _, ...activity }) => activity).sort(byDate)).toEqual([
      { visitDate: '2025-03-01', priceCents: 1250 },
      { visitDate: '2025-03-02' },
    ])
    expect(JSON.stringify(opened)).not.toMatch(/GEHEIM|Kanarie|fileRow/)
  })

  it('keeps the checkpoint of each receipt, and stops with the proof when the log of the next is another [AUDI-33]', async () => {
    const gateway = await startFakeGateway()
    const stateDirectory = temporaryFolder()
    const options = { config: gateway.config(stateDirectory), fetch: gateway.fetch, again: true, ...IMPATIENT }
    const file = fileWith(museumExport(10))
    await deliverFile(file, options)
    for (let entry = 0; entry < 5; entry += 1) gateway.state.log.add('token.issued', { entry })
    await deliverFile(file, options)
    const kept = JSON.parse(readFileSync(join(stateDirectory, 'checkpoints', 'sluis.test%2Flog.json'), 'utf8'))
    expect(kept.size).toBe(9)
    const [first = '', second = '', ...rest] = gateway.state.log.entries
    gateway.state.log = new TestLog([second, first, ...rest])
    const error: unknown = await deliverFile(file, options).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'LOG_FORKED' })
    const bundle = await readFork((error as LogError).evidenceFile ?? '')
    expect(verifyFork(bundle, VERIFIER_KEY)).toBe('contradiction')
    // The receipt itself holds, and is kept all the same: it is evidence too.
    expect(readdirSync(join(stateDirectory, 'receipts'))).toHaveLength(3)
  })

  it('sends nothing on a rehearsal', async () => {
    const gateway = await startFakeGateway()
    const stateDirectory = temporaryFolder()
    const summary = await rehearseDelivery(fileWith(museumExport(10)), {
      config: gateway.config(stateDirectory),
      fetch: gateway.fetch,
      now: NOW,
    })
    expect(summary.rows.accepted).toBe(10)
    expect(gateway.state.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v1/directory'])
    expect(existsSync(join(stateDirectory, 'outbox'))).toBe(false)
  })
})
