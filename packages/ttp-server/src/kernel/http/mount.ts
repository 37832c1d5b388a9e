import type { HttpBindings } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { ServerError } from '../errors.ts'
import type { Actor } from './actor.ts'
import { countedAs, requireScope } from './actor.ts'
import type { Authenticate } from './authenticate.ts'
import { readFields, singleFields } from './body.ts'
import type { AddressOf } from './caller-address.ts'
import type { CertificateOf, ClientCertificate } from './client-certificate.ts'
import type { MemoryGate } from './memory-gate.ts'
import { describeOperation } from './openapi.ts'
import type { AnswerOf, Operation } from './operation.ts'
import { ProblemError } from './problem.ts'
import type { RateLimiter, RateState } from './rate-limit.ts'
import { RateLimitedError } from './rate-limit.ts'

/** What the request log may know of a request. */
export interface HttpEnv {
  Bindings: Partial<HttpBindings>
  Variables: { operation?: string; actor?: Actor; rate?: RateState }
}

export type HttpApp = OpenAPIHono<HttpEnv>

/** What every route needs. */
export interface HttpPorts {
  readonly authenticate: Authenticate
  readonly certificateOf: CertificateOf
  /** Per client, after its token was verified. */
  readonly limitClient: RateLimiter
  /** Per network address, for operations without a token. */
  readonly limitAddress: RateLimiter
  /** Whom an operation without a token, or with one that does not count, is counted as. */
  readonly addressOf: AddressOf
  /** Room for the bodies of clients, and of operations without a token: these cannot keep those waiting. */
  readonly clientBodies: MemoryGate
  readonly publicBodies: MemoryGate
}

/** A router of one domain. */
export function createApp(): HttpApp {
  return new OpenAPIHono<HttpEnv>()
}

/** What is known of whoever asks without a token. */
export interface Caller {
  /** Shown in the handshake of the connection; of no weight until it is compared with the directory. */
  readonly certificate: ClientCertificate | undefined
  /** Network address; empty where there is no network. */
  readonly address: string
}

type Handler<Op extends Operation> = Op['scope'] extends 'public'
  ? (raw: Record<string, unknown>, caller: Caller) => Promise<AnswerOf<Op>>
  : (raw: Record<string, unknown>, actor: Actor) => Promise<AnswerOf<Op>>

/**
 * Adds an operation to a router and to the OpenAPI document. Who asks is settled before the body is read. The verb gets the
 * fields of path, query and body as one raw object and parses them itself.
 */
export function mount<Op extends Operation>(
  app: HttpApp,
  ports: HttpPorts,
  definition: Op,
  handler: Handler<Op>,
): void {
  app.openAPIRegistry.registerPath(describeOperation(definition))
  app.on(definition.method.toUpperCase(), routerPath(definition), async (context) => {
    context.set('operation', definition.operationId)
    const actor = await authorise(context, ports, definition)
    const gate = actor === undefined ? ports.publicBodies : ports.clientBodies
    const counted = actor === undefined ? ports.addressOf(context.env?.incoming) : countedAs(actor)
    const work = async (): Promise<Response> => {
      const raw = await rawFields(context, definition)
      const caller = actor ?? {
        certificate: ports.certificateOf(context.env?.incoming),
        address: ports.addressOf(context.env?.incoming),
      }
      const answer = await (
        handler as (raw: Record<string, unknown>, caller: Actor | Caller) => Promise<WrittenAnswer>
      )(raw, caller)
      return written(definition, answer)
    }
    return gate.pass(bodyBytes(context.req.raw, definition), work, counted === '' ? undefined : counted)
  })
}

/** Bodies up to this size pass at any time. */
const SMALL_BODY_BYTES = 65_536

/** How much room a body may need: what it announces, or as much as the operation takes when it announces nothing. */
function bodyBytes(request: Request, { body }: Operation): number {
  if (body === undefined || body.bytesMax <= SMALL_BODY_BYTES) return 0
  const announced = request.headers.get('content-length')
  const bytes = announced === null ? body.bytesMax : Number(announced)
  // One that announces too much is refused unread.
  return bytes <= SMALL_BODY_BYTES || bytes > body.bytesMax ? 0 : bytes
}

function routerPath({ path, wildcard }: Operation): string {
  return path.replaceAll(/\{([^}]+)\}/g, ':$1') + (wildcard === true ? '{.+}' : '')
}

async function authorise(
  context: Context<HttpEnv>,
  ports: HttpPorts,
  { scope }: Operation,
): Promise<Actor | undefined> {
  const incoming = context.env?.incoming
  if (scope === 'public') {
    count(context, ports.limitAddress, ports.addressOf(incoming))
    return undefined
  }
  const certificate = ports.certificateOf(incoming)
  const actor = await ports.authenticate(context.req.header('authorization'), certificate).catch((error: unknown) => {
    // Whoever tries tokens is counted by where he comes from.
    if (error instanceof ServerError) count(context, ports.limitAddress, ports.addressOf(incoming))
    throw error
  })
  context.set('actor', actor)
  count(context, ports.limitClient, countedAs(actor))
  requireScope(actor, scope)
  return actor
}

function count(context: Context<HttpEnv>, limit: RateLimiter, caller: string): void {
  try {
    context.set('rate', limit(caller))
  } catch (error) {
    if (error instanceof RateLimitedError) context.set('rate', error.rate)
    throw error
  }
}

async function rawFields(context: Context<HttpEnv>, { body }: Operation): Promise<Record<string, unknown>> {
  const parts = [
    context.req.param() as Record<string, unknown>,
    singleFields(new URL(context.req.url).searchParams),
    body === undefined ? {} : await readFields(context.req.raw, body.kind, body.bytesMax, body.tooLarge),
  ]
  const raw = new Map<string, unknown>()
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) {
    // The same field in the path and in the body: none of the two can be the right one.
    if (raw.has(name))
      throw new ProblemError('REQUEST_MALFORMED', { fields: [{ path: '', rule: 'unrecognized_keys' }] })
    raw.set(name, value)
  }
  return Object.fromEntries(raw)
}

interface WrittenAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

function written({ answers }: Operation, answer: WrittenAnswer): Response {
  const headers = new Headers({ 'cache-control': 'no-store', ...answer.headers })
  const declared = answers[answer.status]
  if (declared?.schema !== undefined) {
    headers.set('content-type', 'application/json')
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers })
  }
  if (declared?.mediaType === undefined) return new Response(null, { status: answer.status, headers })
  headers.set('content-type', declared.mediaType)
  return new Response(answer.body as string | Uint8Array<ArrayBuffer>, { status: answer.status, headers })
}
