import type { IdentityRow } from '../../../../../packages/ttp-core/src/roles/supplier.ts'

type VisitorRecord = Omit<IdentityRow, 'row'>

const name = { givenName: 'Anna', familyName: 'Bakker' } as const
const mail = (who: string) => ({ email: `${who}@example.org` }) as const
const phone = (digits: string) => ({ phone: `+3161234${digits}`, phoneKind: 'mobile' }) as const

/** The records of the model: the same name with one identifier or two, so that a record with two joins those with one. No
 * value is like another, or the scorer would take them for misspelt. */
export const RECORDS: Records = {
  a: { ...name, ...mail('noorderlicht') },
  b: { ...name, ...phone('5671') },
  c: { ...name, ...mail('zeeman'), postcode: '1234AB', houseNumber: '5' },
  d: { ...name, ...phone('8892'), postcode: '9876XY', houseNumber: '71' },
  ab: { ...name, ...mail('noorderlicht'), ...phone('5671') },
  cb: { ...name, ...mail('zeeman'), ...phone('5671') },
  cd: { ...name, ...mail('zeeman'), ...phone('8892') },
  ad: { ...name, ...mail('noorderlicht'), ...phone('8892') },
}
interface Records {
  readonly [label: string]: VisitorRecord
}
