import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deliverYear, TooFewHomes } from '../../src/profiles/festival-yearly.ts'
import { deliverExtract } from '../../src/profiles/library-members.ts'
import { deliverWeek, type Scan } from '../../src/profiles/pass-weekly.ts'
import { deliverDay, type Sale, type Warehouse } from '../../src/profiles/stage-daily.ts'
import { deliverAnswers, type Form } from '../../src/profiles/survey-weekly.ts'
import { PROFILES, runProfile } from '../../src/profiles/try.ts'
import { deliveredTo, ownFolder, setUp } from './set-up.ts'

const sale = (sequence: number): Sale => ({
  sequence,
  customer: `K${sequence}`,
  mail: sequence % 5 === 0 ? null : `k${sequence}@voorbeeld.nl`,
  soldOn: '2026-03-01',
  playedOn: '2026-03-14',
  startsAt: '20:15',
  production: 'STORM-26',
  cents: 2750,
  seats: 2,
  noSharing: false,
})

describe('daily from the warehouse of a stage', () => {
  /** A warehouse that grows. */
  const growing = () => {
    const warehouse = {
      count: 0,
      newest: async () => warehouse.count,
      async *sales(from: number, to: number) {
        for (let sequence = from + 1; sequence <= to; sequence++) yield sale(sequence)
      },
    }
    return warehouse satisfies Warehouse
  }
  const customersOf = async (ttp: Parameters<typeof deliveredTo>[0]) =>
    (await deliveredTo(ttp)).map(({ identity }) => Number(identity?.relationNumber?.slice(1))).sort((a, b) => a - b)

  it('delivers each sale exactly once, whatever fails between, also when it grows meanwhile', async () => {
    const { ttp, options } = await setUp()
    const [warehouse, folder] = [growing(), ownFolder()]
    expect(await deliverDay(warehouse, folder, options)).toEqual({ outcome: 'nothing' })
    warehouse.count = 7
    for (const how of ['no-connection', 'lost-answer'] as const) {
      ttp.fail({ on: 'close', how, times: 3 })
      await expect(deliverDay(warehouse, folder, options)).rejects.toMatchObject({ retryable: true })
      warehouse.count += 5
    }
    expect(await deliverDay(warehouse, folder, options)).toMatchObject({ outcome: 'delivered', rows: 7, resumed: true })
    // The watermark was not written: the same window comes again, and is known.
    writeFileSync(join(folder, 'watermark.json'), JSON.stringify({ delivered: 0, window: { from: 0, to: 7 } }))
    expect(await deliverDay(warehouse, folder, options)).toMatchObject({ outcome: 'delivered-before', rows: 7 })
    expect(await deliverDay(warehouse, folder, options)).toMatchObject({ outcome: 'delivered', rows: 10 })
    expect(await deliverDay(warehouse, folder, options)).toEqual({ outcome: 'nothing' })
    expect(await customersOf(ttp)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1))
    expect(JSON.parse(readFileSync(join(folder, 'watermark.json'), 'utf8'))).toEqual({ delivered: 17 })
    const [row] = await deliveredTo(ttp)
    expect(row?.activity).toEqual({
      visitDate: '2026-03-14',
      visitTime: '20:15',
      orderDate: '2026-03-01',
      offerCode: 'STORM-26',
      offerGenre: 'theatre',
      activityType: 'ticket',
      basis: 'observed',
      priceCents: 2750,
      quantity: 2,
    })
  })
})

describe('weekly from the API of a pass', () => {
  const scan = (number: number): Scan => ({
    cardNumber: `P${number}`,
    holder: { email: `p${number}@voorbeeld.nl` },
    scannedAt: '2026-03-14T23:45:00+01:00',
    venueCode: 'BIOS-1',
  })
  /** The API: pages of two, each asked for with the token; one answer of 503 first. */
  const passApi = (count: number) => {
    const asked: string[] = []
    const answer: typeof fetch = async (input, init) => {
      const url = new URL(String(input))
      expect(new Headers(init?.headers).get('authorization')).toBe('Bearer secret')
      asked.push(url.search)
      if (asked.length === 1) return new Response(null, { status: 503, headers: { 'retry-after': '0' } })
      const from = Number(url.searchParams.get('from') ?? 0)
      const items = Array.from({ length: Math.min(2, count - from) }, (_, index) => scan(from + index))
      const week = url.searchParams.get('week')
      const next = from + 2 < count ? `https://pas.example/scans?week=${week}&from=${from + 2}` : null
      return Response.json({ items, next })
    }
    return { api: { url: 'https://pas.example', token: 'secret', fetch: answer }, asked }
  }

  it('delivers a week page by page, and once', async () => {
    const { ttp, options } = await setUp()
    const { api, asked } = passApi(5)
    expect(await deliverWeek('2026-W11', api, options)).toMatchObject({ outcome: 'delivered', rows: 5 })
    expect(asked).toEqual(['?week=2026-W11', '?week=2026-W11', '?week=2026-W11&from=2', '?week=2026-W11&from=4'])
    expect(await deliverWeek('2026-W11', api, options)).toMatchObject({ outcome: 'delivered-before', rows: 5 })
    expect(asked).toHaveLength(4)
    const rows = await deliveredTo(ttp)
    expect(rows.map(({ identity }) => identity?.relationNumber).sort()).toEqual(['P0', 'P1', 'P2', 'P3', 'P4'])
    expect(rows[0]?.activity).toMatchObject({ visitDate: '2026-03-14', visitTime: '23:45', priceKind: 'pass' })
  })

  it('delivers nothing of a week whose pages end in an error', async () => {
    const { ttp, options } = await setUp()
    const { api } = passApi(5)
    const broken: typeof fetch = async (input, init) =>
      String(input).includes('from=2') ? new Response(null, { status: 404 }) : api.fetch(input, init)
    await expect(deliverWeek('2026-W11', { ...api, fetch: broken }, options)).rejects.toThrow('answered 404')
    const astray: typeof fetch = async () => Response.json({ items: [], next: 'https://elsewhere.example/scans' })
    await expect(deliverWeek('2026-W11', { ...api, fetch: astray }, options)).rejects.toThrow('a strange next page')
    expect(await deliveredTo(ttp)).toEqual([])
    expect(await deliverWeek('2026-W11', api, options)).toMatchObject({ outcome: 'delivered', rows: 5 })
  })
})

