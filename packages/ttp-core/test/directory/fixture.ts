import type { Directory, Person } from '../../src/directory/index.ts'
import { accountDigest } from '../../src/directory/index.ts'
import { sealKeyFromSeed, signKeyFromSeed } from '../../src/jwk/index.ts'
import { makeVerifierKey } from '../../src/log/index.ts'

const sealKey = (byte: number) => sealKeyFromSeed(new Uint8Array(32).fill(byte)).publicJwk
const signKey = (byte: number) => signKeyFromSeed(new Uint8Array(32).fill(byte)).publicJwk

export const registrar = signKeyFromSeed(new Uint8Array(32).fill(200))
export const foreignRegistrar = signKeyFromSeed(new Uint8Array(32).fill(201))
export const keys = { sealKey, signKey }

const logName = 'ttp.example/log'
const account = (number: number): string => accountDigest('https://login.example', `subject-${number}`)
const person = (id: string, organisation: string, roles: Person['roles'], rest: Partial<Person>): Person => ({
  id,
  organisation,
  account: '',
  roles,
  keys: [],
  status: 'active',
  ...rest,
})

export const directory: Directory = {
  schema: 'sluis-directory/1',
  version: 1,
  previousDigest: '',
  issuedAt: '2026-01-15T09:30:00.000Z',
  issuer: 'https://ttp.example',
  log: { origin: logName, verifierKey: makeVerifierKey({ name: logName, privateKey: new Uint8Array(32).fill(9) }) },
  engines: {
    identity: { seal: [sealKey(1)], sign: [signKey(2)] },
    key: { seal: [sealKey(3)], sign: [signKey(4)] },
  },
  organisations: [
    {
      id: 'museum-a',
      name: 'Museum A – Kunst & Zo',
      kind: 'institution',
      status: 'active',
      clients: [
        { clientId: 'museum-a-1', scopes: ['delivery:write', 'delivery:read'], keys: [signKey(10)], status: 'active' },
        {
          clientId: 'museum-a-2',
          scopes: ['log:read'],
          keys: [signKey(11), signKey(12)],
          status: 'active',
          validUntil: '2026-12-31',
          certificates: ['A'.repeat(43)],
        },
      ],
      sealKeys: [],
    },
    {
      id: 'stage-b',
      name: 'Stage B',
      kind: 'institution',
      status: 'suspended',
      clients: [{ clientId: 'stage-b-1', scopes: ['delivery:write'], keys: [signKey(13)], status: 'active' }],
      sealKeys: [],
    },
    {
      id: 'audience',
      name: 'Audience research',
      kind: 'tenant',
      status: 'active',
      clients: [
        { clientId: 'audience-1', scopes: ['release:read', 'log:read'], keys: [signKey(14)], status: 'active' },
      ],
      sealKeys: [sealKey(15), sealKey(16)],
    },
    {
      id: 'auditor-c',
      name: 'Auditor C',
      kind: 'auditor',
      status: 'active',
      clients: [{ clientId: 'auditor-c-1', scopes: ['log:read'], keys: [signKey(17)], status: 'active' }],
      sealKeys: [],
    },
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
    {
      id: 'agreement-1',
      institution: 'museum-a',
      tenant: 'audience',
      domain: 'reach',
      inForceFrom: '2026-01-01',
      inForceUntil: '2026-06-30',
      anonymousVisits: true,
      purposes: ['market-insight'],
    },
    {
      id: 'agreement-2',
      institution: 'museum-a',
      tenant: 'audience',
      domain: 'reach',
      inForceFrom: '2026-08-01',
      anonymousVisits: false,
      purposes: ['market-insight'],
    },
    {
      id: 'agreement-3',
      institution: 'stage-b',
      tenant: 'audience',
      domain: 'reach',
      inForceFrom: '2026-01-01',
      anonymousVisits: false,
      purposes: ['market-insight'],
    },
    {
      id: 'agreement-4',
      institution: 'museum-a',
      tenant: 'audience',
      domain: 'survey',
      inForceFrom: '2026-01-01',
      anonymousVisits: false,
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
    person('p-002', 'ttp', ['key-custodian'], { account: account(2), keys: [signKey(30), signKey(31)] }),
    person('p-003', 'museum-a', ['institution-administrator', 'reveal-requester'], {
      account: account(3),
      keys: [signKey(32)],
      validUntil: '2026-12-31',
    }),
    person('p-004', 'audience', ['data-protection-officer'], { account: account(4), status: 'suspended' }),
    person('p-005', 'ttp', ['data-protection-officer'], { account: account(4) }),
    person('p-006', 'auditor-c', ['auditor'], {}),
  ],
}
