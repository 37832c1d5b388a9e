import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Agreement, Organisation, PublicJwk } from '@sluis/ttp-core/registrar'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'

/** A party as its own staff would set it up: keys made by itself, a configuration file, a state folder. */
export interface Party {
  readonly id: string
  readonly folder: string
  readonly configFile: string
  /** What the registrar writes into the directory about it: public keys only. */
  readonly organisation: Organisation
}

/** The tenant of the demo and its one pseudonym domain. */
export const TENANT = 'audience-data'
export const DOMAIN = 'market-insight'

interface PartyPlan {
  readonly id: string
  readonly name: string
  readonly kind: Organisation['kind']
  readonly url: string
  readonly registrarKey: PublicJwk
}

const SCOPES = {
  institution: ['delivery:write', 'delivery:read', 'log:read'],
  tenant: ['release:read', 'rewrap:write', 'log:read'],
  auditor: ['log:read'],
} as const

/** Makes a party's keys and configuration in a folder of its own (mode 0700, keys 0600). */
export async function setUpParty(parent: string, plan: PartyPlan): Promise<Party> {
  const folder = join(parent, plan.id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secret = (name: string, content: unknown): Promise<void> =>
    writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  const sign = await generateSignKey()
  await secret('sign-key.json', sign.privateJwk)
  const seal = plan.kind === 'tenant' ? await generateSealKey() : undefined
  if (seal !== undefined) await secret('seal-key.json', seal.privateJwk)
  const configFile = join(folder, 'config.json')
  await secret('config.json', {
    url: plan.url,
    organisation: plan.id,
    clientId: `${plan.id}.client`,
    signKey: 'sign-key.json',
    registrarKey: plan.registrarKey,
    ...(plan.kind === 'auditor' ? {} : { tenant: TENANT, domain: DOMAIN }),
    ...(seal === undefined ? {} : { sealKeys: ['seal-key.json'] }),
    stateDirectory: 'state',
  })
  return {
    id: plan.id,
    folder,
    configFile,
    organisation: {
      id: plan.id,
      name: plan.name,
      kind: plan.kind,
      status: 'active',
      clients: [{ clientId: `${plan.id}.client`, scopes: SCOPES[plan.kind], keys: [sign.publicJwk], status: 'active' }],
      sealKeys: seal === undefined ? [] : [seal.publicJwk],
    },
  }
}

/** The processor agreement of an institution, as the registrar records it. */
export function agreementOf(institution: string, inForceFrom: string): Agreement {
  return {
    id: `agreement-${institution}`,
    institution,
    tenant: TENANT,
    domain: DOMAIN,
    inForceFrom,
    anonymousVisits: true,
    purposes: ['market-insight'],
    questionnaires: ['standard-1'],
  }
}
