import { randomUUID } from 'node:crypto'
import type {
  Approval,
  RevealedPerson,
  RevealRequest,
  SelectionContent,
  TranslateRequest,
  TranslationContent,
} from '@sluis/ttp-core/person'
import {
  openPart,
  PART_SCHEMA,
  parseRevelationContent,
  parseTranslationContent,
  partDigest,
  requestDigest,
  sealPart,
  signApproval,
  signRequest,
  toBase64url,
} from '@sluis/ttp-core/person'
import type { Actor } from '../../src/kernel/http/actor.ts'
import { allowedToPerson } from '../../src/kernel/http/actor.ts'
import type { Name } from './people.ts'
import type { Engines, World } from './world.ts'

/** Somebody of the directory who signed in. */
export function actorOf(world: World, by: Name): Actor {
  const person = world.directory.people.find(({ id }) => id === `p-${by}`)
  if (person === undefined) throw new Error('nobody of this name')
  const { organisation } = person
  return {
    person,
    organisation,
    kind: organisation === 'ttp' ? 'ttp' : 'institution',
    scopes: new Set(allowedToPerson(person)),
  }
}
/** The client of the tenant that receives translations. */
export const RECEIVER: Actor = {
  client: 'beta-client',
  organisation: 'beta',
  kind: 'tenant',
  scopes: new Set(['release:read']),
}

/** A request as its requester made it, with the parts of its selection. */
export interface Made {
  readonly id: string
  readonly jws: string
  /** Who asks. */
  readonly by: Name
  readonly parts: readonly string[]
}

const DAY_MS = 86_400_000

/** A request to reveal these pseudonyms, signed; `change` may spoil it before. */
export async function makeReveal(
  world: World,
  pseudonyms: readonly string[],
  change: Partial<RevealRequest> = {},
  by: Name = 'rita',
): Promise<Made> {
  const id = change.id ?? randomUUID()
  const institution = change.institution ?? (by === 'sam' ? 'stage' : 'museum')
  const tenant = change.tenant ?? 'alfa'
  const domain = change.domain ?? 'contact'
  const part = await sealSelection(world, by, { id, chunk: 0, institution, tenant, domain }, pseudonyms)
  const now = world.now().getTime()
  const request: RevealRequest = {
    schema: 'sluis-request/1',
    act: 'reveal',
    id,
    requester: `p-${by}`,
    requestedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + DAY_MS).toISOString(),
    institution,
    tenant,
    domain,
    purpose: 'Invitation to the season',
    legalGround: 'consent',
    selection: { count: pseudonyms.length, digests: [toBase64url(partDigest(part))] },
    recipient: world.keys.recipient.publicJwk,
    ...change,
  }
  return {
    id,
    jws: await signRequest(request, world.keys.people[by].privateJwk),
    by,
    parts: [part],
  }
}

/** A request of alfa to translate these parts of pseudonyms. */
export async function makeTranslation(
  world: World,
  parts: readonly (readonly string[])[],
  change: Partial<TranslateRequest> = {},
): Promise<Made> {
  const id = randomUUID()
  const from = change.from ?? { tenant: 'alfa', domain: 'insight' }
  const sealed = await Promise.all(
    parts.map((part, chunk) => sealSelection(world, 'tess', { id, chunk, institution: '', ...from }, part)),
  )
  const now = world.now().getTime()
  const request: TranslateRequest = {
    schema: 'sluis-request/1',
    act: 'translate',
    id,
    requester: 'p-tess',
    requestedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + DAY_MS).toISOString(),
    translation: 'insight-study',
    from,
    to: { tenant: 'beta', domain: 'study' },
    purpose: 'Statistics of reach',
    legalGround: 'public-task',
    selection: { count: parts.flat().length, digests: sealed.map((part) => toBase64url(partDigest(part))) },
    ...change,
  }
  return { id, jws: await signRequest(request, world.keys.people.tess.privateJwk), by: 'tess', parts: sealed }
}

