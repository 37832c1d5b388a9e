import { bundleDigest, type Directory, toHex } from '@sluis/ttp-core/auditor'
import { z } from 'zod'
import { ClientError } from '../http/errors.ts'
import { RETRY, withRetry } from '../http/retry.ts'
import { requireSafeUrl } from '../http/safe-url.ts'
import { type Fetch, sendRequest } from '../http/send-request.ts'

/** What the code of a portal, as it was served here and now, came to. */
export interface PortalVerdict {
  readonly ok: boolean
  /** Of the files as they were served (hex). */
  readonly digest: string
  /** Whether the directory names this digest. */
  readonly isNamed: boolean
  /** Files that are not what the server's own list says of them, or are not there. */
  readonly changed: readonly string[]
  readonly files: number
}

const LIST = 'bundle.json'
const FILES_MAX = 1_000
const name = z.string().regex(/^(?!.*\.\.)[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$/)
const list = z.object({ files: z.record(name, z.string()) })

/**
 * Fetches every file of a portal and holds them against the digest in the verified directory. It proves what this server gave to this
 * caller at this moment, and not what it gives to others. Throws `ClientError` when a file cannot be fetched, or the list is none.
 */
export async function verifyPortal(
  base: string,
  directory: Directory,
  { fetch, signal }: { readonly fetch: Fetch; readonly signal?: AbortSignal },
): Promise<PortalVerdict> {
  requireSafeUrl(base)
  const folder = base.endsWith('/') ? base : `${base}/`
  const get = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    const url = new URL(path, folder).href
    const ask = (): Promise<Response> => sendRequest(fetch, url, { cache: 'no-store' }, () => new Date(), signal)
    return new Uint8Array(await (await withRetry(ask, RETRY, signal)).arrayBuffer())
  }
  const parsed = list.safeParse(parseJson(new TextDecoder().decode(await get(LIST))))
  const said = parsed.success ? Object.entries(parsed.data.files) : []
  if (said.length === 0 || said.length > FILES_MAX) throw new ClientError('ANSWER_UNEXPECTED')
  const changed: string[] = []
  const digests: Record<string, string> = {}
  for (const [path, digest] of said) {
    const own = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await get(path))))
    digests[path] = own
    if (own !== digest) changed.push(path)
  }
  const digest = bundleDigest(digests)
  const isNamed = directory.portal?.bundles.some((bundle) => bundle.digest === digest) === true
  return { ok: isNamed && changed.length === 0, digest, isNamed, changed, files: said.length }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
