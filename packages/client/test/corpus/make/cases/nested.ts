import type { Case } from '../expected.ts'
import { visits } from '../people.ts'
import { rawCase } from './build.ts'

const members = visits(24)
const loans = members.map((v) => ({
  member: {
    id: v.relationNumber,
    email: v.email,
    dob: v.birthDate,
    address: { zip: v.postcode, number: v.houseNumber },
  },
  loan: { date: v.visitDate, branch: 'C1' },
}))

/** Members in objects in objects: a name means what it stands in. */
export const nested: Case[] = [
  rawCase('library-nested.json', `${JSON.stringify(loans, null, 1)}\n`, {
    pattern: 'institution',
    why: 'A library’s API: the number in an address is that of the house, and no member’s.',
    read: { format: 'json', encoding: 'utf-8' },
    columns: [
      { name: 'member.id', verdict: 'relationNumber' },
      { name: 'member.email', verdict: 'email' },
      { name: 'member.dob', verdict: 'birthDate' },
      { name: 'member.address.zip', verdict: 'postcode' },
      { name: 'member.address.number', verdict: 'houseNumber' },
      { name: 'loan.date', verdict: 'visitDate' },
      { name: 'loan.branch', verdict: 'none' },
    ],
    stopped: false,
    rows: members.map((v, at) => ({
      line: at + 1,
      state: 'accepted' as const,
      identity: {
        relationNumber: v.relationNumber,
        email: v.email,
        birthDate: v.birthDate,
        postcode: v.postcode,
        houseNumber: v.houseNumber,
      },
      activity: { visitDate: v.visitDate },
    })),
  }),
]
