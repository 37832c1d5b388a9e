import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatJson } from '../../test-vectors/build/format.ts'
import type { Fields } from '../../test-vectors/build/frame.ts'
import { addressTable } from './identifier/address.ts'
import { contactTable } from './identifier/contact.ts'
import { dateTable } from './identifier/date.ts'
import { nameTable } from './identifier/name.ts'
import { phoneTable } from './identifier/phone.ts'
import { changeTable, errorTable } from './identifier/report.ts'
import { repertoireTable, textTable } from './identifier/text.ts'
import { questionnaireTable } from './questionnaires.ts'

const TABLES: Readonly<Record<string, () => Fields>> = {
  'identifier-repertoire.json': repertoireTable,
  'identifier-text.json': textTable,
  'identifier-date.json': dateTable,
  'identifier-name.json': nameTable,
  'identifier-address.json': addressTable,
  'identifier-contact.json': contactTable,
  'identifier-phone.json': phoneTable,
  'identifier-changes.json': changeTable,
  'identifier-errors.json': errorTable,
  'questionnaires.json': questionnaireTable,
}

/** The tables of chapter 03, and the questionnaires of chapter 04, by file name, made from the lists that the code uses. Always the same bytes. */
export function generate(): Map<string, string> {
  return new Map(Object.entries(TABLES).map(([name, table]) => [name, formatJson(table())]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, content] of generate()) writeFileSync(new URL(name, import.meta.url), content)
}
