import type { ErrorCode } from '../errors.ts'
import { ServerError } from '../errors.ts'
import { ProblemError } from './problem.ts'

/**
 * Reads a body, counting while it streams in: what is too large is given up at the first byte too many, whatever
 * Content-Length said.
 * @throws ServerError `tooLarge`.
 */
export async function readBody(request: Request, bytesMax: number, tooLarge: ErrorCode): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? '0')
  if (announced > bytesMax) throw new ServerError(tooLarge)
  if (request.body === null) return new Uint8Array()
  const pieces: Uint8Array[] = []
  let length = 0
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      // The caller went away, or sent less than it announced.
      throw new ServerError('REQUEST_MALFORMED', { cause })
    })
    if (done) return joined(pieces, length)
    length += value.byteLength
    if (length > bytesMax) {
      await reader.cancel().catch(() => undefined)
      throw new ServerError(tooLarge)
    }
    pieces.push(value)
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces
  if (pieces.length === 1 && only !== undefined) return only
  const whole = new Uint8Array(length)
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.byteLength
  }
  return whole
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
