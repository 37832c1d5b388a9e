import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Directory, directoryDigest, signDirectory } from '@sluis/ttp-core/registrar'
import type { Activity, Identity } from '@sluis/ttp-core/supplier'
import type { ClientConfig } from '../http/config.ts'
import type { Fetch } from '../http/send-request.ts'
import { FakeLog } from './fake-log.ts'
import { endpointOf, type Fault, Faults } from './faults.ts'
import { type Listening, listenOnLoopback } from './listen.ts'
import { openParts } from './open-parts.ts'
import { type AgreementChange, clientIdOf, makeParties } from './parties.ts'
import { answer, makeState, type SeenRequest } from './service.ts'

/** How the fake is set up; nothing is needed. */
export interface FakeTtpOptions {
  /** Identifiers in the directory: 2 to 40 of `a`–`z`, `0`–`9`, `-`. */
  readonly institution?: string
  readonly tenant?: string
  readonly domain?: string
  /** In force from 2025-01-01 with anonymous visits allowed, unless told otherwise. */
  readonly agreement?: AgreementChange
  /** The clock of the service. */
  readonly now?: () => Date
}

/** A withdrawal of consent to one-to-one contact. */
export interface FakeWithdrawal {
  readonly deliveryId: string
  readonly persons: readonly Identity[]
}
/** A row as those see it who receive it. `identity` is absent for an anonymous row. */
export interface DeliveredRow {
  /** Number in the delivery, after the shuffle: it says nothing of the order of your records. */
  readonly row: number
  readonly identity?: Identity & { readonly contactConsent?: boolean }
  readonly activity: Activity
}

/** A delivery that came, opened. */
export interface FakeDelivery {
  readonly deliveryId: string
  readonly state: 'open' | 'closed' | 'abandoned' | 'refused'
  /** Why the identity engine refused it. */
  readonly refusal?: { readonly code: string; readonly chunk: number }
  readonly rows: readonly DeliveredRow[]
}

/** A trusted third party for tests: the real HTTP interface and real cryptography, with keys that are thrown away. */
export interface FakeTtp {
  /** To be given to what is tested, in place of the network. */
  readonly fetch: Fetch
  /** Every request so far, in order. */
  readonly requests: readonly SeenRequest[]
  /** The configuration of the institution's client, as `readConfig` gives it; `stateDirectory` is a folder of your test. */
  config(stateDirectory: string): ClientConfig
  /** Writes that configuration as a file (and its keys) into a folder, for what reads one; gives its path. Listens first, if it does not. */
  writeConfig(folder: string): Promise<string>
  /** Makes requests to come fail; several failures strike one after the other. */
  fail(fault: Fault): void
  /** Forgets failures that are still to come. */
  heal(): void
  /** Keeps receipts back: answers "not yet" to so many requests for one. */
  holdReceipts(times: number): void
  /** What was delivered, in the order of opening, decrypted with the keys of those who receive it. */
  deliveries(): Promise<FakeDelivery[]>
  /** Withdrawals of consent that were closed, as the identity engine reads them; they are deliveries without rows. */
  withdrawals(): Promise<FakeWithdrawal[]>
  /** Publishes the next version of the directory: to end an agreement, suspend a client, replace a key. */
  publish(change: (directory: Directory) => Partial<Directory>): Promise<void>
  /** Listens on 127.0.0.1, for a program in another process; gives the address. */
  listen(port?: number): Promise<string>
  /** Stops listening. */
  close(): Promise<void>
}

const URL_IN_PROCESS = 'https://ttp.test'

/** Starts a fake for one institution. Nothing listens until `listen`. */
export async function startFakeTtp(options: FakeTtpOptions = {}): Promise<FakeTtp> {
  const { institution = 'museum', tenant = 'analysis', domain = 'insight', agreement = {}, now } = options
  const log = new FakeLog({ name: 'ttp.test/log', privateKey: crypto.getRandomValues(new Uint8Array(32)) })
  const names = { institution, tenant, domain, issuer: URL_IN_PROCESS }
  const parties = await makeParties(names, log.named, agreement)
  const state = makeState(
    institution,
    parties,
    await signDirectory(parties.directory, parties.registrar.privateJwk),
    log,
  )
  if (now) state.now = now
  const faults = new Faults()
  let listening: Listening | undefined

  const handle: Fetch = async (url, init) => {
    init.signal?.throwIfAborted()
    const { pathname } = new URL(url)
    const method = init.method ?? 'GET'
    const endpoint = endpointOf(method, pathname)
    const body = typeof init.body === 'string' && endpoint !== 'chunk' ? init.body : undefined
    state.requests.push({ method, path: pathname, endpoint, body })
    return faults.strike(endpoint, () => answer(state, parties, url, init), init.signal)
  }
  const listen = async (port = 0): Promise<string> => {
    listening ??= await listenOnLoopback(handle, port)
    return listening.url
  }
  const config = (stateDirectory: string): ClientConfig => ({
    url: listening?.url ?? URL_IN_PROCESS,
    organisation: institution,
    clientId: clientIdOf(institution),
    signKey: parties.institution.privateJwk,
    registrarKey: parties.registrar.publicJwk,
    tenant,
    domain,
    country: 'NL',
    stateDirectory,
  })
  return {
    fetch: handle,
    requests: state.requests,
    config,
    writeConfig: async (folder) => {
      await listen()
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, 'sluis.json')
      const content = { ...config('state'), stateDirectory: 'state' }
      await writeFile(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
      return path
    },
    fail: (fault) => faults.add(fault),
    heal: () => faults.clear(),
    holdReceipts: (times) => {
      state.pendingReceipts = times
    },
    deliveries: async () => {
      const found: FakeDelivery[] = []
      for (const held of state.deliveries.values()) {
        const refusal = held.verdict?.refusal
        const { identities, activities } = refusal ? NOTHING : await openParts(held, parties)
        const known = new Map(identities.map(({ row, ...identity }) => [row, identity]))
        const rows = activities.map(({ row, ...activity }): DeliveredRow => {
          const identity = known.get(row)
          return { row, ...(identity && { identity }), activity }
        })
        found.push({
          deliveryId: held.deliveryId,
          state: refusal ? 'refused' : held.state,
          ...(refusal && { refusal }),
          rows,
        })
      }
      return found
    },
    withdrawals: async () => {
      const found: FakeWithdrawal[] = []
      for (const held of state.deliveries.values()) {
        if (held.state !== 'closed' || held.verdict?.refusal) continue
        const { identities, isWithdrawal } = await openParts(held, parties)
        if (!isWithdrawal) continue
        found.push({ deliveryId: held.deliveryId, persons: identities.map(({ row: _, ...identity }) => identity) })
      }
      return found
    },
    publish: async (change) => {
      const version = state.directory.version + 1
      const next = {
        ...state.directory,
        ...change(state.directory),
        version,
        previousDigest: directoryDigest(state.jws),
      }
      state.jws = await signDirectory(next, parties.registrar.privateJwk)
      state.directory = next
    },
    listen,
    close: async () => {
      await listening?.close()
      listening = undefined
    },
  }
}

const NOTHING = { identities: [], activities: [] } as const
