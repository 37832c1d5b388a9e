import { manifestDigest } from '../../packages/ttp-core/src/manifest/index.ts'
import { evidenceOf, evidenceOfAll, LOG, type LoggedAct } from '../build/evidence-input.ts'
import { type Fields, type Json, outputOf } from '../build/frame.ts'
import { contextOf, DELIVERY, OTHER_DELIVERY, ofChange, random } from '../build/part-input.ts'
import { sealPair, signPair } from '../build/part-keys.ts'

/** Where the log has the acceptance of the delivery, and the release of its chunk; both at the moment that `evidenceOfAll` gives. */
export const ACCEPTED = 2
export const RELEASED = 4
const CLOSING_ID = '0b7a3f1e-5c2d-4e8f-8a1b-9c0d1e2f3a4b'

const [institution, identityEngine, keyEngine, stranger] = [signPair(10), signPair(2), signPair(4), signPair(9)]
export const tenantSeal = sealPair(15)
export const otherSeal = sealPair(16)
export { institution, keyEngine, stranger }

const client = (clientId: string, scopes: string[], key: Fields): Fields => ({
  clientId,
  scopes,
  keys: [key],
  status: 'active',
})
const party = (id: string, kind: string, clients: Fields[], sealKeys: Fields[]): Fields => ({
  id,
  name: id,
  kind,
  status: 'active',
  clients,
  sealKeys,
})
export const AGREEMENT: Fields = {
  id: 'museum-a-audience',
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'reach',
  inForceFrom: '2026-01-01',
  inForceUntil: '2026-12-31',
  anonymousVisits: false,
  purposes: ['market-insight'],
}
/** The directory of the tenant, as it was verified and parsed. */
export const DIRECTORY: Fields = {
  schema: 'sluis-directory/1',
  version: 1,
  previousDigest: '',
  issuedAt: '2026-01-01T00:00:00.000Z',
  issuer: 'https://ttp.example',
  log: LOG,
  engines: {
    identity: { seal: [sealPair(1).shut], sign: [identityEngine.verify] },
    key: { seal: [sealPair(3).shut], sign: [keyEngine.verify] },
  },
  organisations: [
    party('museum-a', 'institution', [client('museum-client', ['delivery:write'], institution.verify)], []),
    party('audience', 'tenant', [client('audience-client', ['release:read'], signPair(11).verify)], [tenantSeal.shut]),
  ],
  domains: [
    {
      id: 'reach',
      tenant: 'audience',
      mode: 'irreversible',
      purpose: 'reach',
      epoch: 1,
      prefix: 'reach',
      attributes: ['postcode4'],
    },
  ],
  agreements: [AGREEMENT],
  translations: [],
  people: [],
}

/** What is shown to the tenant: an item of its feed and the parts of it. */
export interface Shown {
  readonly item: Fields
  readonly parts: Readonly<Record<string, string>>
}
const letters = (letter: string): string => letter.repeat(69)
export const personOf = (row: number): string => `reach_p1${letters('qpzry9x8gf2tvdw0s3jn'.charAt(row))}`
const householdOf = (row: number): string => `reach_h1${letters('qpzry9x8gf2tvdw0s3jn'.charAt(row))}`

let sealed = 0
async function seal(context: Fields, list: Fields, signer: Fields, recipient: Fields): Promise<Fields> {
  sealed += 1
  const content = { schema: context.schema ?? '', ...list }
  return outputOf('SealPart', { context, content, recipient, signer, ...random(sealed) })
}

/** How a chunk may be made otherwise than it should be. */
export interface ChunkOptions {
  readonly activities?: readonly Fields[]
  readonly pseudonyms?: readonly number[]
  readonly signer?: Fields
  readonly manifestSigner?: Fields
  readonly recipient?: Fields
  readonly withoutAttributes?: boolean
  readonly directoryVersion?: number
  /** Of what the log says of the acceptance. */
  readonly accepted?: Fields
  /** Where, when and as what the acceptance is logged. */
  readonly closing?: Partial<LoggedAct>
}
const visit = (row: number, visitDate = '2026-05-06'): Fields => ({ row, visitDate })

