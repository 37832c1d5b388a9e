import { chmod, rm, stat } from 'node:fs/promises'
import type { Server, Socket } from 'node:net'
import { createConnection, createServer } from 'node:net'
import { join } from 'node:path'
import type { RootEngine } from '@sluis/ttp-core/pseudonymise'
import { ROOT_ENGINES, SHARE_LENGTH } from '@sluis/ttp-core/pseudonymise'
import type { ErrorCode } from '../errors.ts'
import { ServerError } from '../errors.ts'
import type { DeskStatus } from './share-desk.ts'

/** What a request asks for: its first byte. A share follows `unseal` as bytes, never as text. */
export const REQUEST = { status: 0x01, unseal: 0x02, seal: 0x03 } as const
export type Request = keyof typeof REQUEST

/** State of an engine as its socket tells it. */
export type SealState = 'sealed' | 'starting' | 'unsealed'

/** What the socket answers: one line of JSON. */
export type Answer =
  | ({ readonly ok: true; readonly engine: RootEngine; readonly state: SealState } & DeskStatus)
  | { readonly ok: false; readonly code: ErrorCode }

/** Answers one request; the share's bytes are zeroed by whoever answers. */
export type Answering = (request: Request, share: Uint8Array) => Promise<Answer>

const MODE_SOCKET = 0o660
const MODE_OTHERS = 0o007
const CONNECTIONS_MAX = 8
const REQUEST_MS_MAX = 10_000

/** The engine's socket in a runtime folder. */
export const socketPath = (directory: string, engine: RootEngine): string => join(directory, `${engine}-engine.sock`)

/**
 * Listens on a Unix domain socket of mode 0660 for custodians: one request a connection, so that each share comes in a session of
 * its own.
 * @throws ServerError `CONFIGURATION_INVALID` when the folder is missing or open to everybody, `SOCKET_IN_USE`.
 */
export async function listenForCustodians(path: string, directory: string, answer: Answering): Promise<Server> {
  const folder = await stat(directory).catch(() => null)
  if (folder?.isDirectory() !== true || (folder.mode & MODE_OTHERS) !== 0)
    throw new ServerError('CONFIGURATION_INVALID')
  await removeStale(path)
  const server = createServer({ allowHalfOpen: true }, (socket) => void serve(socket, answer))
  server.maxConnections = CONNECTIONS_MAX
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  await chmod(path, MODE_SOCKET)
  return server
}

/** A socket file outlives a process that was killed; one at which somebody answers is another engine's. */
async function removeStale(path: string): Promise<void> {
  const answers = await new Promise<boolean>((resolve) => {
    const probe = createConnection(path, () => resolve(true))
    probe.once('error', () => resolve(false))
    probe.once('connect', () => probe.destroy())
  })
  if (answers) throw new ServerError('SOCKET_IN_USE')
  await rm(path, { force: true })
}

async function serve(socket: Socket, answer: Answering): Promise<void> {
  socket.on('error', () => undefined)
  socket.setTimeout(REQUEST_MS_MAX, () => socket.destroy())
  const received = new Uint8Array(1 + SHARE_LENGTH)
  try {
    const length = await receive(socket, received)
    // The engine may take longer to start than a request may take to arrive.
    socket.setTimeout(0)
    const request = ROUTES.find(([, code, bytes]) => code === received[0] && bytes === length)?.[0]
    const reply: Answer =
      request === undefined ? { ok: false, code: 'SHARE_MALFORMED' } : await answer(request, received.subarray(1))
    socket.end(`${JSON.stringify(reply)}\n`)
  } catch {
    socket.destroy()
  } finally {
    received.fill(0)
  }
}

const ROUTES: readonly (readonly [Request, number, number])[] = [
  ['status', REQUEST.status, 1],
  ['unseal', REQUEST.unseal, 1 + SHARE_LENGTH],
  ['seal', REQUEST.seal, 1],
]

/** Fills `target` until the other side ends its half; what it came in is zeroed. Rejects when there is more. */
function receive(socket: Socket, target: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    let length = 0
    socket.on('data', (chunk: Buffer) => {
      if (length + chunk.length > target.length) reject(new ServerError('SHARE_MALFORMED'))
      else target.set(chunk, length)
      length += chunk.length
      chunk.fill(0)
    })
    socket.once('end', () => resolve(length))
    socket.once('close', () => reject(new ServerError('UNAVAILABLE')))
  })
}

/**
 * Asks an engine at its socket.
 * @throws ServerError `ENGINE_UNREACHABLE` when nobody listens there, or the answer is none.
 */
export function askEngine(path: string, request: Request, share: Uint8Array = new Uint8Array(0)): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const unreachable = (cause?: unknown): void => reject(new ServerError('ENGINE_UNREACHABLE', { cause }))
    let text = ''
    const message = new Uint8Array([REQUEST[request], ...share])
    const socket = createConnection({ path }, () => {
      socket.end(message, () => message.fill(0))
    })
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    socket.once('error', unreachable)
    socket.once('end', () => {
      try {
        resolve(JSON.parse(text) as Answer)
      } catch (cause) {
        unreachable(cause)
      }
    })
  })
}

/** Whether a text names an engine. */
export const isRootEngine = (text: string): text is RootEngine => ROOT_ENGINES.some((engine) => engine === text)
