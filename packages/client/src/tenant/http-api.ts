import { z } from 'zod'
import { type ApiClient, ClientError } from '../http/index.ts'
import type { ReleaseApi, ReleaseItem, ReleaseParts, RewrapApi } from './ports.ts'

const cursor = z.int().min(0)
// Closed: a member too many makes it invalid, so that it has to be seen.
const evidence = z.looseObject({
  details: z.record(z.string(), z.unknown()),
  salt: z.string(),
  entry: z.string(),
  proof: z.string(),
})
const common = { cursor: cursor.min(1), domain: z.string(), evidence }
const item = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('chunk'),
    delivery: z.string(),
    chunk: cursor,
    institution: z.string(),
    manifest: z.string(),
    closing: evidence,
  }),
  z.object({ ...common, kind: z.literal('change'), change: z.string() }),
]) satisfies z.ZodType<ReleaseItem>
const page = z.object({ items: z.array(item), lastCursor: cursor })
const parts = z.object({
  activityPart: z.string().exactOptional(),
  pseudonymPart: z.string().exactOptional(),
  attributePart: z.string().exactOptional(),
  changePart: z.string().exactOptional(),
}) satisfies z.ZodType<ReleaseParts>

const scope = 'release:read'

/**
 * The tenant's feed over HTTP. Answers are checked for their form only; `openItem` verifies what they say. Parts that the service
 * no longer has (404) are no parts, so that the item is set aside as PART_MISSING. Throws `ClientError`.
 */
export function releaseApi(api: Pick<ApiClient, 'json' | 'send'>, signal?: AbortSignal): ReleaseApi {
  const stop = signal === undefined ? {} : { signal }
  const get = async <Answer>(path: string, schema: z.ZodType<Answer>): Promise<Answer> => {
    const { body } = await api.json({ path, scope, ...stop })
    const parsed = schema.safeParse(body)
    if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED')
    return parsed.data
  }
  return {
    listReleases: (after, limit) => get(`/v1/releases?after=${after}&limit=${limit}`, page),
    fetchParts: async (at) => {
      try {
        return await get(`/v1/releases/${at}/parts`, parts)
      } catch (error) {
        if (error instanceof ClientError && error.status === 404) return {}
        throw error
      }
    },
    acknowledge: async (upTo) => {
      await api.send({ method: 'PUT', path: '/v1/releases/acknowledgement', scope, body: { cursor: upTo }, ...stop })
    },
  }
}

const rewrapState = z.object({
  chunks: z.array(z.object({ number: cursor, refused: z.string().exactOptional() })),
})

/** Re-wrapping over HTTP. Throws `ClientError`. */
export function rewrapApi(api: Pick<ApiClient, 'json' | 'send'>, signal?: AbortSignal): RewrapApi {
  const common = { scope: 'rewrap:write', ...(signal === undefined ? {} : { signal }) } as const
  return {
    readRewrap: async (rewrap) => {
      try {
        const parsed = rewrapState.safeParse((await api.json({ ...common, path: `/v1/rewraps/${rewrap}` })).body)
        if (!parsed.success) throw new ClientError('ANSWER_UNEXPECTED')
        return parsed.data
      } catch (error) {
        if (error instanceof ClientError && error.status === 404) return { chunks: [] }
        throw error
      }
    },
    sendRewrapChunk: async (rewrap, number, domain, rewrapPart) => {
      const path = `/v1/rewraps/${rewrap}/chunks/${number}`
      await api.send({ ...common, method: 'PUT', path, body: { domain, rewrapPart } })
    },
  }
}