/** Chunk 0 has rows 0 and 1, chunk 1 row 2; here the parts of chunk 0, and a manifest of both. */
export async function chunkOfTwo(options: ChunkOptions = {}): Promise<Shown> {
  const { activities = [visit(0), visit(1)], pseudonyms = [0, 1], signer = institution.sign } = options
  const recipient = options.recipient ?? tenantSeal.shut
  const at = (kind: string): Fields => contextOf(kind, { chunk: 0 })
  const activity = await seal(at('activity'), { rows: [...activities] }, signer, recipient)
  const printed = pseudonyms.map((row) => ({ row, person: personOf(row), household: householdOf(row) }))
  const pseudonym = await seal(at('pseudonym'), { rows: printed }, keyEngine.sign, recipient)
  const known = { rows: pseudonyms.map((row) => ({ row, postcode4: '1012' })) }
  const attribute = await seal(at('attribute'), known, identityEngine.sign, recipient)
  const digests = {
    activityPart: activity.digest ?? '',
    pseudonymPart: pseudonym.digest ?? '',
    ...(options.withoutAttributes ? {} : { attributePart: attribute.digest ?? '' }),
  }
  const chunks = [
    { number: 0, rowCount: 2, identityDigest: 'A'.repeat(43), activityDigest: activity.digest ?? '' },
    { number: 1, rowCount: 1, identityDigest: 'A'.repeat(43), activityDigest: 'A'.repeat(43) },
  ]
  const place = { delivery: DELIVERY, institution: 'museum-a', tenant: 'audience', domain: 'reach' }
  const manifest: Fields = {
    schema: 'sluis-manifest/1',
    ...place,
    directoryVersion: options.directoryVersion ?? 1,
    chunks,
    rowCount: 3,
  }
  const key = options.manifestSigner ?? institution.sign
  const { jws = '' } = await outputOf('SignManifest', { manifest, key })
  const details = { tenant: 'audience', domain: 'reach', kind: 'chunk', delivery: DELIVERY, chunk: 0, digests }
  const accepted = {
    deliveryId: DELIVERY,
    institution: 'museum-a',
    tenant: 'audience',
    domain: 'reach',
    chunkCount: 2,
    rowCount: 3,
    manifestDigest: manifestDigest(String(jws)),
    closedAt: '2026-03-01T12:00:00.000Z',
    ...options.accepted,
  }
  const [evidence = {}, closing = {}] = evidenceOfAll([
    { details, action: 'release.assembled', index: RELEASED },
    { details: accepted, action: 'delivery.closed', index: ACCEPTED, id: CLOSING_ID, ...options.closing },
  ])
  const named = { kind: 'chunk', domain: 'reach', delivery: DELIVERY, chunk: 0, institution: 'museum-a' }
  const parts = [activity.part, pseudonym.part, attribute.part].map(String)
  const [activityPart = '', pseudonymPart = '', attributePart = ''] = parts
  return {
    item: { cursor: 1, ...named, manifest: jws, evidence, closing },
    parts: { activityPart, pseudonymPart, attributePart },
  }
}

/** A list of one change, of a person: a merge, or a split of some rows of the delivery. */
export async function changeOfOne(signer: Json = keyEngine.sign, splitOff?: readonly number[]): Promise<Shown> {
  const sides = { kind: 'person', old: personOf(1), new: personOf(0) }
  const rows = splitOff?.map((row) => [DELIVERY, row])
  const changes = [rows === undefined ? { change: 'merge', ...sides } : { change: 'split', seq: 1, ...sides, rows }]
  const context = ofChange('change', { delivery: OTHER_DELIVERY })
  const part = await seal(context, { changes }, signer as Fields, tenantSeal.shut)
  const details = {
    tenant: 'audience',
    domain: 'reach',
    kind: 'change',
    change: OTHER_DELIVERY,
    digests: { changePart: part.digest ?? '' },
  }
  const evidence = evidenceOf(details, 'release.assembled')
  const item = { cursor: 2, kind: 'change', domain: 'reach', change: OTHER_DELIVERY, evidence }
  return { item, parts: { changePart: String(part.part) } }
}
