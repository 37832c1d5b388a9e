import type { Directory, Person, PersonRole, SealKeyPair, SignKeyPair } from '@sluis/ttp-core/registrar'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'

export const ISSUER = 'https://ttp.example'
export const LOG_ORIGIN = 'ttp.example/log'

const PEOPLE = {
  rita: ['museum', ['reveal-requester']],
  sam: ['stage', ['reveal-requester']],
  tess: ['alfa', ['reveal-requester']],
  adam: ['ttp', ['reveal-approver']],
  bea: ['ttp', ['reveal-approver']],
  cas: ['museum', ['reveal-approver']],
  kim: ['ttp', ['key-custodian']],
} as const satisfies Record<string, readonly [string, readonly PersonRole[]]>
/** Somebody of the tests. */
export type Name = keyof typeof PEOPLE

/** Every key of the parties around the engines. */
export interface Keys {
  readonly registrar: SignKeyPair
  readonly museum: SignKeyPair
  readonly stage: SignKeyPair
  readonly archive: SignKeyPair
  readonly alfa: SealKeyPair
  readonly beta: SealKeyPair
  /** To which the answer to a request is sealed. */
  readonly recipient: SealKeyPair
  readonly people: Readonly<Record<Name, SignKeyPair>>
}

export async function makeKeys(): Promise<Keys> {
  const people = await Promise.all(
    Object.keys(PEOPLE).map(async (name) => [name, await generateSignKey()] as [string, SignKeyPair]),
  )
  return {
    registrar: await generateSignKey(),
    museum: await generateSignKey(),
    stage: await generateSignKey(),
    archive: await generateSignKey(),
    alfa: await generateSealKey(),
    beta: await generateSealKey(),
    recipient: await generateSealKey(),
    people: Object.fromEntries(people) as Record<Name, SignKeyPair>,
  }
}

/**
 * Three institutions of which two consented to one-to-one contact in the domain `contact` of alfa; the same in an irreversible domain is
 * for insight only. Alfa may translate into domains of beta.
 */
export function directoryOf(
  keys: Keys,
  engines: Directory['engines'],
  verifierKey: string,
): Omit<Directory, 'version' | 'previousDigest'> {
  const institution = (id: string, key: SignKeyPair): Directory['organisations'][number] => ({
    id,
    name: id,
    kind: 'institution',
    status: 'active',
    clients: [{ clientId: `${id}-client`, scopes: ['delivery:write'], keys: [key.publicJwk], status: 'active' }],
    sealKeys: [],
  })
  const tenant = (id: string, key: SealKeyPair): Directory['organisations'][number] => ({
    id,
    name: id,
    kind: 'tenant',
    status: 'active',
    clients: [],
    sealKeys: [key.publicJwk],
  })
  const agreement = (id: string, domain: string, isConsenting: boolean): Directory['agreements'][number] => ({
    id: `${id}-${domain}`,
    institution: id,
    tenant: 'alfa',
    domain,
    inForceFrom: '2026-01-01',
    anonymousVisits: true,
    purposes: isConsenting ? ['market-insight', 'one-to-one-contact'] : ['market-insight'],
  })
  const domain = { purpose: 'Contact', epoch: 1, attributes: [] } as const
  const person = (name: Name): Person => ({
    id: `p-${name}`,
    organisation: PEOPLE[name][0],
    account: '',
    roles: PEOPLE[name][1],
    keys: [keys.people[name].publicJwk],
    status: 'active',
  })
  const period = { purpose: 'Statistics', inForceFrom: '2026-01-01' } as const
  return {
    schema: 'sluis-directory/1',
    issuedAt: '2026-01-01T00:00:00.000Z',
    issuer: ISSUER,
    log: { origin: LOG_ORIGIN, verifierKey },
    engines,
    organisations: [
      institution('museum', keys.museum),
      institution('stage', keys.stage),
      institution('archive', keys.archive),
      tenant('alfa', keys.alfa),
      tenant('beta', keys.beta),
    ],
    domains: [
      { ...domain, id: 'contact', tenant: 'alfa', mode: 'reversible', prefix: 'con', reveal: { personsPerDayMax: 5 } },
      { ...domain, id: 'insight', tenant: 'alfa', mode: 'irreversible', prefix: 'ins' },
      { ...domain, id: 'study', tenant: 'beta', mode: 'irreversible', prefix: 'stu' },
      { ...domain, id: 'panel', tenant: 'beta', mode: 'reversible', prefix: 'pan' },
    ],
    agreements: [
      agreement('museum', 'contact', true),
      agreement('stage', 'contact', true),
      agreement('archive', 'contact', false),
      agreement('museum', 'insight', false),
      agreement('stage', 'insight', false),
      { ...agreement('museum', 'study', false), tenant: 'beta' },
    ],
    translations: [
      {
        ...period,
        id: 'insight-study',
        from: { tenant: 'alfa', domain: 'insight' },
        to: { tenant: 'beta', domain: 'study' },
      },
      {
        ...period,
        id: 'contact-panel',
        from: { tenant: 'alfa', domain: 'contact' },
        to: { tenant: 'beta', domain: 'panel' },
      },
    ],
    people: (Object.keys(PEOPLE) as Name[]).map(person),
  }
}
