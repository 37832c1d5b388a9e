import type { CsvForm } from '@sluis/client/parsers'
import { CsvScanner } from '@sluis/client/parsers'
import { type Mapping, parseMapping } from '@sluis/client/supplier'
import { parseSigningKey } from '@sluis/ttp-core/registrar'
import type { RawIdentity } from '@sluis/ttp-core/supplier'
import { canonicaliseActivity, canonicaliseIdentity, fromUtf8 } from '@sluis/ttp-core/supplier'
import { createAccessTokens } from '@sluis/ttp-server/access-token'
import { Draw } from '../draw.ts'
import { originOf, readWhole } from '../read-whole.ts'
import type { Sample, Target } from '../target.ts'
import { inputsOf, samplesFrom } from '../vectors.ts'

const asBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const CSV = [
  'Relatienummer;E-mail;Bezoekdatum;Geboortedatum;Prijs;Bezwaar\nR1;een@voorbeeld.nl;2025-03-01;29-02-1944;12,50;nee\nR2;"twee; @voorbeeld.nl";01-03-2025;1944-02-29;0;ja\n',
  '\ufeffnaam,postcode,huisnummer,datum\r\n"Jansen, J.",1234 AB,12 bis,3-1-2025\r\n"de ""Oude"" Vries",1234AB,1,2025-01-03\r\n',
  'email\tvisitDate\tprice\nx@y.example\t2025-03-01\t1.000,00\n\n\n',
  '{"email":"x@y.example","visitDate":"2025-03-01"}\n{"email":null,"visitDate":5}\n',
  'Bezoekers maart\n\n"Naam;Postcode;""E-mail"""\n"de Vries;1234AB;""x@y.example"""\nTotaal;1;\n',
]
const JSONS = [
  '{"email":"x@y.example","visitDate":"2025-03-01"}\n\n{"email":null,"address":{"city":"Ede","a":{"b":{"c":[1]}}}}\n',
  '[{"email":"x@y.example","visitDate":"2025-03-01","tags":["a","b"]},\n {"naam":"de Vries","visitDate":"2025-03-02"}]',
  '{"count":2,"items":[{"email":"x@y.example"},{"email":"z@y.example","visitDate":"2025-03-02"}]}',
]
const SURVEY = [
  'questionnaire;email;visitDate;surveyConsent;surveyConsentAt;surveyConsentText;satisfaction;visitMotive;ageBand\naudience-1;x@y.example;2025-03-01;ja;2025-03-01T10:30;T1;8;1;3\naudience-1;z@y.example;2025-03-02;nee;2025-03-01;T1;10;2|3;9\n',
  'vragenlijst,e-mail,bezoekdatum,toestemming onderzoek,toestemming op,versie toestemming,rapportcijfer\r\naudience-1,x@y.example,01-03-2025,ja,01-03-2025 10:30,T1,\r\n',
]
const MAPPING: Mapping = {
  columns: { Naam: 'fullName', 'E-mail': 'email', Adres: { field: 'addressLine' }, Datum: 'visitDate' },
  values: { channel: { web: 'web' }, objected: { ja: 'yes' } },
  constants: { country: 'NL' },
  reading: { encoding: 'windows-1252', headerLine: 1, delimiter: ';', quote: '"', dateOrder: 'dmy', sheet: 'Blad1' },
  answers: { encoding: 'windows-1252', 'column:Naam': 'fullName' },
  seen: ['Naam', 'E-mail', 'Datum'],
}
const MAPPED_FILE = asBytes('Naam;E-mail;Adres;Datum\nde Vries;x@y.example;Dorpsstraat 12 bis;3-1-2025\n')
const wide = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

const DELIMITERS = [';', ',', '\t', '|'] as const

/** The scanner alone, in a form and in pieces that the text itself decides. */
function scan(text: string): void {
  const draw = new Draw(text)
  const form: CsvForm = {
    delimiter: draw.pick(DELIMITERS),
    quote: draw.chance(0.8) ? '"' : "'",
    escapedBy: draw.chance(0.8) ? 'double' : 'backslash',
    spaced: draw.chance(0.3),
  }
  const scanner = new CsvScanner(form, 500)
  for (let at = 0; at < text.length; ) {
    const length = 1 + draw.below(40)
    scanner.push(text.slice(at, at + length))
    at += length
  }
  scanner.push('', true)
  scanner.push('', true)
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
    parse: (bytes) => readWhole(originOf(bytes as Uint8Array, 'export.csv')),
    reaches: ['FILE_NOT_TEXT', 'FILE_HEADER_ONLY'],
  },
  {
    name: 'csv-scanner',
    samples: () => [...CSV, CSV.join('').repeat(4), 'a;"b\n'.repeat(400), `${'x'.repeat(900)};"${'y\n'.repeat(900)}`],
    parse: (text) => scan(String(text)),
    reaches: ['QUOTE_NOT_CLOSED', 'ROW_TOO_LONG'],
  },
  {
    name: 'json-file',
    samples: () => JSONS,
    parse: (text) => readWhole(originOf(asBytes(String(text)), 'export.json')),
    reaches: ['FILE_JSON_NOT_LINES'],
  },
  {
    name: 'survey-file',
    samples: () => SURVEY,
    parse: (text) => readWhole(originOf(asBytes(String(text)), 'antwoorden.csv')),
    reaches: ['FILE_HEADER_ONLY'],
  },
  {
    // A mapping by itself, and what it makes of a file.
    name: 'mapped-file',
    samples: () => [{ json: MAPPING }, { json: { columns: MAPPING.columns } }, { json: { answers: MAPPING.answers } }],
    parse: (value) => readWhole(originOf(MAPPED_FILE, 'export.csv'), parseMapping(value)),
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
