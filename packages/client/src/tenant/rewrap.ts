import { randomUUID } from 'node:crypto'
import { type Directory, type SigningKey, sealRewrap } from '@sluis/ttp-core/tenant'
import { TenantError } from './errors.ts'
import type { FolderStore } from './folder-store.ts'
import { findOutdated, type Outdated } from './outdated.ts'
import type { RewrapApi } from './ports.ts'
import { listPlans, type RewrapPlan, removePlan, writePlan } from './rewrap-plan.ts'

/** Most pseudonyms of one list. */
const LIST_MAX = 5_000
/** Lists that travel at once. */
const AT_ONCE = 4

export interface RewrapOptions {
  readonly api: RewrapApi
  readonly store: FolderStore
  readonly tenant: string
  /** Signs the lists: a key of a client of the tenant that has the scope `rewrap:write`. */
  readonly signer: SigningKey
  /** The newest directory, verified. */
  readonly directory: () => Promise<Directory>
  /** False: only goes on with what was begun. Default: true. */
  readonly begin?: boolean
  readonly onProgress?: (sent: number) => void
}

/** What a call came to. */
export interface RewrapSummary {
  /** Pseudonyms that were sent now. */
  readonly sent: number
  /** Pseudonyms that were sent, now or before, and whose answer is not in the store yet. */
  readonly waiting: number
  /** Lists that the service could not read as a whole, by the code it gave. */
  readonly refusedLists: Readonly<Record<string, number>>
}

/**
 * Has the pseudonyms of older epochs that a store holds carried to the epoch of today. What a list holds is settled on disk before
 * it is sent: stopped or killed at any moment and called again, it goes on where it was. The answers come in the feed; once
 * `pullReleases` has applied them, rows and changes of both epochs read as one.
 */
export async function rewrapStore(options: RewrapOptions): Promise<RewrapSummary> {
  const { store, directory: newest, tenant, begin = true } = options
  const directory = await newest()
  const plans = [...(await listPlans(store.folder))]
  if (begin) {
    const known = new Set(plans.flatMap(({ lists }) => lists.flatMap(({ pseudonyms }) => pseudonyms)))
    for (const plan of planOf(await findOutdated(store.folder, directory, tenant), known)) {
      await writePlan(store.folder, plan)
      plans.push(plan)
    }
  }
  let [sent, waiting] = [0, 0]
  const refusedLists: Record<string, number> = {}
  for (const plan of plans) {
    const done = await carryOut(plan, options, directory)
    sent += done.sent
    waiting += done.waiting
    for (const code of done.refused) refusedLists[code] = (refusedLists[code] ?? 0) + 1
  }
  return { sent, waiting, refusedLists }
}

/** One rewrap a domain, its pseudonyms by epoch in lists; those that are on their way already are left out. */
function planOf(outdated: readonly Outdated[], known: ReadonlySet<string>): readonly RewrapPlan[] {
  return [...new Set(outdated.map(({ domain }) => domain))].flatMap((domain) => {
    const lists = outdated
      .filter((group) => group.domain === domain)
      .flatMap(({ epoch, pseudonyms }) =>
        cut(pseudonyms.filter((name) => !known.has(name))).map((part) => ({ epoch, pseudonyms: part })),
      )
    return lists.length === 0 ? [] : [{ rewrap: randomUUID(), domain, lists }]
  })
}

function cut(pseudonyms: readonly string[]): string[][] {
  const parts: string[][] = []
  for (let at = 0; at < pseudonyms.length; at += LIST_MAX) parts.push(pseudonyms.slice(at, at + LIST_MAX))
  return parts
}

async function carryOut(
  plan: RewrapPlan,
  { api, store, tenant, signer, onProgress }: RewrapOptions,
  directory: Directory,
): Promise<{ sent: number; waiting: number; refused: readonly string[] }> {
  const { rewrap, domain, lists } = plan
  const answered = store.answered(rewrap)
  const state = answered.size === lists.length ? { chunks: [] } : await api.readRewrap(rewrap)
  const received = new Set(state.chunks.map(({ number }) => number))
  const refused = state.chunks.flatMap((chunk) => (chunk.refused === undefined ? [] : [chunk]))
  const missing = lists.flatMap((_, number) => (answered.has(number) || received.has(number) ? [] : [number]))
  const recipient = directory.engines.key.seal[0]
  if (recipient === undefined) throw new TenantError('REWRAP_IMPOSSIBLE')
  let sent = 0
  const queue = missing.values()
  const send = async (): Promise<void> => {
    for (const number of queue) {
      const { epoch, pseudonyms } = lists[number] as RewrapPlan['lists'][number]
      const content = { schema: 'sluis-rewrap/1', epoch, pseudonyms } as const
      const part = await sealRewrap({ rewrap, chunk: number, tenant, domain }, content, { recipient, signer })
      await api.sendRewrapChunk(rewrap, number, domain, part)
      sent += pseudonyms.length
      onProgress?.(sent)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  const settled = new Set([...answered, ...refused.map(({ number }) => number)])
  const waiting = lists.reduce((sum, { pseudonyms }, number) => sum + (settled.has(number) ? 0 : pseudonyms.length), 0)
  if (waiting === 0) await removePlan(store.folder, rewrap)
  return { sent, waiting, refused: refused.map((chunk) => chunk.refused ?? '') }
}
