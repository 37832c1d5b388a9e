import type { ApprovableRequest, Approval, RevealRequest } from '../../src/approval/index.ts'
import { requestDigest, signApproval } from '../../src/approval/index.ts'
import type { Directory, Person, PersonRole } from '../../src/directory/index.ts'
import { type SigningKey, sealKeyFromSeed, signKeyFromSeed } from '../../src/jwk/index.ts'
import { directory as plain } from '../directory/fixture.ts'

const keyOf = (byte: number) => signKeyFromSeed(new Uint8Array(32).fill(byte))

/** The keys by which the people of the fixture sign. */
export const peopleKeys = {
  rita: keyOf(101),
  adam: keyOf(102),
  bea: keyOf(103),
  cas: keyOf(104),
  kim: keyOf(105),
  kees: keyOf(106),
  olaf: keyOf(107),
  tess: keyOf(108),
}

const person = (name: keyof typeof peopleKeys, organisation: string, roles: readonly PersonRole[]): Person => ({
  id: `person-${name}`,
  organisation,
  account: Buffer.from(name).toString('hex').padStart(64, '0'),
  roles,
  keys: [peopleKeys[name].publicJwk],
  status: 'active',
})

/** A directory in which `rita` of the museum may ask, `adam`, `bea` and `cas` approve, `kim` and `kees` keep shares. */
export const directory: Directory = {
  ...plain,
  people: [
    person('rita', 'museum-a', ['reveal-requester']),
    person('tess', 'audience', ['reveal-requester']),
    person('adam', 'ttp', ['reveal-approver']),
    person('bea', 'museum-a', ['reveal-approver']),
    person('cas', 'ttp', ['reveal-approver']),
    person('kim', 'ttp', ['key-custodian']),
    person('kees', 'ttp', ['key-custodian']),
    person('olaf', 'ttp', ['operator']),
  ],
}

export const NOW = '2026-03-02T12:00:00.000Z'

/** A request that everything holds of. */
export const request: RevealRequest = {
  schema: 'sluis-request/1',
  act: 'reveal',
  id: '0b5a1c1e-3b1f-4d55-9d0e-5f0a3f9f4a01',
  requester: 'person-rita',
  requestedAt: '2026-03-01T12:00:00.000Z',
  expiresAt: '2026-03-08T12:00:00.000Z',
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'survey',
  purpose: 'Invitation to the panel of spring',
  legalGround: 'consent',
  selection: { count: 3, digests: [`${'a'.repeat(42)}A`] },
  recipient: sealKeyFromSeed(new Uint8Array(32).fill(120)).publicJwk,
}

export const destruction: ApprovableRequest = {
  schema: 'sluis-request/1',
  act: 'key-destruction',
  id: '0b5a1c1e-3b1f-4d55-9d0e-5f0a3f9f4a02',
  requester: 'person-olaf',
  requestedAt: request.requestedAt,
  expiresAt: request.expiresAt,
  purpose: 'End of the era',
  key: { purpose: 'pseudonym-wrap', tenant: 'audience', domain: 'reach', epoch: 1 },
}

/** An approval of the request in `jws` by this person of the fixture, with some members changed. */
export function approvalBy(
  name: keyof typeof peopleKeys,
  jws: string,
  change: Partial<Approval> = {},
  key: SigningKey = peopleKeys[name].privateJwk,
): Promise<string> {
  const approval: Approval = {
    schema: 'sluis-approval/1',
    id: '0b5a1c1e-3b1f-4d55-9d0e-5f0a3f9f4b01',
    request: requestDigest(jws),
    decision: 'approve',
    approver: `person-${name}`,
    at: '2026-03-02T09:00:00.000Z',
    ...change,
  }
  return signApproval(approval, key)
}
