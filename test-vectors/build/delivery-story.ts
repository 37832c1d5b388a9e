import { CHUNK_ROWS, DRAWS, FILE, PERIODS, SUBJECTS } from './delivery-rows.ts'
import { evidenceOf, LOG } from './evidence-input.ts'
import { type Fields, type Json, outputOf } from './frame.ts'
import { DELIVERY, contextOf as placed } from './part-input.ts'
import { ephemeral, nonce, sealPair, signPair } from './part-keys.ts'
import { KEYS } from './pseudonym-input.ts'

/** A step: the operation, what it is about, its input. Outputs of earlier steps go into later ones. */
export interface Step {
  readonly type: string
  readonly about: string
  readonly input: Fields
}
export const steps: Step[] = []

async function step(type: string, about: string, input: Fields): Promise<Fields> {
  steps.push({ type, about, input })
  return outputOf(type, input)
}

const [institution, identityEngine, keyEngine] = [signPair(10), signPair(2), signPair(4)]
const [identitySeal, keySeal, tenantSeal] = [sealPair(1), sealPair(3), sealPair(15)]
const DOMAIN: Fields = { tenant: 'audience', domain: 'reach', epoch: 1, prefix: 'reach', mode: 'irreversible' }
const contextOf = (kind: string, chunk: number): Fields => placed(kind, { chunk })
const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url')
let parts = 0
async function seal(kind: string, chunk: number, content: Json, recipient: Fields, signer: Fields): Promise<Fields> {
  parts += 1
  const random = { ephemeral: ephemeral(100 + parts), nonce: nonce(parts) }
  const input = { context: contextOf(kind, chunk), content, recipient, signer, ...random }
  return step('SealPart', `the ${kind} part of chunk ${chunk}`, input)
}
async function open(kind: string, chunk: number, part: Json, recipient: Fields, signer: Fields): Promise<Fields> {
  const input = { part, expected: contextOf(kind, chunk), recipients: [recipient], signers: [signer] }
  const { content } = await step('OpenPart', `the ${kind} part of chunk ${chunk}`, input)
  return content as Fields
}

// The institution: canonical rows, and which of them leave.
const named = (place: number): string => `row ${place + 1} of the file: ${FILE[place]?.about}`
const options = { country: 'NL', today: '2026-04-01', dateOrder: 'dmy' }
const identities: Json[] = []
for (const [place, { identity: row }] of FILE.entries()) {
  identities.push((await step('CanonicaliseIdentity', named(place), { row, options })).identity ?? {})
}
const activities: Json[] = []
for (const [place, { activity: raw }] of FILE.entries()) {
  activities.push((await step('CanonicaliseActivity', named(place), { raw })).activity ?? null)
}
const travelling: Fields[] = []
for (const [place, { objection }] of FILE.entries()) {
  const [identity = {}, activity = null] = [identities[place], activities[place]]
  const facts = { identity, activity, periods: PERIODS, ...(objection === undefined ? {} : { objection }) }
  const { state } = await step('RowState', named(place), facts)
  if (state === 'accepted') travelling.push({ identity, activity })
  if (state === 'anonymous') travelling.push({ activity })
}
const { items } = await step('Shuffle', 'the rows that leave', { items: travelling, draws: DRAWS })
const shuffled = items as readonly { readonly identity?: Fields; readonly activity: Fields }[]

// Two chunks of two parts each, and the manifest.
interface Chunk {
  readonly identityPart: Fields
  readonly activityPart: Fields
  readonly rowCount: number
}
const chunks: Chunk[] = []
for (let first = 0; first < shuffled.length; first += CHUNK_ROWS) {
  const number = chunks.length
  const rows = shuffled.slice(first, first + CHUNK_ROWS)
  const who = rows.flatMap(({ identity }, at) => (identity ? [{ row: first + at, ...identity }] : []))
  const what = rows.map(({ activity }, at) => ({ row: first + at, ...activity }))
  const identityContent = { schema: 'sluis-identity/1', rows: who }
  const activityContent = { schema: 'sluis-activity/1', rows: what }
  const identityPart = await seal('identity', number, identityContent, identitySeal.shut, institution.sign)
  const activityPart = await seal('activity', number, activityContent, tenantSeal.shut, institution.sign)
  chunks.push({ identityPart, activityPart, rowCount: rows.length })
}
const manifest: Fields = {
  schema: 'sluis-manifest/1',
  delivery: DELIVERY,
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'reach',
  directoryVersion: 1,
  chunks: chunks.map(({ identityPart, activityPart, rowCount }, number) => ({
    number,
    rowCount,
    identityDigest: identityPart.digest ?? '',
    activityDigest: activityPart.digest ?? '',
  })),
  rowCount: shuffled.length,
}
const signed = await step('SignManifest', 'what was delivered', { manifest, key: institution.sign })
await step('VerifyManifest', 'at the gateway, the identity engine and the tenant', {
  jws: signed.jws ?? '',
  keys: [institution.verify],
})

