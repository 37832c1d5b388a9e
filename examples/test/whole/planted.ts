import type { Mapping } from '@sluis/client/supplier'
import type { RawIdentity } from '@sluis/ttp-core/supplier'
import { canonicaliseIdentity } from '@sluis/ttp-core/supplier'

/** One row that a test plants: an identity as somebody typed it, and what the institution writes beside it. */
export interface PlantedRow {
  readonly identity: RawIdentity
  readonly visitDate: string
  readonly offerCode: string
  readonly objected?: boolean
}

const ZWAANTJE: RawIdentity = {
  relationNumber: 'KLNT-QX-77410',
  fullName: 'Mw. Z.F. van Quispelhoorn-Wübbels',
  birthDate: '29-02-1944',
  email: 'Zwaantje.Quispelhoorn+Kaarten@Post.Wierdum.Example.NL',
  phone: '06-48 27 19 35',
  postcode: '9687 qz',
  houseNumber: '1743',
  houseNumberAddition: 'Bis-XVII',
  street: 'Wijnruitbolwerkstraat',
  city: 'Zuurdijkerveensluis',
}
const ZWAANTJE_ELSEWHERE: RawIdentity = {
  relationNumber: '88231-VQX',
  givenName: 'Zwaantje Femmigje',
  familyNamePrefix: 'van',
  familyName: 'QUISPELHOORN-WU\u0308BBELS',
  birthDate: '1944-02-29',
  email: 'zwaantje.quispelhoorn@thuis.ulrum.example.nl',
  phone: '0031 648 271 935',
  addressLine: 'Wijnruitbolwerkstraat 1743-bis-xvii',
  postcode: '9687QZ',
}
const OTTOLIEN: RawIdentity = {
  relationNumber: 'KLNT-QX-99182',
  givenName: 'Ottolien',
  familyName: 'Drommeldorp',
  birthDate: '31-10-1961',
  email: 'o.drommeldorp@mail.garnwerd.example.nl',
  phone: '+31 (0)594 - 617 283',
  postcode: '8943 XJ',
  houseNumber: '2981',
}
/** Whose rows stay at home: refused for their date, or because she objected. */
const REFUSED: RawIdentity = {
  relationNumber: 'KLNT-QX-31337',
  givenName: 'Wobbelien',
  familyName: 'Snaterbosch',
  birthDate: '17-07-1977',
  email: 'wobbelien@snaterbosch.example.nl',
  phone: '06 39 17 46 28',
  postcode: '7759 WK',
  houseNumber: '3317',
  street: 'Kievitsbloemenhofdreef',
}
/** Only ever sent in requests that are no deliveries. */
export const STRAY: RawIdentity = {
  relationNumber: 'KLNT-QX-65536',
  givenName: 'Hebeltje',
  familyName: 'Fluitekruidhof',
  birthDate: '03-03-1933',
  email: 'hebeltje@fluitekruidhof.example.nl',
  phone: '06 21 83 74 59',
  postcode: '6591 VZ',
  street: 'Schapenzuringlaantje',
}

/** What somebody typed that has no canonical form: refused, and no less secret. */
const FAULTY = { email: 'quispelhoorn_zonder_apenstaart.example', birthDate: '31-02-1951 Drommeldorp' }

export const OFFER_CODES = ['QXOFFER-7719-ZZ', 'QXOFFER-7720-YY', 'QXOFFER-7721-XX', 'QXOFFER-7722-WW'] as const
const [FIRST, SECOND, THIRD, HELD] = OFFER_CODES

export const MUSEUM_ROWS: readonly PlantedRow[] = [
  { identity: ZWAANTJE, visitDate: '2025-03-04', offerCode: FIRST },
  { identity: OTTOLIEN, visitDate: '2025-03-05', offerCode: SECOND },
  { identity: { ...OTTOLIEN, ...FAULTY }, visitDate: '2025-03-06', offerCode: SECOND },
  { identity: REFUSED, visitDate: 'vorige week bij Snaterbosch', offerCode: HELD },
  { identity: REFUSED, visitDate: '2025-03-07', offerCode: HELD, objected: true },
]
export const STAGE_ROWS: readonly PlantedRow[] = [
  { identity: ZWAANTJE_ELSEWHERE, visitDate: '2025-04-04', offerCode: THIRD },
  { identity: { email: OTTOLIEN.email ?? '' }, visitDate: '2025-04-05', offerCode: THIRD },
]
/** A person who becomes one of two when a later delivery tells more: the change travels too. */
export const LATER_ROWS: readonly PlantedRow[] = [
  {
    identity: {
      givenName: 'Ottolien',
      familyName: 'Drommeldorp',
      email: OTTOLIEN.email ?? '',
      phone: OTTOLIEN.phone ?? '',
    },
    visitDate: '2025-04-06',
    offerCode: THIRD,
  },
]

const FIELDS = [
  'relationNumber',
  'fullName',
  'givenName',
  'familyNamePrefix',
  'familyName',
  'birthDate',
  'email',
  'phone',
  'postcode',
  'houseNumber',
  'houseNumberAddition',
  'addressLine',
  'street',
  'city',
] as const satisfies readonly (keyof RawIdentity)[]
const COLUMNS = [...FIELDS, 'visitDate', 'offerCode', 'objected'] as const
/** Every column has the name of its field. */
export const PLANTED_MAPPING: Mapping = {
  columns: Object.fromEntries(COLUMNS.map((field) => [field, field])),
}

/** The rows as a file of an institution. */
export function plantedFile(rows: readonly PlantedRow[]): string {
  const header = COLUMNS.join(';')
  const lines = rows.map(({ identity, visitDate, offerCode, objected }) =>
    [...FIELDS.map((field) => identity[field] ?? ''), visitDate, offerCode, objected ? 'ja' : 'nee'].join(';'),
  )
  return `${[header, ...lines].join('\n')}\n`
}

/** Values that say too little by themselves to be told from chance. */
const TELLING_MIN = 6

/** Every text by which somebody that was planted could be known: as typed, canonical, and parts put together. */
export function plantedTexts(): ReadonlySet<string> {
  const texts = new Set<string>(Object.values(FAULTY))
  const everybody = [...MUSEUM_ROWS, ...STAGE_ROWS, ...LATER_ROWS].map(({ identity }) => identity)
  for (const raw of [...everybody, STRAY]) {
    const { phoneKind, ...identity } = canonicaliseIdentity(raw, { country: 'NL', today: '2026-01-01' }).identity
    texts.add(`${phoneKind} ${identity.phone}`)
    for (const fields of [raw, identity]) {
      const { postcode = '', houseNumber = '', familyName = '', birthDate = '', givenName = '' } = fields
      for (const value of Object.values(fields)) if (typeof value === 'string') texts.add(value)
      if (postcode !== '' && houseNumber !== '')
        for (const gap of ['', ' ', '|']) texts.add(postcode + gap + houseNumber)
      if (familyName !== '') for (const gap of ['', ' ', '|']) texts.add(`${familyName}${gap}${birthDate || givenName}`)
    }
    for (const word of (raw.fullName ?? raw.familyName ?? '').split(/[ -]/)) texts.add(word)
  }
  return new Set([...texts].filter((text) => text.length >= TELLING_MIN))
}
