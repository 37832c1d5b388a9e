import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Delivered } from '@sluis/client/supplier'
import { deliverFile } from '@sluis/client/supplier'
import type { World } from './world.ts'
import { MUSEUM } from './world.ts'

export const HEADER = 'Relatienummer;Voornaam;Achternaam;E-mail;Postcode;Huisnummer;Bezoekdatum;Bezwaar'

/** A line of a museum's export. */
export function line(serial: number, { date = '2026-05-01', objected = 'nee' } = {}): string {
  return `KANARIE${serial};Wilhelmina;Kanarieveld;kanarie.${serial}@voorbeeld.nl;3511KN;73;${date};${objected}`
}

let files = 0

/** Writes a file of these lines. */
export async function fileOf(world: World, content: string | Uint8Array): Promise<string> {
  files += 1
  const file = join(world.folder, 'exports', `export-${files}.csv`)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  return file
}

/** Writes a file with one line of so many mebibytes, without ever holding it. */
export async function fileWithLongLine(world: World, mebibytes: number): Promise<string> {
  const file = await fileOf(world, '')
  const out = createWriteStream(file)
  out.write(`${HEADER}\n${line(1)}\n`)
  const piece = 'kanarie '.repeat(2 ** 17)
  for (let written = 0; written < mebibytes; written += 1) {
    if (!out.write(piece)) await once(out, 'drain')
  }
  out.end(`\n${line(2)}\n`)
  await finished(out)
  return file
}

/** Delivers as the museum would, with the real client. */
export async function send(world: World, file: string, options: { again?: boolean } = {}): Promise<Delivered> {
  return deliverFile(file, { config: await world.configOf(MUSEUM), fetch: world.fetch, ...options })
}

/** The code of the error that something ends with, and everything that the error would show a reader. */
export async function errorOf(run: Promise<unknown>): Promise<{ readonly code: string; readonly shown: string }> {
  try {
    await run
  } catch (error) {
    const { code } = error as { code?: unknown }
    const shown = `${error instanceof Error ? `${error.stack} ${error.cause}` : ''} ${JSON.stringify(error)}`
    return { code: String(code), shown }
  }
  throw new Error('nothing went wrong')
}
