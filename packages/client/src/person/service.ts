import { readFile } from 'node:fs/promises'
import { type Directory, findPerson, type Person } from '@sluis/ttp-core/person'
import { z } from 'zod'
import {
  type AnswerProof,
  apiDirectoryReader,
  apiLogReader,
  CheckpointKeeper,
  directoryHistory,
} from '../auditor/index.ts'
import { acceptDirectory } from '../http/directory.ts'
import { ClientError } from '../http/errors.ts'
import { RETRY, withRetry } from '../http/retry.ts'
import { type Fetch, readJson, sendRequest } from '../http/send-request.ts'
import { folderStorage } from '../state/node/folder-storage.ts'
import type { PersonConfig } from './config.ts'
import { PersonError } from './errors.ts'

/** A request as the service shows it. Nothing of it is believed before the signatures were verified. */
export const ShownRequest = z.object({
  request: z.string(),
  approvals: z.array(z.string()),
  state: z.string(),
  code: z.string().optional(),
  partsMissing: z.number(),
  resultCount: z.number(),
})
export type ShownRequest = z.output<typeof ShownRequest>
const ShownResult = z.object({ part: z.string(), evidence: z.unknown() })
/** The answer to a reveal, sealed, and what shows that it was in the log before. */
export type ShownResult = z.output<typeof ShownResult>

/** The service as one person sees it. Every call throws `ClientError`. */
export interface PersonService {
  /** The directory, verified, and who the person is in it, by the key that signs. Throws PERSON_KEY_UNKNOWN. */
  self(): Promise<{ readonly directory: Directory; readonly person: Person }>
  make(request: string): Promise<ShownRequest>
  sendPart(id: string, number: number, part: string): Promise<void>
  answer(id: string, approval: string): Promise<ShownRequest>
  list(): Promise<readonly ShownRequest[]>
  read(id: string): Promise<ShownRequest>
  /** Undefined while there is none. */
  result(id: string): Promise<ShownResult | undefined>
  /** The versions of the directory that were in force when the log took an entry, and what holds checkpoints against those seen. */
  history(): Pick<AnswerProof, 'inForceAt' | 'holdCheckpoint'>
}

/** Opens the service for a person; the access token comes from the environment or a file. */
export function personService(
  config: PersonConfig,
  signal: AbortSignal,
  fetch: Fetch = globalThis.fetch,
): PersonService {
  const send = async (method: string, path: string, body?: unknown, isOpen = false) => {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (!isOpen) headers.authorization = `Bearer ${await readToken(config)}`
    if (body !== undefined) headers['content-type'] = 'application/json'
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const now = () => new Date()
    return withRetry(() => sendRequest(fetch, config.url + path, init, now, signal), RETRY, signal)
  }
  const call = async (...asked: Parameters<typeof send>) => {
    const response = await send(...asked)
    return { status: response.status, body: response.status === 204 ? undefined : await readJson(response) }
  }
  const storage = folderStorage(config.stateDirectory)
  const shown = (value: unknown): ShownRequest => parsed(ShownRequest, value)
  const requests = '/v1/approval-requests'
  const { registrarKey } = config
  const newest = async () =>
    acceptDirectory({ storage, registrarKey }, (await call('GET', '/v1/directory', undefined, true)).body)
  return {
    self: async () => {
      const { directory } = await newest()
      const person = findPerson(directory, config.person)
      if (!person?.keys.some(({ kid }) => kid === config.signKey.kid)) throw new PersonError('PERSON_KEY_UNKNOWN')
      return { directory, person }
    },
    make: async (request) => shown((await call('POST', requests, { request })).body),
    sendPart: async (id, number, part) => {
      await call('PUT', `${requests}/${id}/selection/${number}`, { part })
    },
    answer: async (id, approval) => shown((await call('POST', `${requests}/${id}/approvals`, { approval })).body),
    list: async () =>
      parsed(z.object({ requests: z.array(ShownRequest) }), (await call('GET', `${requests}?state=all`)).body).requests,
    read: async (id) => shown((await call('GET', `${requests}/${id}`)).body),
    result: async (id) => {
      const { status, body } = await call('GET', `${requests}/${id}/result`)
      return status === 202 ? undefined : parsed(ShownResult, body)
    },
    history: () => {
      const open = {
        json: ({ path }: { readonly path: string }) => call('GET', path, undefined, true),
        send: ({ path }: { readonly path: string }) => send('GET', path, undefined, true),
      }
      const keeper = new CheckpointKeeper(storage, apiLogReader(open))
      const holdCheckpoint = keeper.hold.bind(keeper)
      const read = apiDirectoryReader(open)
      return { holdCheckpoint, inForceAt: directoryHistory({ read, registrarKey, newest, holdCheckpoint, signal }) }
    },
  }
}

async function readToken({ tokenFile }: PersonConfig): Promise<string> {
  const given = process.env.SLUIS_ACCESS_TOKEN ?? ''
  const token = given !== '' || tokenFile === undefined ? given : await readFile(tokenFile, 'utf8').catch(() => '')
  if (token.trim() === '') throw new PersonError('PERSON_TOKEN_MISSING')
  return token.trim()
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (!result.success) throw new ClientError('ANSWER_UNEXPECTED')
  return result.data
}
