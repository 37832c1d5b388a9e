import { REFUSED_TOGETHER, type Seat, WORKPLACES_OF_ROLE } from '../../packages/ttp-core/src/directory/index.ts'
import { account, documentAfter, keys, person, setting, thumbprint } from './directory-document.ts'
import type { Fields } from './frame.ts'

type Members = { readonly [name: string]: unknown }
type Bad = readonly [comment: string, flag: string, path: string, members: Members]
const { sign } = keys
const people = (...list: readonly Fields[]): Members => ({ people: list })
const HOME: Members = { ttp: 'ttp', institution: 'museum-a', tenant: 'audience', auditor: 'auditor-c' }
const home = (place: string): string => String(HOME[place])
const auditor = (id: string, rest: Fields = {}): Fields => person(id, 'auditor-c', ['auditor'], rest)
const custodian = (id: string, rest: Fields = {}): Fields => person(id, 'ttp', ['key-custodian'], rest)
const reviewer = (id: string, rest: Fields = {}): Fields => person(id, 'ttp', ['clerical-reviewer'], rest)

/** Somebody in this seat, so that nothing but the other seat is refused beside it. */
function inSeat(seat: Seat, other: Seat, id: string, rest: Fields): Fields {
  if (seat !== 'institution' && seat !== 'tenant')
    return person(id, home(WORKPLACES_OF_ROLE[seat][0] ?? 'ttp'), [seat], rest)
  const supervises = seat === 'tenant' || other === 'auditor'
  return person(id, home(seat), [supervises ? 'data-protection-officer' : 'institution-administrator'], rest)
}

/** Every pair that the table refuses, once. */
const pairs = [
  ...new Map(
    REFUSED_TOGETHER.flatMap(({ seats, others }) =>
      seats.flatMap((seat) => others.map((other) => [[seat, other].sort().join(' and '), [seat, other]] as const)),
    ),
  ),
]
const byAccount: Bad[] = pairs.map(([names, [seat, other]]) => {
  const rest = { account: account(9) }
  return [
    `one account: ${names}`,
    'BothGates',
    '',
    people(inSeat(seat, other, 'p-1', rest), inSeat(other, seat, 'p-2', rest)),
  ]
})

const gates: Bad[] = [
  ['one person', 'BothGates', '', people(person('p-1', 'ttp', ['key-custodian', 'identity-custodian']))],
  ['somebody of a tenant who approves', 'BothGates', '', people(person('p-1', 'audience', ['reveal-approver']))],
  ['one key', 'BothGates', '', people(custodian('p-1', { keys: [sign(77)] }), reviewer('p-2', { keys: [sign(77)] }))],
  [
    'one key, by the account of who holds it',
    'BothGates',
    '',
    people(
      custodian('p-1', { account: account(9) }),
      person('p-2', 'museum-a', ['key-custodian'], { account: account(9), keys: [sign(77)] }),
      reviewer('p-3', { keys: [sign(77)] }),
    ),
  ],
  ['a person with the key of an engine', 'BothGates', '', people(auditor('p-1', { keys: [sign(4)] }))],
]

const form: Bad[] = [
  ['an organisation under the name of the TTP', 'BadForm', 'organisations/1', { id: 'ttp' }],
  ['a client of unknown status', 'BadForm', 'organisations/0/clients/0', { status: 'closed' }],
  ['a last day that does not exist', 'BadForm', 'organisations/0/clients/0', { validUntil: '2026-02-30' }],
  ['no certificate in the list', 'BadForm', 'organisations/0/clients/0', { certificates: [] }],
  [
    'six certificates',
    'BadForm',
    'organisations/0/clients/0',
    { certificates: [1, 2, 3, 4, 5, 6].map((byte) => thumbprint(byte + 10)) },
  ],
  [
    'a digest of a certificate with bits to spare',
    'BadForm',
    'organisations/0/clients/0',
    { certificates: [`${'A'.repeat(42)}B`] },
  ],
  ['no purpose', 'BadForm', 'agreements/0', { purposes: [] }],
  ['an unknown purpose', 'BadForm', 'agreements/0', { purposes: ['research'] }],
  ['a purpose twice', 'BadForm', 'agreements/0', { purposes: ['market-insight', 'market-insight'] }],
  ['one-to-one contact in an irreversible domain', 'OneToOne', 'agreements/0', { purposes: ['one-to-one-contact'] }],
  ['a quota in an irreversible domain', 'OneToOne', 'domains/0', { reveal: { personsPerDayMax: 1 } }],
  ['a quota of nobody', 'BadForm', 'domains/2', { reveal: { personsPerDayMax: 0 } }],
  ['a quota above a million', 'BadForm', 'domains/2', { reveal: { personsPerDayMax: 1_000_001 } }],
  ['a translation between modes', 'BadForm', 'translations/0', { to: { tenant: 'audience', domain: 'reach' } }],
  ['a translation of a domain to itself', 'BadForm', 'translations/0', { to: { tenant: 'audience', domain: 'panel' } }],
  ['a translation that ends before it begins', 'BadForm', 'translations/0', { inForceUntil: '2025-12-31' }],
  ['somebody without a role', 'BadForm', 'people/0', { roles: [] }],
  ['a role twice', 'BadForm', 'people/0', { roles: ['operator', 'operator'] }],
  ['an unknown role', 'BadForm', 'people/0', { roles: ['root'] }],
  ['an account that is an address', 'BadForm', 'people/0', { account: 'a@example.nl' }],
  ['an account in upper case', 'BadForm', 'people/0', { account: 'A'.repeat(64) }],
  ['somebody of unknown status', 'BadForm', 'people/0', { status: 'ill' }],
  ['a person who is an e-mail address', 'BadForm', 'people/0', { id: 'a@example.nl' }],
  [
    'a role that is not held there: an administrator of the TTP',
    'BadForm',
    'people/0',
    { roles: ['institution-administrator'] },
  ],
  ['a role that is not held there: an auditor of the TTP', 'BadForm', 'people/0', { roles: ['auditor'] }],
]

