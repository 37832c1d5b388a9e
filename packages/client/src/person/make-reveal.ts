import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { LegalGround, RevealRequest } from '@sluis/ttp-core/person'
import {
  checkRevealAllowed,
  generateSealKey,
  PART_SCHEMA,
  partDigest,
  requireRevealDomain,
  revealSelection,
  sealPart,
  signRequest,
  toBase64url,
} from '@sluis/ttp-core/person'
import { writeStateFile } from '../state/node/state-file.ts'
import type { PersonConfig } from './config.ts'
import { PersonError } from './errors.ts'
import { readPseudonyms } from './read-pseudonyms.ts'
import type { PersonService, ShownRequest } from './service.ts'
import { submitRequest } from './submit-request.ts'

/** What is asked for. */
export interface RevealWish {
  readonly tenant: string
  readonly domain: string
  readonly purpose: string
  readonly legalGround: LegalGround
  /** How long the request lives, in days: 1 to 31. */
  readonly days: number
  /** One printed pseudonym a line. */
  readonly list: string
}

/** What was kept of a request in the state directory, for whoever opens its answer. */
export interface KeptRequest {
  readonly request: string
  readonly recipient: object
  readonly pseudonyms: readonly string[]
}

const DAY_MS = 86_400_000

/** Where a request of this identifier is kept. */
export const keptPath = ({ stateDirectory }: PersonConfig, id: string): string =>
  join(stateDirectory, 'requests', `${id}.json`)

/**
 * Makes a request to reveal, signs it, keeps it with the key that will open its answer, and sends it with its selection. Only reversible
 * pseudonyms of the very domain pass: for an irreversible domain no request comes about.
 * @returns The identifier of the request, and its state. Throws PersonError, CoreError REVEAL_NOT_ALLOWED, ClientError.
 */
export async function makeReveal(
  config: PersonConfig,
  service: PersonService,
  wish: RevealWish,
  now: Date,
): Promise<{ readonly id: string; readonly state: ShownRequest }> {
  const { directory, person } = await service.self()
  const { tenant, domain, purpose, legalGround } = wish
  const { prefix } = requireRevealDomain(directory, { tenant, domain })
  const pseudonyms = readPseudonyms(wish.list, { mode: 'reversible', prefix })
  const keyEngine = directory.engines.key.seal[0]
  if (keyEngine === undefined) throw new PersonError('REQUEST_CHANGED')
  const [id, institution] = [randomUUID(), person.organisation]
  const context = {
    kind: 'selection',
    delivery: id,
    chunk: 0,
    institution,
    tenant,
    domain,
    schema: PART_SCHEMA.selection,
  } as const
  const part = await sealPart(context, revealSelection(pseudonyms), { recipient: keyEngine, signer: config.signKey })
  const recipient = await generateSealKey()
  const request: RevealRequest = {
    schema: 'sluis-request/1',
    act: 'reveal',
    id,
    requester: person.id,
    requestedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + wish.days * DAY_MS).toISOString(),
    institution,
    tenant,
    domain,
    purpose,
    legalGround,
    selection: { count: pseudonyms.length, digests: [toBase64url(partDigest(part))] },
    recipient: recipient.publicJwk,
  }
  checkRevealAllowed(directory, request, now.toISOString().slice(0, 10))
  const jws = await signRequest(request, config.signKey)
  const kept: KeptRequest = { request: jws, recipient: recipient.privateJwk, pseudonyms }
  // Kept before it is sent: an answer that nobody can open would have been for nothing.
  await writeStateFile(keptPath(config, id), JSON.stringify(kept))
  return { id, state: await submitRequest(service, id, jws, [part]) }
}
