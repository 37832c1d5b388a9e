import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { listen } from '../../../ttp-server/src/http/listen.ts'
import { readPortalBundle } from '../../../ttp-server/src/http/portal-bundle.ts'
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

/** A real gateway that serves the page, and the page once more at an origin of another party. */
export interface Site {
  readonly world: World
  readonly url: string
  /** Where the gateway serves the page. */
  readonly page: string
  /** The page, served by somebody who is not the gateway. */
  readonly elsewhere: string
  readonly arrived: Arrived[]
  /** Does something to requests for the service before they are answered; undefined lets them pass. */
  meddle: ((request: Request) => Promise<Response | undefined>) | undefined
  readonly stopServer: () => Promise<void>
  /** Starts the server again at the same address. */
  readonly startServer: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Builds the page, names its digest in the directory and serves it. */
export async function startSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-portal-'))
  await buildBundle(folder)
  const world = await startWorld()
  const arrived: Arrived[] = []
  const stranger = await listen({ fetch: (request) => fileOf(folder, request), hostname: '127.0.0.1', port: 0 })
  const elsewhere = `http://127.0.0.1:${stranger.port}`
  const portalBundle = readPortalBundle(folder)
  const gateway = world.anotherGateway({ portalBundle, portalOrigins: [elsewhere] })
  follow(world)
  const first = await world.publish()
  const portal = { bundles: [{ digest: portalBundle.digest, publishedAt: '2026-06-01T12:00:00.000Z' }] }
  const named = await world.publish((directory) => ({ ...directory, portal }))
  if (first.status !== 201 || named.status !== 201) throw new Error(await named.text())

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const text = await request.clone().text()
    const headers = JSON.stringify(Object.fromEntries(request.headers))
    arrived.push({ method: request.method, path: pathname, text: `${request.url}\n${headers}\n${text}` })
    const other = await site.meddle?.(request)
    if (other !== undefined) return other
    follow(world)
    const response = await gateway.app.fetch(request)
    if (pathname.endsWith('/closure')) await world.sequenceLog()
    return response
  }
  let server = await listen({ fetch: answer, hostname: '127.0.0.1', port: 0 })
  const { port } = server
  const url = `http://127.0.0.1:${port}`
  const site: Site = {
    world,
    url,
    page: `${url}/portal/assets/upload.html`,
    elsewhere: `${elsewhere}/upload.html`,
    arrived,
    meddle: undefined,
    stopServer: () => server.stop(),
    startServer: async () => {
      server = await listen({ fetch: answer, hostname: '127.0.0.1', port })
    },
    stop: async () => {
      await server.stop()
      await stranger.stop()
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

/** What a server of files alone answers. */
function fileOf(folder: string, request: Request): Response {
  const name = new URL(request.url).pathname.slice(1)
  try {
    const headers = { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }
    return new Response(readFileSync(join(folder, name)), { headers })
  } catch {
    return new Response(null, { status: 404 })
  }
}
