import { randomUUID } from 'node:crypto'
import type { LegalGround, TranslateRequest } from '@sluis/ttp-core/person'
import {
  checkTranslateAllowed,
  findDomain,
  MAX_SELECTION_PSEUDONYMS,
  PART_SCHEMA,
  partDigest,
  sealPart,
  signRequest,
  toBase64url,
  translateSelection,
} from '@sluis/ttp-core/person'
import type { PersonConfig } from './config.ts'
import { PersonError } from './errors.ts'
import { readPseudonyms } from './read-pseudonyms.ts'
import type { PersonService, ShownRequest } from './service.ts'
import { submitRequest } from './submit-request.ts'

/** What is asked for. */
export interface TranslateWish {
  /** Identifier of an entry of the directory's `translations`. */
  readonly translation: string
  readonly purpose: string
  readonly legalGround: LegalGround
  /** How long the request lives, in days: 1 to 31. */
  readonly days: number
  /** One printed pseudonym a line. */
  readonly list: string
}

const DAY_MS = 86_400_000

/**
 * Makes a request to carry pseudonyms of the asker's own tenant into the domain of another, signs it, and sends it with its selection,
 * 10,000 a part. Who receives gets its own pseudonyms; the asker gets nothing back.
 * @returns The identifier of the request, and its state. Throws PersonError, CoreError TRANSLATE_NOT_ALLOWED, ClientError.
 */
export async function makeTranslate(
  config: PersonConfig,
  service: PersonService,
  wish: TranslateWish,
  now: Date,
): Promise<{ readonly id: string; readonly state: ShownRequest }> {
  const { directory, person } = await service.self()
  const entry = directory.translations.find((translation) => translation.id === wish.translation)
  const domain = entry && findDomain(directory, entry.from)
  if (entry === undefined || domain === undefined) throw new PersonError('TRANSLATION_UNKNOWN')
  const { mode, prefix } = domain
  const selections =
    mode === 'reversible'
      ? inParts(readPseudonyms(wish.list, { mode, prefix }))
      : inParts(readPseudonyms(wish.list, { mode, prefix }))
  const id = randomUUID()
  const recipient = directory.engines.key.seal[0]
  if (recipient === undefined) throw new PersonError('REQUEST_CHANGED')
  const parts: string[] = []
  for (const selection of selections) {
    const context = {
      kind: 'selection',
      delivery: id,
      chunk: parts.length,
      institution: '',
      ...entry.from,
      schema: PART_SCHEMA.selection,
    } as const
    parts.push(await sealPart(context, translateSelection(selection), { recipient, signer: config.signKey }))
  }
  const request: TranslateRequest = {
    schema: 'sluis-request/1',
    act: 'translate',
    id,
    requester: person.id,
    requestedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + wish.days * DAY_MS).toISOString(),
    translation: entry.id,
    from: entry.from,
    to: entry.to,
    purpose: wish.purpose,
    legalGround: wish.legalGround,
    selection: { count: selections.flat().length, digests: parts.map((part) => toBase64url(partDigest(part))) },
  }
  checkTranslateAllowed(directory, request, now.toISOString().slice(0, 10))
  return { id, state: await submitRequest(service, id, await signRequest(request, config.signKey), parts) }
}

function inParts<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / MAX_SELECTION_PSEUDONYMS)
  return Array.from({ length: count }, (_, part) =>
    items.slice(part * MAX_SELECTION_PSEUDONYMS, (part + 1) * MAX_SELECTION_PSEUDONYMS),
  )
}
