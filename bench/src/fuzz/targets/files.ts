import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSource, parseMapping, prepareFile, rowReader } from '@sluis/client/supplier'
import { parseSigningKey } from '@sluis/ttp-core/registrar'
import type { RawIdentity } from '@sluis/ttp-core/supplier'
import { canonicaliseActivity, canonicaliseIdentity, fromUtf8 } from '@sluis/ttp-core/supplier'
import { createAccessTokens } from '@sluis/ttp-server/access-token'
import type { Sample, Target } from '../target.ts'
import { inputsOf, samplesFrom } from '../vectors.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'sluis-fuzz-'))
process.once('exit', () => rmSync(FOLDER, { recursive: true, force: true }))

const CSV = [
  'Relatienummer;E-mail;Bezoekdatum;Geboortedatum;Prijs;Bezwaar\nR1;een@voorbeeld.nl;2025-03-01;29-02-1944;12,50;nee\nR2;"twee; @voorbeeld.nl";01-03-2025;1944-02-29;0;ja\n',
  '\ufeffnaam,postcode,huisnummer,datum\r\n"Jansen, J.",1234 AB,12 bis,3-1-2025\r\n"de ""Oude"" Vries",1234AB,1,2025-01-03\r\n',
  'email\tvisitDate\tprice\nx@y.example\t2025-03-01\t1.000,00\n\n\n',
  '{"email":"x@y.example","visitDate":"2025-03-01"}\n{"email":null,"visitDate":5}\n',
]
const asBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const wide = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

/** Reads a file as an institution's client does: what it is, its columns, every row. */
async function readWhole(bytes: Uint8Array): Promise<void> {
  const path = join(FOLDER, 'case')
  writeFileSync(path, bytes)
  const prepared = await prepareFile(path, undefined, { maxRowBytes: 4096, sampleRows: 50 })
  const read = rowReader(prepared.plan, {
    country: 'NL',
    today: '2026-01-01',
    dateOrders: prepared.dateOrders,
    periods: [],
  })
  const source = await openSource(path, { maxRowBytes: 4096, sampleRows: 5 })
  for await (const rows of source.rows()) for (const row of rows) read(row)
}

const SIGN_KEY = parseSigningKey(inputsOf('signed-document', 'SignDocument')[0]?.key)
const NOW = new Date('2026-06-01T12:00:00Z')
const TOKENS = createAccessTokens(
  SIGN_KEY,
  'https://ttp.example',
  () => NOW,
  (length) => new Uint8Array(length),
)
const CLAIMS = {
  client: 'museum-client',
  key: 'A'.repeat(43),
  organisation: 'museum',
  scopes: ['delivery:write'],
} as const
const [CLIENT, BOUND] = await Promise.all([
  TOKENS.issue(CLAIMS),
  TOKENS.issue({ ...CLAIMS, certificate: 'B'.repeat(43) }),
])

const raw = (file: string, type: string, member: string): readonly Sample[] => samplesFrom(file, type, member)

export const FILE_TARGETS: readonly Target[] = [
  {
    name: 'csv',
    samples: () => [...CSV.map(asBytes), ...CSV.map(wide)],
    parse: (bytes) => readWhole(bytes as Uint8Array),
    reaches: ['FILE_NOT_TEXT', 'FILE_HEADER_ONLY'],
  },
  {
    name: 'mapping',
    samples: () => [
      {
        json: {
          columns: { 'E-mail': 'email', Datum: 'visitDate' },
          values: { channel: { web: 'web' } },
          constants: { country: 'NL' },
        },
      },
    ],
    parse: (value) => parseMapping(value),
    reaches: ['MAPPING_UNREADABLE', 'MAPPING_UNKNOWN_FIELD'],
  },
  {
    name: 'identity-row',
    samples: () => raw('identifier-record', 'CanonicaliseIdentity', 'row'),
    // As the reader of files gives them: every field a text.
    parse: (row) => canonicaliseIdentity(textsOf(row) as RawIdentity, { country: 'NL', today: '2026-01-01' }),
    reaches: [],
  },
  {
    name: 'activity-row',
    samples: () => raw('activity', 'CanonicaliseActivity', 'raw'),
    parse: (row) => canonicaliseActivity(textsOf(row)),
    reaches: [],
  },
  {
    name: 'utf8',
    samples: () => CSV.map(asBytes),
    parse: (bytes) => fromUtf8(bytes as Uint8Array),
    reaches: ['TEXT_NOT_UTF8'],
  },
  {
    name: 'access-token',
    samples: () => [CLIENT.token, BOUND.token],
    parse: (token) => TOKENS.verify(String(token)),
    reaches: ['TOKEN_INVALID'],
  },
]

function textsOf(row: unknown): Record<string, string> {
  if (typeof row !== 'object' || row === null) return {}
  return Object.fromEntries(
    Object.entries(row).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
