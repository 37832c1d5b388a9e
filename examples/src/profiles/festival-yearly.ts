// Once a year, from a festival: a spreadsheet with no more than postcode, house number, day and a code for the programme.
import { checkFile, type Delivered, type DeliverOptions, deliverFile, type Mapping } from '@sluis/client/supplier'

/** Who fills it in types these four; the rest holds for every row. */
export const MAPPING: Mapping = {
  columns: { Postcode: 'postcode', Huisnummer: 'houseNumber', Datum: 'visitDate', Programma: 'offerCode' },
  constants: { activityType: 'visit', basis: 'observed', offerGenre: 'festival', channel: 'on-site' },
}

/** The share of rows (0 to 1) that must say a home before the list is sent at all. */
const LINKABLE_MIN = 0.5

/** The list is not good enough to send: somebody should look at it first. */
export class TooFewHomes extends Error {
  readonly share: number
  constructor(share: number) {
    super(`${Math.round(share * 100)} % of the rows say a home`)
    this.share = share
  }
}

/** Looks at the list first, when nothing has left yet, and delivers it when it is worth it. The file itself tells whether it was delivered before. */
export async function deliverYear(path: string, options: Omit<DeliverOptions, 'mapping'>): Promise<Delivered> {
  const { rows } = await checkFile(path, { mapping: MAPPING, country: options.config.country })
  const share = rows.total === 0 ? 0 : rows.accepted / rows.total
  if (share < LINKABLE_MIN) throw new TooFewHomes(share)
  return deliverFile(path, { ...options, mapping: MAPPING })
}
