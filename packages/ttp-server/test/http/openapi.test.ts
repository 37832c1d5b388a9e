import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ERRORS } from '../../src/kernel/errors.ts'
import { errorsOf } from '../../src/kernel/http/openapi.ts'
import { expectStatus } from './client.ts'
import { OPERATIONS } from './operations.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

interface Described {
  readonly operationId: string
  readonly summary: string
  readonly security: readonly Record<string, readonly string[]>[]
  readonly 'x-scope': string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> }
  readonly responses: Record<string, { readonly description: string; readonly content?: Record<string, unknown> }>
}
interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Described>>
  readonly components: { readonly schemas: Record<string, unknown>; readonly securitySchemes: Record<string, unknown> }
}

let world: World
let document: Document
beforeAll(async () => {
  world = await startWorld()
  document = (await (await expectStatus(world.request('GET', '/v1/openapi.json'), 200)).json()) as Document
})
afterAll(() => world.stop())

test('it is OpenAPI 3.1 and names exactly the operations that are mounted [HTTP-14]', () => {
  expect(document.openapi).toBe('3.1.0')
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  const mounted = world.gateway.app.routes
    // The portal's pages are for people: no program reads them (section 13).
    .filter(({ method, path }) => method !== 'ALL' && path !== '/v1/openapi.json' && !/^\/portal(?:\/|$)/.test(path))
    .map(
      ({ method, path }) => `${method.toLowerCase()} ${path.replace('{.+}', '').replaceAll(/:([a-zA-Z]+)/g, '{$1}')}`,
    )
  expect(described.sort()).toEqual([...new Set(mounted)].sort())
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name ?? '',
  )
  expect(references.length).toBeGreaterThan(0)
  for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name)
})

describe.each(OPERATIONS)('$method $path', (operation) => {
  const find = (): Described => {
    const described = document.paths[operation.path]?.[operation.method]
    if (described === undefined) throw new Error('not described')
    return described
  }

  test('names the scope that it needs', () => {
    const described = find()
    expect(described['x-scope']).toBe(operation.scope)
    expect(described.security).toEqual(operation.scope === 'public' ? [] : [{ clientCredentials: [operation.scope] }])
  })

  test('describes its parameters, its body and every answer, problems included [HTTP-14]', () => {
    const described = find()
    const inPath = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name)
    const parameters = described.parameters ?? []
    expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(inPath)
    expect(described.requestBody !== undefined).toBe(operation.body !== undefined)
    const problems = errorsOf(operation).map((code) => ERRORS[code].status)
    const statuses = [...Object.keys(operation.answers).map(Number), ...problems].map(String)
    expect(Object.keys(described.responses).sort()).toEqual([...new Set(statuses)].sort())
    for (const code of errorsOf(operation)) {
      expect(described.responses[ERRORS[code].status]?.description).toContain(code)
    }
  })
})

test('requests are closed: no schema of a body takes unknown fields', () => {
  for (const name of ['OpenDelivery', 'Chunk', 'Closure', 'Acknowledgement', 'PublishDirectory', 'TokenRequest']) {
    expect(document.components.schemas[name]).toMatchObject({ type: 'object', additionalProperties: false })
  }
})