const details: Fields = {
  deliveryId: DELIVERY,
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'reach',
  chunkCount: chunks.length,
  rowCount: shuffled.length,
  manifestDigest: signed.digest ?? '',
  closedAt: '2026-04-01T12:00:00.000Z',
}
const receipt = { schema: 'sluis-receipt/1', ...evidenceOf(details, 'delivery.closed') }
await step('VerifyReceipt', 'what the institution keeps', { receipt, log: LOG })

/** Pseudonyms, each derived once. */
const pseudonyms = new Map<string, Json>()
async function pseudonymOf(kind: 'person' | 'household', subject: string): Promise<Json> {
  const known = pseudonyms.get(`${kind} ${subject}`)
  if (known !== undefined) return known
  const input = { innerKey: KEYS.innerKey, wrapKey: KEYS.first, domain: DOMAIN, kind, subject }
  const { pseudonym = '' } = await step('Derive', `the ${kind} ${subject.slice(0, 2)}…`, input)
  pseudonyms.set(`${kind} ${subject}`, pseudonym)
  return pseudonym
}

// The engines, the tenant.
for (const [number, { identityPart, activityPart, rowCount }] of chunks.entries()) {
  const { rows } = await open('identity', number, identityPart.part ?? '', identitySeal.open, institution.verify)
  const resolved = (rows as readonly Fields[]).map(({ row, email, phone, postcode, birthDate }) => {
    const subject = SUBJECTS[String(email ?? phone)]
    if (subject === undefined) throw new Error('a visitor without a number')
    return { row: row ?? 0, ...subject, postcode, birthDate }
  })
  const attributes = resolved.flatMap(({ row, postcode, birthDate }) =>
    typeof postcode === 'string' && typeof birthDate === 'string'
      ? [{ row, postcode4: postcode.slice(0, 4), birthDecade: `${birthDate.slice(0, 3)}0` }]
      : [],
  )
  const attributeContent = { schema: 'sluis-attribute/1', rows: attributes }
  const attributePart = await seal('attribute', number, attributeContent, tenantSeal.shut, identityEngine.sign)
  const subjectContent = {
    schema: 'sluis-subject/1',
    attributeDigest: attributePart.digest ?? '',
    rows: resolved.map(({ row, person, household }) => ({
      row,
      person: base64url(person),
      household: base64url(household),
    })),
  }
  const subjectPart = await seal('subject', number, subjectContent, keySeal.shut, identityEngine.sign)
  await open('subject', number, subjectPart.part ?? '', keySeal.open, identityEngine.verify)
  const printed: Fields[] = []
  for (const { row, person, household } of resolved) {
    printed.push({
      row,
      person: await pseudonymOf('person', person),
      household: await pseudonymOf('household', household),
    })
  }
  const pseudonymContent = { schema: 'sluis-pseudonym/1', rows: printed }
  const pseudonymPart = await seal('pseudonym', number, pseudonymContent, tenantSeal.shut, keyEngine.sign)

  const activity = await open('activity', number, activityPart.part ?? '', tenantSeal.open, institution.verify)
  const pseudonym = await open('pseudonym', number, pseudonymPart.part ?? '', tenantSeal.open, keyEngine.verify)
  const attribute = await open('attribute', number, attributePart.part ?? '', tenantSeal.open, identityEngine.verify)
  const agreements = PERIODS.map((period) => ({ ...period, anonymousVisits: true, purposes: ['market-insight'] }))
  const range = { first: number * CHUNK_ROWS, count: rowCount }
  const contents = { range, agreements, activity, pseudonym, attribute }
  await step('JoinRows', `the rows of chunk ${number} at the tenant`, contents)
}

const [first] = chunks
/** The activity part of chunk 0 and the keys that open it, for showing it in the wrong place. */
export const activityOfFirst: Fields = {
  part: first?.activityPart.part ?? '',
  expected: contextOf('activity', 0),
  recipients: [tenantSeal.open],
  signers: [institution.verify],
}
export const identityOfFirst: Fields = {
  part: first?.identityPart.part ?? '',
  expected: contextOf('identity', 0),
  recipients: [identitySeal.open],
  signers: [institution.verify],
}
export const tenantKey: Fields = tenantSeal.open
export const engineSigner: Fields = identityEngine.verify
