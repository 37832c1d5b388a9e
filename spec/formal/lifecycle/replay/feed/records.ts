import type { IdentityRow } from '../../../../../packages/ttp-core/src/roles/supplier.ts'

type VisitorRecord = Omit<IdentityRow, 'row'>

const name = { givenName: 'Anna', familyName: 'Bakker' } as const
const mail = (who: string) => ({ email: `${who}@example.org` }) as const
const phone = (digit: number) => ({ phone: `+3161234567${digit}`, phoneKind: 'mobile' }) as const

/** The records of the model: the same name with one identifier or two, so that a record with two joins those with one. */
export const RECORDS: Records = {
  a: { ...name, ...mail('a') },
  b: { ...name, ...phone(1) },
  c: { ...name, ...mail('c'), postcode: '1234AB', houseNumber: '5' },
  d: { ...name, ...phone(2), postcode: '9876XY', houseNumber: '71' },
  ab: { ...name, ...mail('a'), ...phone(1) },
  cb: { ...name, ...mail('c'), ...phone(1) },
  cd: { ...name, ...mail('c'), ...phone(2) },
  ad: { ...name, ...mail('a'), ...phone(2) },
}
interface Records {
  readonly [label: string]: VisitorRecord
}
