import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type Listening, listen } from '../../../ttp-server/src/http/listen.ts'
import { startWorld, type World } from '../../../ttp-server/test/http/world.ts'
import { buildBundle } from '../../build/build-bundle.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
}

/** A request that reached a server: everything that left the browser for it. */
export interface Arrived {
  readonly method: string
  readonly path: string
  readonly text: string
}

/** A real gateway with the page beside it, and the page once more at an origin of another party. */
export interface Site {
  readonly world: World
  readonly url: string
  /** The page, served by somebody who is not the gateway. */
  readonly elsewhere: string
  readonly arrived: Arrived[]
  /** Does something to requests for the service before they are answered; undefined lets them pass. */
  meddle: ((request: Request) => Promise<Response | undefined>) | undefined
  /** Ends the server and starts it again at the same address. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function startSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-portal-'))
  await buildBundle(folder)
  const world = await startWorld()
  follow(world)
  const arrived: Arrived[] = []
  const page = (request: Request): Response => {
    const path = new URL(request.url).pathname
    const name = path === '/' ? 'index.html' : path.slice(1)
    try {
      const headers = { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }
      return new Response(readFileSync(join(folder, name)), { headers })
    } catch {
      return new Response(null, { status: 404 })
    }
  }
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (!pathname.startsWith('/v1/')) return page(request)
    const text = await request.clone().text()
    const headers = JSON.stringify(Object.fromEntries(request.headers))
    arrived.push({ method: request.method, path: pathname, text: `${request.url}\n${headers}\n${text}` })
    const other = await site.meddle?.(request)
    if (other !== undefined) return other
    follow(world)
    const response = await world.gateway.app.fetch(request)
    if (pathname.endsWith('/closure')) await world.sequenceLog()
    return withCors(request, response)
  }
  let server = await listen({ fetch: answer, hostname: '127.0.0.1', port: 0 })
  const { port } = server
  const other: Listening = await listen({ fetch: page, hostname: '127.0.0.1', port: 0 })
  const site: Site = {
    world,
    url: `http://127.0.0.1:${port}`,
    elsewhere: `http://127.0.0.1:${other.port}`,
    arrived,
    meddle: undefined,
    restart: async () => {
      await server.stop()
      server = await listen({ fetch: answer, hostname: '127.0.0.1', port })
    },
    stop: async () => {
      await server.stop()
      await other.stop()
      await world.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return site
}

/** The gateway of a test has a clock of its own: it is set to the browser's. */
function follow({ clock }: World): void {
  const behind = (Date.now() - clock.now().getTime()) / 1000
  if (behind > 0) clock.advance(behind)
}

/** What a gateway that is set to allow this origin answers. */
function withCors(request: Request, response: Response): Response {
  const origin = request.headers.get('origin')
  if (origin === null) return response
  const headers = new Headers(response.headers)
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-allow-methods', 'GET, POST, PUT, DELETE')
  headers.set('access-control-allow-headers', 'authorization, content-type')
  const status = request.method === 'OPTIONS' ? 204 : response.status
  return new Response(status === 204 ? null : response.body, { status, headers })
}
