import type { OrganisationKind } from './directory.ts'

/** What a person can be to the TTP, closed. What a machine may do are the scopes of its client. */
export const PERSON_ROLES = [
  'institution-administrator',
  'operator',
  'registrar',
  'key-custodian',
  'identity-custodian',
  'reveal-requester',
  'reveal-approver',
  'clerical-reviewer',
  'auditor',
  'data-protection-officer',
] as const
/** A role of a person. */
export type PersonRole = (typeof PERSON_ROLES)[number]

/** The TTP's own staff, where a person's organisation is named. No organisation has this identifier. */
export const TTP = 'ttp'
/** Where somebody works: at an organisation of a kind, or at the TTP itself. */
export type Workplace = OrganisationKind | typeof TTP
/** What counts when combinations are weighed: a role, and working for a tenant or an institution. */
export type Seat = PersonRole | 'institution' | 'tenant'

/** Who may hold which role, by where they work. */
export const WORKPLACES_OF_ROLE: Readonly<Record<PersonRole, readonly Workplace[]>> = {
  'institution-administrator': ['institution'],
  operator: ['ttp'],
  registrar: ['ttp'],
  'key-custodian': ['ttp', 'institution'],
  'identity-custodian': ['ttp', 'institution'],
  'reveal-requester': ['institution', 'tenant'],
  'reveal-approver': ['ttp', 'institution'],
  'clerical-reviewer': ['ttp'],
  auditor: ['auditor'],
  'data-protection-officer': ['ttp', 'institution', 'tenant'],
}

const CUSTODIANS = ['key-custodian', 'identity-custodian'] as const

/** Seats that one person never holds together, each list of `seats` with each of `others`, and what together they would open. */
export const REFUSED_TOGETHER: readonly {
  readonly seats: readonly Seat[]
  readonly others: readonly Seat[]
  readonly why: string
}[] = [
  {
    seats: ['identity-custodian', 'clerical-reviewer'],
    others: ['key-custodian'],
    why: 'identities, or a share of the root that opens them, and a share of the root that makes pseudonyms',
  },
  {
    seats: ['tenant'],
    others: [
      'institution',
      ...CUSTODIANS,
      'clerical-reviewer',
      'operator',
      'registrar',
      'reveal-approver',
      'institution-administrator',
    ],
    why: 'activities by pseudonym, and identities or what leads to them',
  },
  {
    seats: ['operator'],
    others: [...CUSTODIANS, 'clerical-reviewer', 'reveal-requester', 'reveal-approver', 'institution'],
    why: 'the machines, the database and its backups, and a key or the identities that they hold sealed',
  },
  {
    seats: ['registrar'],
    others: [...CUSTODIANS, 'clerical-reviewer', 'reveal-requester', 'reveal-approver', 'operator', 'institution'],
    why: 'saying whose key is whose and who may do what, and a right that is granted so',
  },
  {
    seats: ['reveal-requester'],
    others: ['reveal-approver', ...CUSTODIANS, 'clerical-reviewer'],
    why: 'asking for identities, and what a request has to pass',
  },
  {
    seats: ['reveal-approver'],
    others: [...CUSTODIANS, 'clerical-reviewer'],
    why: 'letting a request through, and the identities or keys by which it is carried out',
  },
  {
    seats: ['clerical-reviewer'],
    others: ['institution'],
    why: 'the identities of all institutions, and the visits of one',
  },
  {
    seats: ['auditor'],
    others: [
      'institution',
      'tenant',
      ...PERSON_ROLES.filter((role) => role !== 'auditor' && role !== 'data-protection-officer'),
    ],
    why: 'doing, and the judgement of what was done',
  },
  {
    seats: ['data-protection-officer'],
    others: PERSON_ROLES.filter((role) => role !== 'auditor' && role !== 'data-protection-officer'),
    why: 'deciding on processing, and the supervision of it (GDPR art. 38(6))',
  },
]

const refused = new Map<Seat, Set<Seat>>()
for (const { seats, others } of REFUSED_TOGETHER) {
  for (const seat of seats) {
    for (const other of others) {
      refused.set(seat, (refused.get(seat) ?? new Set()).add(other))
      refused.set(other, (refused.get(other) ?? new Set()).add(seat))
    }
  }
}

/** The seats of somebody with these roles who works there. */
export function seatsOf(roles: readonly PersonRole[], workplace: Workplace | undefined): Seat[] {
  return workplace === 'institution' || workplace === 'tenant' ? [...roles, workplace] : [...roles]
}

/** Two of the seats that one person never holds together, or nothing. */
export function findRefusedPair(seats: Iterable<Seat>): readonly [Seat, Seat] | undefined {
  const list = [...seats]
  for (const [place, seat] of list.entries()) {
    const other = list.slice(place + 1).find((candidate) => refused.get(seat)?.has(candidate))
    if (other !== undefined) return [seat, other]
  }
  return undefined
}