describe('monthly from a library', () => {
  it('delivers the same loans, whether as CSV or as JSON', async () => {
    const { ttp, options } = await setUp()
    const folder = ownFolder()
    writeFileSync(
      join(folder, 'leden.csv'),
      [
        'Lenersnummer;Voorletters;Tussenvoegsel;Achternaam;Geboortedatum;Postcode;Huisnr;E-mail;Uitleendatum;Aantal;Opmerking',
        '101;J.P.;van der;Berg;17-05-1980;1012 ab;12;Jan@Voorbeeld.nl;14-03-2026;3;belt altijd zelf',
      ].join('\n'),
    )
    const member = { id: 101, name: 'J.P. van der Berg', born: '1980-05-17', mail: 'jan@voorbeeld.nl' }
    const loan = {
      member: { ...member, address: { postcode: '1012AB', number: '12' } },
      lentOn: '2026-03-14',
      items: 3,
    }
    writeFileSync(join(folder, 'leden.json'), JSON.stringify([loan]))
    for (const name of ['leden.csv', 'leden.json', 'leden.json'])
      expect(await deliverExtract(join(folder, name), '2026-03', options)).toMatchObject({ rows: 1 })
    const [fromCsv, fromJson, ...more] = await deliveredTo(ttp)
    expect(more).toEqual([])
    expect(fromJson?.identity).toEqual(fromCsv?.identity)
    expect(fromCsv?.activity).toMatchObject({ visitDate: '2026-03-14', activityType: 'loan', quantity: 3 })
    expect(JSON.stringify(fromCsv)).not.toContain('belt')
    writeFileSync(join(folder, 'leeg.json'), '[]')
    expect(await deliverExtract(join(folder, 'leeg.json'), '2026-04', options)).toMatchObject({ rows: 0 })
  })
})

describe('yearly from a festival', () => {
  const list = (rows: readonly string[]): string => {
    const path = join(ownFolder(), 'bezoekers.csv')
    writeFileSync(path, ['Postcode;Huisnummer;Datum;Programma', ...rows].join('\n'))
    return path
  }

  it('delivers postcode, house number, day and code', async () => {
    const { ttp, options } = await setUp()
    const path = list(['1012 AB;12;14-03-2026;dag-1', '3511LX;7 bis;15-03-2026;dag-2', ';;15-03-2026;dag-2'])
    expect(await deliverYear(path, options)).toMatchObject({ rows: 3 })
    const rows = await deliveredTo(ttp)
    expect(rows.map(({ identity }) => identity?.postcode).sort()).toEqual(['1012AB', '3511LX', undefined])
    expect(rows.map(({ activity }) => activity.offerCode).sort()).toEqual(['DAG-1', 'DAG-2', 'DAG-2'])
    await expect(deliverYear(path, options)).rejects.toMatchObject({ code: 'DELIVERY_DUPLICATE' })
  })

  it('sends nothing of a list that says hardly any home', async () => {
    const { ttp, options } = await setUp()
    const path = list(['1012 AB;12;14-03-2026;dag-1', '1012 AB;;14-03-2026;dag-1', ';;15-03-2026;dag-2'])
    await expect(deliverYear(path, options)).rejects.toBeInstanceOf(TooFewHomes)
    expect(ttp.requests).toEqual([])
  })
})

describe('weekly from a survey at the door', () => {
  const form = (number: number, agreed: boolean): Form => ({
    sentAt: `2026-03-14T15:1${number}`,
    agreed,
    textVersion: 'NL-2026-1',
    ...(number === 0 && { email: 'een@voorbeeld.nl' }),
    answers: { visitMotive: 'outing', satisfaction: '8', ageBand: '25-34' },
  })

  it('delivers the answers of who agreed, with the consent, and no others', async () => {
    const { ttp, options } = await setUp()
    const delivered = await deliverAnswers('2026-W11', [form(0, true), form(1, false), form(2, true)], options)
    expect(delivered).toMatchObject({ outcome: 'delivered', rows: 2, summary: { rows: { total: 3, refused: 1 } } })
    const rows = await deliveredTo(ttp)
    expect(rows.map(({ activity }) => activity.surveyConsentAt).sort()).toEqual([
      '2026-03-14T15:10',
      '2026-03-14T15:12',
    ])
    expect(rows.filter(({ identity }) => identity !== undefined)).toHaveLength(1)
    expect(rows[0]?.activity).toMatchObject({ activityType: 'survey', surveyConsent: 'given', satisfaction: '8' })
  })
})

it.each(Object.keys(PROFILES))('%s runs as it stands, against the fake', async (name) => {
  expect(await runProfile(name as keyof typeof PROFILES)).toMatch(
    /^delivered: (1 row|[2-9] rows), receipt [0-9a-f-]{36}$/,
  )
})
