import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiDirectoryReader } from '../../../../packages/client/src/auditor/index.ts'
import { ClientError } from '../../../../packages/client/src/http/index.ts'
import type { InForceAt, TenantBatch, TenantRow } from '../../../../packages/client/src/tenant/index.ts'
import {
  directoryHistory,
  FolderStore,
  followReleases,
  readRows,
  releaseApi,
} from '../../../../packages/client/src/tenant/index.ts'
import { localFiles } from '../../../../packages/client/src/tenant/store-files.ts'
import type { PrivateKey } from '../../../../packages/ttp-core/src/roles/tenant.ts'
import type { ReplayWorld } from './world.ts'

/** A tenant with the real library and a real store in a folder. */
export class ReplayTenant {
  readonly #world: ReplayWorld
  readonly #name: string
  /** Access token. */
  token: string
  readonly #sealKeys: readonly PrivateKey[]
  readonly #folder: string
  readonly #inForceAt: InForceAt
  #store: FolderStore

  private constructor(
    world: ReplayWorld,
    name: string,
    token: string,
    sealKey: PrivateKey,
    folder: string,
    store: FolderStore,
  ) {
    this.#world = world
    this.#name = name
    this.token = token
    this.#sealKeys = [sealKey]
    this.#folder = folder
    this.#store = store
    this.#inForceAt = directoryHistory({
      read: apiDirectoryReader({ json: ({ method = 'GET', path }) => this.#send(method, path) }),
      registrarKey: world.parties.registrar.publicJwk,
      newest: async () => world.newest,
      holdCheckpoint: async () => undefined,
      // No clock runs: the log takes the version now.
      pause: async () => {
        while (await world.processes.steps.sequence());
      },
    })
  }

  static async start(world: ReplayWorld, name: 'tenant' | 'other'): Promise<ReplayTenant> {
    const { parties } = world
    const [signKey, sealKey] =
      name === 'tenant' ? [parties.tenant, parties.tenantSeal] : [parties.otherTenant, parties.otherTenantSeal]
    const token = await world.tokenOf(`${name}-client`, signKey)
    const folder = await mkdtemp(join(tmpdir(), 'sluis-replay-'))
    const store = await FolderStore.open(folder, name)
    return new ReplayTenant(world, name, token, sealKey.privateJwk, folder, store)
  }

  get cursor(): number {
    return this.#store.cursor
  }

  /** What the store has applied, row by row, under the pseudonyms of now. */
  async rows(): Promise<readonly TenantRow[]> {
    const rows: TenantRow[] = []
    for await (const row of readRows(this.#folder)) rows.push(row)
    return rows
  }

  /** Pulls the next item of the feed and applies it; undefined when there is none. */
  async pull(): Promise<TenantBatch | undefined> {
    const batch = await this.#next()
    if (batch !== undefined) await this.#store.put(batch)
    return batch
  }

  /** Dies while it applies the next item: everything was written but the end of the line that commits it. */
  async crashInPull(): Promise<void> {
    await this.restart({
      ...localFiles,
      append: async (path, text) => {
        await localFiles.append(path, text.slice(0, -1))
        throw new Error('the process ends')
      },
    })
    const batch = await this.#next()
    if (batch === undefined) throw new Error('there is nothing to pull')
    const end = await this.#store.put(batch).then(
      () => 'applied',
      () => 'died',
    )
    if (end !== 'died') throw new Error('the tenant did not die')
    await this.restart()
  }

  async restart(files = localFiles): Promise<void> {
    await this.#store.close()
    this.#store = await FolderStore.open(this.#folder, this.#name, files)
  }

  async stop(): Promise<void> {
    await this.#store.close()
    await rm(this.#folder, { recursive: true, force: true })
  }

  async #next(): Promise<TenantBatch | undefined> {
    const api = releaseApi({
      json: ({ method = 'GET', path, body }) => this.#send(method, path, body),
      send: async ({ method = 'GET', path, body }) => {
        const { status } = await this.#send(method, path, body)
        return new Response(null, { status })
      },
    })
    const feed = followReleases({
      api,
      keys: { tenant: this.#name, sealKeys: this.#sealKeys },
      directory: async () => this.#world.directory,
      inForceAt: this.#inForceAt,
      after: this.#store.cursor,
      seen: (key) => this.#store.has(key),
      pageItemsMax: 1,
    })
    for await (const batch of feed) return batch
    return undefined
  }

  async #send(method: string, path: string, json?: unknown): Promise<{ status: number; body: unknown }> {
    const { status, code, body } = await this.#world.ask(method, path, { token: this.token, json })
    if (status >= 400) throw new ClientError(code ?? 'ANSWER_UNEXPECTED', { status })
    return { status, body }
  }
}
