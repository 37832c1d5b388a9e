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

const shows = [
  ['2026-03-05T20:00:00', '2026-03-05T19:48:00'],
  ['2026-03-06T20:00:00', ''],
  ['2026-03-07T00:15:00', '2026-03-06T23:58:00'],
].map(([starts_at = '', checked_in_at = ''], at) => ({
  customer: { email: `bezoeker${at}@postvak.example` },
  screening: { starts_at },
  checked_in_at,
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
  rawCase('scanned-or-begun.jsonl', `${shows.map((show) => JSON.stringify(show)).join('\n')}\n`, {
    pattern: 'dates',
    why: 'The film begins on one day, and the visitor came in on another or was never scanned: which day counts is asked.',
    read: { format: 'json-lines', encoding: 'utf-8' },
    columns: [
      { name: 'customer.email', verdict: 'email' },
      { name: 'screening.starts_at', verdict: 'ask' },
      { name: 'checked_in_at', verdict: 'visitDate' },
    ],
    questions: ['column unsure @screening.starts_at'],
    answers: { 'column unsure @screening.starts_at': 'visitDate' },
    stopped: true,
    rows: shows.map(({ customer, screening }, at) => ({
      line: at + 1,
      state: 'accepted' as const,
      identity: { email: customer.email },
      activity: { visitDate: screening.starts_at.slice(0, 10), visitTime: screening.starts_at.slice(11, 16) },
    })),
  }),
]
