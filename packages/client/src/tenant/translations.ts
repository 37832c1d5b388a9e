import { openPart, PART_SCHEMA, parseTranslationContent, requestDigest } from '@sluis/ttp-core/tenant'
import { z } from 'zod'
import { type AnswerProof, proveAnswer } from '../auditor/index.ts'
import { type ApiClient, ClientError } from '../http/index.ts'
import { TenantError } from './errors.ts'
import type { TenantKeys } from './open-item.ts'

const name = z.object({ tenant: z.string(), domain: z.string() })
const document = z.object({ id: z.uuid(), act: z.literal('translate'), from: name, to: name, purpose: z.string() })
const listed = z.object({ translations: z.array(z.object({ request: z.string(), resultCount: z.int().min(0) })) })
const result = z.object({ part: z.string(), evidence: z.unknown() })

/** A translation into a domain of this tenant. Nothing of it is believed but by the evidence of each part. */
export interface ListedTranslation {
  readonly id: string
  /** The signed request, as it was approved. */
  readonly request: string
  readonly from: z.output<typeof name>
  readonly to: z.output<typeof name>
  readonly purpose: string
  /** Parts that are ready. */
  readonly parts: number
}

/** Translations into the tenant's own domains, the newest first. Throws `ClientError`. */
export async function listTranslations(
  api: Pick<ApiClient, 'json'>,
  signal?: AbortSignal,
): Promise<readonly ListedTranslation[]> {
  const { translations } = read(listed, await get(api, '/v1/translations', signal))
  return translations.map(({ request, resultCount }) => {
    const { id, from, to, purpose } = read(document, payloadOf(request))
    return { id, request, from, to, purpose, parts: resultCount }
  })
}

/** What opens and verifies the parts of translations. */
export interface TranslationReader extends AnswerProof {
  readonly api: Pick<ApiClient, 'json'>
  readonly keys: TenantKeys
  readonly signal?: AbortSignal
}

/**
 * One part of a translation, verified and opened: pseudonyms of this tenant's own domain in the order of the selection, '' for one that did not open.
 * @param number From 0; a part holds at most 10,000.
 * @throws TenantError `TRANSLATION_UNPROVEN` where the log does not show that exactly this request was answered by exactly this part,
 *   DIRECTORY_WITHHELD; LogError; CoreError of part and evidence; ClientError.
 */
export async function openTranslation(
  { api, keys, signal, ...proof }: TranslationReader,
  { id, request, to }: ListedTranslation,
  number: number,
): Promise<readonly string[]> {
  const { part, evidence } = read(result, await get(api, `/v1/translations/${id}/parts/${number}`, signal))
  const expected = { action: 'translation.answered', request: id, digest: requestDigest(request), number } as const
  const versions = await proveAnswer({ part, evidence }, expected, proof)
  if (versions === undefined || to.tenant !== keys.tenant) throw new TenantError('TRANSLATION_UNPROVEN')
  const schema = PART_SCHEMA.translation
  const { content } = await openPart(
    part,
    { kind: 'translation', delivery: id, chunk: number, institution: '', ...to, schema },
    { recipients: keys.sealKeys, signers: versions.flatMap(({ engines }) => engines.key.sign) },
  )
  return parseTranslationContent(content).pseudonyms
}

async function get(api: Pick<ApiClient, 'json'>, path: string, signal?: AbortSignal): Promise<unknown> {
  return (await api.json({ path, scope: 'release:read', ...(signal && { signal }) })).body
}

function payloadOf(jws: string): unknown {
  try {
    return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'))
  } catch {
    throw new ClientError('ANSWER_UNEXPECTED')
  }
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED')
  return parsed.data
}
