import { z } from '@hono/zod-openapi'
import type { Registry } from '../domains/registry/index.ts'
import { EngineStates } from '../domains/registry/schemas.ts'
import type { Database } from '../kernel/database.ts'
import { ServerError } from '../kernel/errors.ts'
import type { HttpApp, HttpPorts } from '../kernel/http/mount.ts'
import { createApp, mount } from '../kernel/http/mount.ts'
import { operation } from '../kernel/http/operation.ts'
import { parse } from '../kernel/http/parse.ts'
import { NoInput } from '../kernel/http/schemas.ts'

const Status = z.strictObject({ status: z.literal('ok') }).openapi('Status')
const Readiness = z.strictObject({ status: z.literal('ok'), engines: EngineStates }).openapi('Readiness')

const readHealthOperation = operation({
  method: 'get',
  path: '/v1/health',
  operationId: 'readHealth',
  tag: 'health',
  summary: 'Whether the gateway runs',
  scope: 'public',
  answers: { 200: { description: 'It runs', schema: Status } },
  errors: [],
})

const readReadinessOperation = operation({
  method: 'get',
  path: '/v1/ready',
  operationId: 'readReadiness',
  tag: 'health',
  summary:
    'Whether the gateway can answer: it reaches the database with each of its roles; and what the engines last said of themselves',
  scope: 'public',
  answers: { 200: { description: 'It can', schema: Readiness } },
  errors: [],
})

/** Whether the gateway runs, and whether it can work. */
export function healthRoutes(
  databases: readonly Database[],
  { listEngineStates }: Pick<Registry, 'listEngineStates'>,
  http: HttpPorts,
): HttpApp {
  const app = createApp()
  mount(app, http, readHealthOperation, async (raw) => {
    parse(NoInput, raw)
    return { status: 200, body: { status: 'ok' } }
  })
  mount(app, http, readReadinessOperation, async (raw) => {
    parse(NoInput, raw)
    await Promise.all(databases.map((database) => database.withConnection((sql) => sql.query('select 1')))).catch(
      (cause: unknown) => {
        throw new ServerError('UNAVAILABLE', { cause })
      },
    )
    return { status: 200, body: { status: 'ok', engines: await listEngineStates() } }
  })
  return app
}
