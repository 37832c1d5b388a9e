import { accountDigest, type Directory } from '../../packages/ttp-core/src/directory/index.ts'
import { makeVerifierKey } from '../../packages/ttp-core/src/log/index.ts'
import type { Fields } from './frame.ts'
import { sealPair, signPair } from './part-keys.ts'

/** The directory without `readonly`, for changing one thing. */
export type Draft = { -readonly [Name in keyof Directory]: Directory[Name] } & { [name: string]: unknown }

const LOG_NAME = 'ttp.example/log'
const seal = (byte: number): Fields => sealPair(byte).shut
const sign = (byte: number): Fields => signPair(byte).verify
export const keys = { seal, sign }
export const registrar = signPair(200)
export const otherRegistrar = signPair(201)

/** Digest of a certificate. */
export const thumbprint = (byte: number): string => Buffer.alloc(32, byte).toString('base64url')
/** Digest of an account. */
export const account = (number: number): string => accountDigest('https://login.example', `subject-${number}`)
/** Somebody with roles. */
export const person = (id: string, organisation: string, roles: readonly string[], rest: Fields = {}): Fields => ({
  id,
  organisation,
  account: '',
  roles,
  keys: [],
  status: 'active',
  ...rest,
})

/** A small directory: two institutions, a tenant with three domains, an auditor, four agreements, a translation, six people. */
export function makeDirectory(): Directory {
  const verifierKey = makeVerifierKey({ name: LOG_NAME, privateKey: new Uint8Array(32).fill(9) })
  const client = (clientId: string, scopes: readonly string[], ...bytes: readonly number[]): Fields => ({
    clientId,
    scopes,
    keys: bytes.map(sign),
    status: 'active',
  })
  const organisation = (
    id: string,
    name: string,
    kind: string,
    clients: readonly Fields[],
    rest: Fields = {},
  ): Fields => ({
    id,
    name,
    kind,
    status: 'active',
    clients,
    sealKeys: [],
    ...rest,
  })
  const agreement = (id: string, institution: string, inForceFrom: string, rest: Fields = {}): Fields => ({
    id,
    institution,
    tenant: 'audience',
    domain: 'reach',
    inForceFrom,
    ...rest,
    anonymousVisits: id === 'agreement-1',
    purposes: ['market-insight'],
  })
  return {
    schema: 'sluis-directory/1',
    version: 1,
    previousDigest: '',
    issuedAt: '2026-01-15T09:30:00.000Z',
    issuer: 'https://ttp.example',
    log: { origin: LOG_NAME, verifierKey },
    engines: {
      identity: { seal: [seal(1)], sign: [sign(2)] },
      key: { seal: [seal(3)], sign: [sign(4)] },
    },
    organisations: [
      organisation('museum-a', 'Museum A – Kunst & Zo', 'institution', [
        client('museum-a-1', ['delivery:write', 'delivery:read'], 10),
        { ...client('museum-a-2', ['log:read'], 11, 12), validUntil: '2026-12-31', certificates: [thumbprint(1)] },
      ]),
      organisation('stage-b', 'Stage B', 'institution', [client('stage-b-1', ['delivery:write'], 13)], {
        status: 'suspended',
      }),
      organisation(
        'audience',
        'Audience research',
        'tenant',
        [client('audience-1', ['release:read', 'log:read'], 14)],
        {
          sealKeys: [seal(15), seal(16)],
        },
      ),
      organisation('auditor-c', 'Auditor C', 'auditor', [client('auditor-c-1', ['log:read'], 17)]),
    ],
    domains: [
      {
        id: 'reach',
        tenant: 'audience',
        mode: 'irreversible',
        purpose: 'Reach of culture in the city',
        epoch: 1,
        prefix: 'reach',
        attributes: ['postcode4', 'birthDecade'],
      },
      {
        id: 'panel',
        tenant: 'audience',
        mode: 'reversible',
        purpose: 'Panel',
        epoch: 3,
        prefix: 'panel',
        attributes: [],
      },
      {
        id: 'survey',
        tenant: 'audience',
        mode: 'reversible',
        purpose: 'Survey',
        epoch: 1,
        prefix: 'survey',
        attributes: [],
        reveal: { personsPerDayMax: 100 },
      },
    ],
    agreements: [
      agreement('agreement-1', 'museum-a', '2026-01-01', { inForceUntil: '2026-06-30' }),
      agreement('agreement-2', 'museum-a', '2026-08-01'),
      agreement('agreement-3', 'stage-b', '2026-01-01'),
      {
        ...agreement('agreement-4', 'museum-a', '2026-01-01', { domain: 'survey' }),
        purposes: ['market-insight', 'one-to-one-contact'],
      },
    ],
    translations: [
      {
        id: 'translation-1',
        from: { tenant: 'audience', domain: 'panel' },
        to: { tenant: 'audience', domain: 'survey' },
        purpose: 'One survey among the panel',
        inForceFrom: '2026-01-01',
        inForceUntil: '2026-12-31',
      },
    ],
    people: [
      person('p-001', 'ttp', ['operator'], { account: account(1) }),
      person('p-002', 'ttp', ['key-custodian'], { account: account(2), keys: [sign(30), sign(31)] }),
      person('p-003', 'museum-a', ['institution-administrator', 'reveal-requester'], {
        account: account(3),
        keys: [sign(32)],
        validUntil: '2026-12-31',
      }),
      person('p-004', 'audience', ['data-protection-officer'], { account: account(4), status: 'suspended' }),
      person('p-005', 'ttp', ['data-protection-officer'], { account: account(4) }),
      person('p-006', 'auditor-c', ['auditor']),
    ],
  } as unknown as Directory
}

/** The text of the directory after `change`, which gets a copy to do with as it likes. */
export function documentAfter(change: (draft: Draft) => void = () => undefined): string {
  const draft = structuredClone(makeDirectory()) as Draft
  change(draft)
  return JSON.stringify(draft)
}

/** Sets members of what a path such as `organisations/0/clients/0` leads to; a member that is undefined is taken away. */
export function setting(path: string, members: { readonly [name: string]: unknown }): (draft: Draft) => void {
  return (draft) => {
    const target = path
      .split('/')
      .filter((name) => name !== '')
      .reduce<unknown>((value, name) => (value as Fields)[name], draft) as { [name: string]: unknown }
    for (const [name, value] of Object.entries(members)) {
      if (value === undefined) delete target[name]
      else target[name] = value
    }
  }
}