/** One part of a selection, sealed to the key engine by this person. */
export async function sealSelection(
  world: World,
  by: Name,
  place: { id: string; chunk: number; institution: string; tenant: string; domain: string },
  pseudonyms: readonly string[],
): Promise<string> {
  const recipient = world.directory.engines.key.seal[0]
  if (recipient === undefined) throw new Error('no key to seal to')
  const { id, ...rest } = place
  const content = { schema: PART_SCHEMA.selection, pseudonyms } as SelectionContent
  return sealPart({ ...rest, kind: 'selection', delivery: id, schema: PART_SCHEMA.selection }, content, {
    recipient,
    signer: world.keys.people[by].privateJwk,
  })
}

/** Brings a request in, with its selection. */
export async function submit(world: World, { id, jws, by, parts }: Made): Promise<void> {
  await world.reveal.makeRequest(actorOf(world, by), { request: jws })
  for (const [number, part] of parts.entries()) {
    await world.reveal.receiveSelection(actorOf(world, by), { requestId: id, number: String(number), part })
  }
}

/** An answer of this person to a request, signed. */
export async function answerOf(
  world: World,
  { jws }: Pick<Made, 'jws'>,
  by: Name,
  change: Partial<Approval> = {},
): Promise<string> {
  const approval: Approval = {
    schema: 'sluis-approval/1',
    id: randomUUID(),
    request: requestDigest(jws),
    decision: 'approve',
    approver: `p-${by}`,
    at: world.now().toISOString(),
    ...change,
  }
  return signApproval(approval, world.keys.people[by].privateJwk)
}

/** Two persons approve. */
export async function approve(world: World, made: Made, by: readonly Name[] = ['adam', 'bea']): Promise<void> {
  for (const name of by) {
    await world.reveal.answerRequest(actorOf(world, name), {
      requestId: made.id,
      approval: await answerOf(world, made, name),
    })
  }
}

/** Has the engines do all that they would do, the log going along. */
export async function settle(engines: Engines): Promise<void> {
  // What others began and did not live to see in the log.
  await engines.sequence()
  for (let round = 0; round < 20; round += 1) {
    const worked = [await engines.approved.step(), await engines.identity.revealNext()]
    await engines.sequence()
    if (!worked.includes(true)) return
  }
}

/** The answer to a reveal, opened by its requester; undefined while there is none. */
export async function openAnswer(world: World, made: Made): Promise<readonly RevealedPerson[] | undefined> {
  const result = await world.reveal.readResult(actorOf(world, made.by), { requestId: made.id })
  if (result === undefined) return undefined
  const place = {
    delivery: made.id,
    chunk: 0,
    institution: made.by === 'sam' ? 'stage' : 'museum',
    tenant: 'alfa',
    domain: 'contact',
  }
  const { content } = await openPart(
    result.part,
    { ...place, kind: 'revelation', schema: PART_SCHEMA.revelation },
    { recipients: [world.keys.recipient.privateJwk], signers: world.directory.engines.identity.sign },
  )
  return parseRevelationContent(content).rows
}

/** What beta received of a translation. */
export async function openTranslation(
  world: World,
  made: Made,
  number = 0,
  domain = 'study',
): Promise<TranslationContent['pseudonyms'] | undefined> {
  const result = await world.reveal.readTranslation(RECEIVER, {
    requestId: made.id,
    number: String(number),
  })
  if (result === undefined) return undefined
  const { content } = await openPart(
    result.part,
    {
      kind: 'translation',
      delivery: made.id,
      chunk: number,
      institution: '',
      tenant: 'beta',
      domain,
      schema: PART_SCHEMA.translation,
    },
    { recipients: [world.keys.beta.privateJwk], signers: world.directory.engines.key.sign },
  )
  return parseTranslationContent(content).pseudonyms
}