const unique: Bad[] = [
  ['a person', 'NotUnique', 'people/1', { id: 'p-001' }],
  [
    'an account in one organisation',
    'NotUnique',
    '',
    people(...['p-1', 'p-2'].map((id) => auditor(id, { account: account(9) }))),
  ],
  ['a key of one person', 'NotUnique', 'people/1', { keys: [sign(30), sign(30)] }],
  [
    'a certificate of one client',
    'NotUnique',
    'organisations/0/clients/1',
    { certificates: [thumbprint(1), thumbprint(1)] },
  ],
]

const reference: Bad[] = [
  [
    'a translation from nowhere',
    'UnknownReference',
    'translations/0',
    { from: { tenant: 'audience', domain: 'none' } },
  ],
  ['a translation to nowhere', 'UnknownReference', 'translations/0', { to: { tenant: 'museum-a', domain: 'survey' } }],
  ['somebody of nobody', 'UnknownReference', 'people/0', { organisation: 'nobody' }],
]

const shared: Bad[] = [
  ['a key, by two people', 'SharedKey', '', people(...['p-1', 'p-2'].map((id) => custodian(id, { keys: [sign(77)] })))],
  ['a key, by a person and a client', 'SharedKey', 'people/5', { keys: [sign(10)] }],
  ['a certificate, by two clients', 'SharedKey', 'organisations/1/clients/0', { certificates: [thumbprint(1)] }],
]

/** What is refused, by code: number of the first test, code, what every comment begins with, the tests. */
export const PEOPLE_BLOCKS = [
  [600, 'DIRECTORY_INVALID', '', form],
  [640, 'DIRECTORY_NOT_UNIQUE', 'twice: ', unique],
  [650, 'DIRECTORY_REFERENCE_UNKNOWN', '', reference],
  [660, 'DIRECTORY_KEY_SHARED', 'shared: ', shared],
  [670, 'DIRECTORY_OPENS_BOTH_GATES', 'roles that open both gates: ', gates],
  [700, 'DIRECTORY_OPENS_BOTH_GATES', 'roles that open both gates, ', byAccount],
] as const

const back = { id: 'back', from: { tenant: 'audience', domain: 'survey' }, to: { tenant: 'audience', domain: 'panel' } }
/** What is taken. */
export const PEOPLE_GOOD: readonly (readonly [string, string])[] = [
  ['nobody with a role', documentAfter(setting('', { people: [] }))],
  [
    'both custodians of one engine, and a supervisor who audits',
    documentAfter(
      setting(
        '',
        people(
          person('p-1', 'ttp', ['identity-custodian', 'clerical-reviewer']),
          auditor('p-2', { account: account(9) }),
          person('p-3', 'ttp', ['data-protection-officer'], { account: account(9) }),
        ),
      ),
    ),
  ],
  [
    'a translation there and back',
    documentAfter((draft) => {
      const [there] = draft.translations
      draft.translations = there === undefined ? [] : [there, { ...there, ...back }]
    }),
  ],
  [
    'a name of 200 code points, which are 400 code units',
    documentAfter(setting('organisations/0', { name: '\u{1f3db}'.repeat(200) })),
  ],
  [
    'an agreement on a questionnaire that is published, and on one that is not',
    documentAfter(setting('agreements/0', { questionnaires: ['standard-1', 'standard-99'] })),
  ],
]
