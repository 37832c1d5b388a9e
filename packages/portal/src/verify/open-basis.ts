import {
  databaseStorage,
  openClientDatabase,
  openReceiptJudge,
  type ReceiptBasis,
  type ReceiptJudge,
  readKeptClient,
  registrarKeyOf,
  spokenKeyFingerprint,
} from '@sluis/client/receipts'

/** The judge, and what is to be said of whom he believes. */
export interface Basis extends ReceiptJudge {
  readonly service: string
  /** Of the registrar's key that this browser compared: 8 groups of 5 digits. */
  readonly fingerprint?: string
}

/** Holds receipts against the registrar's key that this browser compared, where it did; else against what the service says. */
export async function openBasis(): Promise<Basis> {
  const pinned = await pinnedBy()
  const service = pinned?.url ?? location.origin
  const judge = await openReceiptJudge({ url: service, fetch: plainFetch, ...pinned })
  const fingerprint = pinned?.registrarKey && spokenKeyFingerprint(pinned.registrarKey)
  return { ...judge, service, ...(fingerprint !== undefined && { fingerprint }) }
}

async function pinnedBy(): Promise<Pick<ReceiptBasis, 'url' | 'registrarKey' | 'storage'> | undefined> {
  const asked = new URLSearchParams(location.search).get('service')?.replace(/\/+$/, '')
  try {
    const storage = databaseStorage(await openClientDatabase())
    const kept = await readKeptClient(storage)
    const registrarKey = kept && registrarKeyOf(kept)
    if (kept === undefined || registrarKey === undefined || (asked !== undefined && asked !== kept.url))
      return asked === undefined ? undefined : { url: asked }
    return { url: kept.url, registrarKey, storage }
  } catch {
    // A browser that keeps nothing has compared nothing either.
    return asked === undefined ? undefined : { url: asked }
  }
}

const plainFetch = (input: string, init: RequestInit): Promise<Response> =>
  fetch(input, { ...init, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' })
