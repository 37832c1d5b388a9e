// Runs a profile with a source of a few rows against a TTP in this process:
//   npm run -s profile -- stage-daily

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ClientConfig } from '@sluis/client'
import { startFakeTtp } from '@sluis/client/testing'
import { counted } from '@sluis/ttp-core/common'
import { deliverYear } from './festival-yearly.ts'
import { deliverExtract } from './library-members.ts'
import { deliverWeek, type Scan } from './pass-weekly.ts'
import { deliverDay, type Sale } from './stage-daily.ts'
import { deliverAnswers } from './survey-weekly.ts'

interface Surroundings {
  readonly folder: string
  readonly config: ClientConfig
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>
}
interface Came {
  readonly outcome?: string
  readonly rows?: number
  readonly deliveryId?: string | undefined
}

const SALE: Sale = {
  sequence: 1,
  customer: 'K1',
  mail: 'anna@voorbeeld.nl',
  soldOn: '2026-03-01',
  playedOn: '2026-03-14',
  startsAt: '20:15',
  production: 'STORM-26',
  cents: 2750,
  seats: 2,
  noSharing: false,
}
const SCAN: Scan = {
  cardNumber: 'P1',
  holder: { email: 'bram@voorbeeld.nl' },
  scannedAt: '2026-03-14T20:15:00+01:00',
  venueCode: 'BIOS-1',
}

async function* sales(): AsyncGenerator<Sale> {
  yield SALE
}

/** Every profile, with a source of its own. */
export const PROFILES = {
  'stage-daily': ({ folder, ...options }: Surroundings) => {
    const warehouse = { newest: async () => 1, sales }
    return deliverDay(warehouse, folder, options)
  },
  'pass-weekly': ({ folder: _, ...options }: Surroundings) => {
    const answer = async () => Response.json({ items: [SCAN], next: null })
    return deliverWeek('2026-W11', { url: 'https://pas.example', token: 'x', fetch: answer }, options)
  },
  'library-members': async ({ folder, ...options }: Surroundings) => {
    const path = join(folder, 'leden.json')
    const member = { id: 101, name: 'C. de Wit', address: { postcode: '1012AB', number: '12' } }
    await writeFile(path, JSON.stringify([{ member, lentOn: '2026-03-14', items: 3 }]))
    return deliverExtract(path, '2026-03', options)
  },
  'festival-yearly': async ({ folder, ...options }: Surroundings) => {
    const path = join(folder, 'bezoekers.csv')
    await writeFile(path, 'Postcode;Huisnummer;Datum;Programma\n1012 AB;12;14-03-2026;dag-1\n')
    return deliverYear(path, options)
  },
  'survey-weekly': ({ folder: _, ...options }: Surroundings) => {
    const form = { sentAt: '2026-03-14T15:10', agreed: true, textVersion: 'NL-2026-1' }
    return deliverAnswers('2026-W11', [{ ...form, answers: { satisfaction: '8' } }], options)
  },
} satisfies Record<string, (surroundings: Surroundings) => Promise<Came>>

/** Runs one and says what came of it. */
export async function runProfile(name: keyof typeof PROFILES): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sluis-profile-'))
  try {
    const ttp = await startFakeTtp()
    const config = ttp.config(join(folder, 'state'))
    const came: Came = await PROFILES[name]({ folder, config, fetch: ttp.fetch })
    return `delivered: ${counted(came.rows ?? 0, 'row')}, receipt ${came.deliveryId}`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2] ?? ''
  if (Object.hasOwn(PROFILES, name)) console.log(await runProfile(name as keyof typeof PROFILES))
  else {
    console.error(`Name a profile: ${Object.keys(PROFILES).join(', ')}`)
    process.exitCode = 2
  }
}
