import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-client-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A file with this content, gone after the test. */
export function fileWith(content: string | Uint8Array, name = 'export.csv'): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

/** An export of a museum: `rows` visitors, each with a name and mail address of its own. */
export function museumExport(rows: number): string {
  const lines = ['Relatienummer;Voornaam;Achternaam;E-mail;Postcode;Huisnummer;Bezoekdatum;Prijs']
  for (let row = 1; row <= rows; row++) {
    lines.push(
      `R${row};Saskia${letters(row)};Vermeulen${letters(row)};bezoeker${row}@voorbeeld.nl;1016GV;${row};2025-03-${String((row % 28) + 1).padStart(2, '0')};12,50`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** A word of letters for a number: names with digits are refused. */
function letters(number: number): string {
  let word = ''
  for (let rest = number; rest > 0; rest = Math.floor(rest / 26)) word += String.fromCharCode(97 + (rest % 26))
  return word
}
