// Monthly, from a library: an extract of members and their loans, as CSV or as one JSON array.
import { readFile } from 'node:fs/promises'
import { type DeliverRecordsOptions, deliverRecords, type VisitRecord } from '@sluis/client'
import { type Delivered, deliverFile, type Mapping } from '@sluis/client/supplier'

/** The columns of the library's CSV; what it does not name never leaves the machine. */
export const MAPPING: Mapping = {
  columns: {
    Lenersnummer: 'relationNumber',
    Voorletters: 'initials',
    Tussenvoegsel: 'familyNamePrefix',
    Achternaam: 'familyName',
    Geboortedatum: 'birthDate',
    Postcode: 'postcode',
    Huisnr: 'houseNumber',
    'E-mail': 'email',
    Uitleendatum: 'visitDate',
    Aantal: 'quantity',
  },
  constants: { activityType: 'loan', basis: 'observed', offerGenre: 'library', channel: 'on-site', priceKind: 'free' },
}

/** A loan in the JSON of the library. */
export interface Loan {
  readonly member: {
    readonly id: number
    readonly name: string
    readonly born?: string
    readonly mail?: string
    readonly address?: { readonly postcode: string; readonly number: string }
  }
  readonly lentOn: string
  readonly items: number
}

/** How an extract is delivered: the name of the run holds for JSON, where the bytes of the file do not. */
export type ExtractOptions = Pick<DeliverRecordsOptions, 'config' | 'fetch' | 'retry' | 'receiptPolling'>

/** What became of an extract. */
export interface Extracted {
  readonly rows: number
  /** The receipt's own number; none when the file was empty. */
  readonly deliveryId: string | undefined
}

/** Delivers an extract of a month (`2026-11`), by the ending of its name. */
export async function deliverExtract(path: string, month: string, options: ExtractOptions): Promise<Extracted> {
  if (!path.endsWith('.json')) {
    const { fetch, ...rest } = options
    const { rows, deliveryId }: Delivered = await deliverFile(path, {
      ...rest,
      ...(fetch && { fetch }),
      mapping: MAPPING,
    })
    return { rows, deliveryId }
  }
  const loans = JSON.parse(await readFile(path, 'utf8')) as readonly Loan[]
  const delivered = await deliverRecords(loans.map(toRecord), { ...options, run: `loans ${month}` })
  if (delivered.outcome === 'nothing') return { rows: 0, deliveryId: undefined }
  return { rows: delivered.rows, deliveryId: delivered.deliveryId }
}

function toRecord({ member, lentOn, items }: Loan): VisitRecord {
  return {
    relationNumber: String(member.id),
    fullName: member.name,
    birthDate: member.born,
    email: member.mail,
    postcode: member.address?.postcode,
    houseNumber: member.address?.number,
    visitDate: lentOn,
    activityType: 'loan',
    basis: 'observed',
    offerGenre: 'library',
    quantity: items,
  }
}
