import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ClientConfig } from '@sluis/client/supplier'
import { readConfig } from '@sluis/client/supplier'
import type { Directory, Organisation, SignKeyPair } from '@sluis/ttp-core/registrar'
import { directoryDigest, signDirectory } from '@sluis/ttp-core/registrar'
import { developmentRegistrar } from '@sluis/ttp-server'
import { expect } from 'vitest'
import type { Database } from '../../../../packages/ttp-server/src/kernel/database.ts'
import { openDatabase } from '../../../../packages/ttp-server/src/kernel/database.ts'
import { layDatabase } from '../../../../packages/ttp-server/test/support/lay-database.ts'
import { START_FLAGS } from '../../../../packages/ttp-server/test/support/programs.ts'
import type { Collaboration } from '../../../src/demo/collaboration.ts'
import { startCollaboration } from '../../../src/demo/collaboration.ts'
import { plantedIn } from './visitors.ts'

/** Institutions of these tests: two in good standing, one whose agreement lies ahead. */
export const MUSEUM = 'museum'
export const STAGE = 'stage'
export const EARLY = 'too-early'
export const IN_FORCE_FROM = '2025-01-01'

/** After this time no process answers from an older directory: the longest that one keeps it in memory is 2 s. */
const DIRECTORY_IN_FORCE_MS = 2_100

/** What a request came to. */
export interface Answer {
  readonly status: number
  /** Code of a problem document; undefined when there was no problem. */
  readonly code: string | undefined
  readonly body: Record<string, unknown>
}

export interface AskOptions {
  readonly token?: string
  readonly json?: unknown
  readonly form?: Record<string, string>
}

/** A whole TTP with its parties; everything that it answers and logs is kept, to be searched. */
export interface World {
  readonly collaboration: Collaboration
  readonly folder: string
  /** The owner's connection: to see that nothing was half done. */
  readonly database: Database
  readonly ask: (method: string, path: string, options?: AskOptions) => Promise<Answer>
  /** For the real client: the network, with every answer kept. */
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>
  readonly configOf: (party: string) => Promise<ClientConfig>
  /** Publishes the next version of the directory; resolves when every process goes by it. */
  readonly publish: (change: (directory: Directory) => Directory) => Promise<void>
  /** Fails when an answer or a log line so far holds a planted value. */
  readonly expectSilence: () => void
  readonly stop: () => Promise<void>
}

export async function startWorld(more: readonly string[] = []): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'sluis-bad-inputs-'))
  await chmod(folder, 0o711)
  await layDatabase(join(folder, 'ttp', 'database'))
  // The supervisor starts the processes with the flags of the process that it is in.
  process.execArgv = [...process.execArgv, ...START_FLAGS.filter((flag) => !process.execArgv.includes(flag))]
  const logged: string[] = []
  const answered: string[] = []
  const sources = [MUSEUM, STAGE, EARLY, ...more].map((institution) => ({
    institution,
    name: institution,
    kind: 'museum',
    file: '',
    agreementInForceFrom: institution === EARLY ? '2099-01-01' : IN_FORCE_FROM,
  }))
  const collaboration = await startCollaboration(folder, sources, 0, (_, line) => logged.push(line)).catch(
    async (error: unknown) => {
      await rm(folder, { recursive: true, force: true })
      throw error
    },
  )
  const { ttp } = collaboration
  const database = openDatabase(ttp.postgres().ownerUrl, 1)
  const fetchAndKeep: World['fetch'] = async (input, init) => {
    const response = await fetch(input, init)
    answered.push(`${[...response.headers].join('\n')}\n${await response.clone().text()}`)
    return response
  }
  const ask: World['ask'] = async (method, path, { token, json, form } = {}) => {
    const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded'
    const body = form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString()
    const response = await fetchAndKeep(new URL(path, ttp.url).href, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': type }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    const parsed = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
    const isProblem = response.headers.get('content-type') === 'application/problem+json'
    return { status: response.status, code: isProblem ? String(parsed.code) : undefined, body: parsed }
  }
  const configFile = (party: string): string => join(folder, 'parties', party, 'config.json')
  return {
    collaboration,
    folder,
    database,
    ask,
    fetch: fetchAndKeep,
    configOf: (party) => readConfig(configFile(party)),
    publish: async (change) => {
      const registrar: SignKeyPair = await developmentRegistrar(join(folder, 'ttp'))
      const { body } = await ask('GET', '/v1/directory')
      const before = String(body.document)
      const current = JSON.parse(Buffer.from(before.split('.')[1] ?? '', 'base64url').toString()) as Directory
      const next = change({ ...current, version: current.version + 1, previousDigest: directoryDigest(before) })
      const document = await signDirectory(next, registrar.privateJwk)
      expect(await ask('POST', '/v1/directory-versions', { json: { document } })).toMatchObject({ code: undefined })
      await setTimeout(DIRECTORY_IN_FORCE_MS)
    },
    expectSilence: () => {
      expect(answered.length).toBeGreaterThan(0)
      expect(logged.length).toBeGreaterThan(0)
      expect([...answered, ...logged].flatMap(plantedIn)).toEqual([])
    },
    stop: async () => {
      await database.close()
      await ttp.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The directory with one organisation changed. */
export function withOrganisation(
  directory: Directory,
  id: string,
  change: (organisation: Organisation) => Organisation,
): Directory {
  const organisations = directory.organisations.map((each) => (each.id === id ? change(each) : each))
  return { ...directory, organisations }
}

/** A file that the TTP keeps for itself: what only a test may look into. */
export const secretFile = (world: World, ...path: string[]): Promise<string> =>
  readFile(join(world.folder, 'ttp', ...path), 'utf8')
