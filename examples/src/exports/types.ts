import type { Household, Person } from '../population/index.ts'
import type { FaultRates } from './faults.ts'

export type InstitutionKind = 'museum' | 'stage' | 'cinema-pass' | 'library' | 'festival' | 'small-museum'

/** What must become of a row; the first that holds, in this order: refused, objected, before-agreement, anonymous. */
export type Expected = 'accepted' | 'anonymous' | 'objected' | 'refused' | 'before-agreement'

/** Who the visitor is as one institution has it: typed, with its errors, not yet in its spelling of dates and phones. */
export interface Card {
  relationNumber: string
  givenName: string
  initials: string
  prefix: string
  familyName: string
  /** Written before the name: `Fam.`, `Dhr.`, `Mevr.`; mostly empty. */
  title: string
  /** `YYYY-MM-DD`, or empty. */
  birthDate: string
  email: string
  /** National form, digits only; a filler word or empty. */
  phone: string
  street: string
  houseNumber: string
  addition: string
  /** `1234AB`, or empty. */
  postcode: string
  city: string
  /** 0 to 1, the same for every visit on this card: how this visitor writes when nobody prescribes a form. */
  manner: number
}

export type Genre =
  | 'museum'
  | 'exhibition'
  | 'theatre'
  | 'cabaret'
  | 'dance'
  | 'classical-music'
  | 'pop-music'
  | 'opera-musical'
  | 'film'
  | 'festival'
  | 'lecture'
  | 'library'
  | 'family'
  | 'other'

export interface Offer {
  code: string
  title: string
  genre: Genre
  /** Regular price of one ticket. */
  cents: number
  weight: number
  /** The day it is given, `YYYY-MM-DD`; without, it runs all season. */
  on?: string
}

export type Channel = 'web' | 'email' | 'social' | 'phone' | 'on-site' | 'other'
export type PriceKind = 'regular' | 'discount' | 'free' | 'pass' | 'group' | 'other'

export interface Activity {
  visitDay: number
  orderDay: number
  /** `HH:MM` */
  time: string
  offer: Offer
  channel: Channel
  priceKind: PriceKind
  /** Price of one ticket. */
  cents: number
  quantity: number
}

/** One visit, before it is written down in the institution's format. `person` is absent when nobody knows. */
export interface Visit {
  row: number
  expected: Expected
  objected: boolean
  person: Person | undefined
  household: Household | undefined
  card: Card
  activity: Activity
}

/** A column of the institution's file. Without `field` the column is no part of the standard and stays at home. */
export interface Column {
  header: string
  field?: string
  /** In JSON lines: written as a number. */
  numeric?: true
  text: (visit: Visit) => string
}

export interface Format {
  shape: 'csv' | 'json-lines'
  delimiter: ',' | ';' | '\t'
  encoding: 'utf-8' | 'utf-8-bom' | 'windows-1252'
  newline: '\n' | '\r\n'
  extension: string
  /** Every field in quotes, also where none are needed. */
  quoteAll: boolean
}

type Weights<T extends string> = Partial<Record<T, number>>

/** One institution: its file, its habits, its public, its offer and its own words. */
export interface Institution {
  id: string
  name: string
  kind: InstitutionKind
  /** One line for the reader. */
  habits: string
  agreementInForceFrom: string
  /** Last day of sale, `YYYY-MM-DD`. */
  lastOrder: string
  /** Part of all rows. */
  share: number
  format: Format
  columns: Column[]
  values: Record<string, Record<string, string>>
  constants: Record<string, string>
  rates: FaultRates
  /** How often a field is filled when it could be; a field that is absent here is always filled. */
  fill: Partial<Record<'birthDate' | 'email' | 'phone' | 'address' | 'street' | 'city', number>>
  /** Part of the population that is in its books, on average, and between which ages. */
  reach: number
  ages: readonly [number, number]
  relationNumber: ((serial: number) => string) | undefined
  offers: readonly Offer[]
  channels: Weights<Channel>
  priceKinds: Weights<PriceKind>
  times: readonly string[]
}

/** What `writeExports` made for one institution. */
export interface InstitutionExport {
  id: string
  name: string
  kind: InstitutionKind
  /** File name within the folder. */
  file: string
  mapping: {
    /** Column in the file → field of the standard. */
    columns: Record<string, string>
    /** Per field of the standard: the institution's word → code. */
    values?: Record<string, Record<string, string>>
    /** Field of the standard → the value that all rows have. */
    constants?: Record<string, string>
    /** How the file is read, where its bytes do not say it. */
    reading?: { encoding: string }
  }
  /** `YYYY-MM-DD` */
  agreementInForceFrom: string
  rows: number
}
