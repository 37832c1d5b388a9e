import { documentAfter, keys, person } from './directory-document.ts'
import type { Case, Fields } from './frame.ts'
import { sealPair } from './part-keys.ts'

export const WHO = { rita: 150, adam: 151, bea: 152, kim: 153, kees: 154, olaf: 155, tess: 156 }
/** Somebody of the vectors. */
export type Name = keyof typeof WHO
const byKey = (name: Name, rest: Fields = {}) => ({ keys: [keys.sign(WHO[name])], ...rest })
export const ACCOUNT = 'ab'.repeat(32)

/** The directory of the other vectors with people who ask and approve; `change` replaces members of one of them. */
export function directoryWith(
  change: Partial<Record<Name, Fields>> = {},
  alter: NonNullable<Parameters<typeof documentAfter>[0]> = () => undefined,
): string {
  const people = [
    person('p-rita', 'museum-a', ['reveal-requester'], byKey('rita', change.rita)),
    person('p-tess', 'audience', ['reveal-requester'], byKey('tess', change.tess)),
    person('p-adam', 'ttp', ['reveal-approver'], byKey('adam', { account: ACCOUNT, ...change.adam })),
    person('p-bea', 'museum-a', ['reveal-approver'], byKey('bea', change.bea)),
    person('p-kim', 'ttp', ['key-custodian'], byKey('kim', change.kim)),
    person('p-kees', 'ttp', ['key-custodian'], byKey('kees', change.kees)),
    person('p-olaf', 'ttp', ['operator'], byKey('olaf', change.olaf)),
  ]
  return documentAfter((draft) => {
    Object.assign(draft, { people })
    alter(draft)
  })
}
export const DIRECTORY = directoryWith()
export const NOW = '2026-03-02T12:00:00.000Z'

export const common: Fields = {
  schema: 'sluis-request/1',
  id: '0b5a1c1e-3b1f-4d55-9d0e-5f0a3f9f4a01',
  requestedAt: '2026-03-01T12:00:00.000Z',
  expiresAt: '2026-03-08T12:00:00.000Z',
}
export const digest = `${'a'.repeat(42)}A`
export const reveal: Fields = {
  ...common,
  act: 'reveal',
  requester: 'p-rita',
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'survey',
  purpose: 'Invitation to the survey – spring',
  legalGround: 'consent',
  selection: { count: 3, digests: [digest] },
  recipient: sealPair(160).shut,
}
export const translate: Fields = {
  ...common,
  act: 'translate',
  requester: 'p-tess',
  translation: 'translation-1',
  from: { tenant: 'audience', domain: 'panel' },
  to: { tenant: 'audience', domain: 'survey' },
  purpose: 'One survey among the panel',
  legalGround: 'legitimate-interests',
  selection: { count: 2, digests: [digest, digest] },
}
export const destruction: Fields = {
  ...common,
  act: 'key-destruction',
  requester: 'p-olaf',
  purpose: 'End of the era',
  key: { purpose: 'pseudonym-inner', tenant: '', domain: '', epoch: 1 },
}
export const approval: Fields = {
  schema: 'sluis-approval/1',
  id: '0b5a1c1e-3b1f-4d55-9d0e-5f0a3f9f4b01',
  request: 'cd'.repeat(32),
  decision: 'approve',
  approver: 'p-adam',
  at: '2026-03-02T09:00:00.000Z',
}

export const counted = (first: number) => {
  let tcId = first - 1
  return (comment: string, flags: readonly string[], input: Fields, error?: Case['error']): Case => {
    tcId += 1
    return { tcId, comment, flags, input, ...(error === undefined ? {} : { error }) }
  }
}
export const without = (document: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(document).filter(([other]) => other !== name))
