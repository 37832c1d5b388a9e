import {
  databaseStorage,
  followLog,
  type KeeperStorage,
  type LogStanding,
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
  /** How the log stands to what this browser saw of it before, with what the receipts judged so far show. */
  readonly standing: () => LogStanding
  /** Whether this browser keeps what it saw of the log for the next visit. */
  readonly keeps: boolean
}

/** Holds receipts against the registrar's key that this browser compared, where it did; else against what the service says. */
export async function openBasis(): Promise<Basis> {
  const { pinned, storage, keeps } = await kept()
  const service = pinned?.url ?? location.origin
  const opened = await openReceiptJudge({ url: service, fetch: plainFetch, ...pinned })
  const log = await followLog({ url: service, fetch: plainFetch, log: opened.log, storage: storage(service) })
  const fingerprint = pinned?.registrarKey && spokenKeyFingerprint(pinned.registrarKey)
  return {
    ...opened,
    service,
    ...(fingerprint !== undefined && { fingerprint }),
    keeps,
    standing: log.standing,
    judge: async (receipt) => {
      const judged = await opened.judge(receipt)
      if (judged.seen !== undefined) await log.hold(judged.seen)
      return judged
    },
  }
}

interface Kept {
  readonly pinned?: Pick<ReceiptBasis, 'url' | 'registrarKey' | 'storage'>
  /** Where what was seen of the log of a service is kept. */
  readonly storage: (service: string) => KeeperStorage
  readonly keeps: boolean
}

async function kept(): Promise<Kept> {
  const asked = new URLSearchParams(location.search).get('service')?.replace(/\/+$/, '')
  const named = asked === undefined ? {} : { pinned: { url: asked } }
  try {
    const storage = databaseStorage(await openClientDatabase())
    const client = await readKeptClient(storage)
    const registrarKey = client && registrarKeyOf(client)
    if (client === undefined || registrarKey === undefined || (asked !== undefined && asked !== client.url))
      return { ...named, storage: (service) => within(storage, `unpinned/${encodeURIComponent(service)}`), keeps: true }
    return { pinned: { url: client.url, registrarKey, storage }, storage: () => storage, keeps: true }
  } catch {
    // A browser that keeps nothing has compared nothing either.
    return { ...named, storage: () => memory(), keeps: false }
  }
}

/** A folder of its own: what a service says without a proof must not stand among what the registrar's key vouches for. */
function within(storage: KeeperStorage, folder: string): KeeperStorage {
  return {
    read: (name) => storage.read(`${folder}/${name}`),
    write: (name, content) => storage.write(`${folder}/${name}`, content),
    placeOf: (name) => name,
  }
}

/** For this visit alone. */
function memory(): KeeperStorage {
  const contents = new Map<string, string>()
  return {
    read: async (name) => contents.get(name),
    write: async (name, content) => void contents.set(name, content),
    placeOf: (name) => name,
  }
}

const plainFetch = (input: string, init: RequestInit): Promise<Response> =>
  fetch(input, { ...init, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' })
