import type { ErrorCode } from '../errors.ts'
import { ServerError } from '../errors.ts'
import { createPace } from './pace.ts'
import { ProblemError } from './problem.ts'

/** A body that announces no length gets room for this much at first, in bytes. */
const ROOM_BYTES_MIN = 65_536

/**
 * Reads a body, counting while it streams in: what is too large is given up at the first byte too many, whatever
 * Content-Length said.
 * @throws ServerError `tooLarge`; `REQUEST_TIMEOUT` when it comes too slowly; `REQUEST_MALFORMED` when the caller goes away in the
 * middle.
 */
export async function readBody(request: Request, bytesMax: number, tooLarge: ErrorCode): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? '0')
  if (announced > bytesMax) throw new ServerError(tooLarge)
  if (request.body === null) return new Uint8Array()
  // Written in place as it comes: a list of pieces would hold a large body twice.
  let room: Uint8Array = new Uint8Array(announced > 0 ? announced : Math.min(ROOM_BYTES_MIN, bytesMax))
  let length = 0
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader()
  const pace = createPace()
  for (;;) {
    const { done, value } = await pace.within(reader.read(), length).catch(async (cause: unknown) => {
      if (!(cause instanceof ServerError)) throw new ServerError('REQUEST_MALFORMED', { cause })
      await reader.cancel().catch(() => undefined)
      throw cause
    })
    if (done) return room.subarray(0, length)
    if (length + value.byteLength > bytesMax) {
      await reader.cancel().catch(() => undefined)
      throw new ServerError(tooLarge)
    }
    room = withRoom(room, length, length + value.byteLength, bytesMax)
    room.set(value, length)
    length += value.byteLength
  }
}

function withRoom(room: Uint8Array, length: number, needed: number, bytesMax: number): Uint8Array {
  if (needed <= room.byteLength) return room
  const larger = new Uint8Array(Math.min(bytesMax, Math.max(needed, room.byteLength * 2)))
  larger.set(room.subarray(0, length))
  return larger
}

/**
 * Reads a JSON object or, with `form`, the fields of a form.
 * @throws ServerError `REQUEST_MALFORMED` for another media type, for text that is not UTF-8 or not one JSON object, and for a
 * form that names a field twice; `tooLarge`.
 */
export async function readFields(
  request: Request,
  kind: 'json' | 'form',
  bytesMax: number,
  tooLarge: ErrorCode,
): Promise<Record<string, unknown>> {
  const mediaType = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (mediaType !== (kind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded')) {
    throw new ProblemError('REQUEST_MALFORMED', { fields: [{ path: '', rule: 'media_type' }] })
  }
  const bytes = await readBody(request, bytesMax, tooLarge)
  return kind === 'json' ? jsonFields(bytes) : formFields(bytes)
}

// No cause here: the message of a syntax error quotes what it could not read.
function malformed(): never {
  throw new ProblemError('REQUEST_MALFORMED', { fields: [{ path: '', rule: 'not_readable' }] })
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return malformed()
  }
}

function jsonFields(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(decoded(bytes))
  } catch {
    return malformed()
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed()
  return value as Record<string, unknown>
}

function formFields(bytes: Uint8Array): Record<string, unknown> {
  return singleFields(new URLSearchParams(decoded(bytes)))
}

/** The fields of a form or query, each once. @throws ProblemError `REQUEST_MALFORMED` when one comes twice. */
export function singleFields(parameters: URLSearchParams): Record<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of parameters) {
    if (fields.has(name)) return malformed()
    fields.set(name, value)
  }
  return Object.fromEntries(fields)
}
