import { ServerError } from '../../kernel/errors.ts'
import type { HttpApp } from '../../kernel/http/mount.ts'
import { reportFailures } from '../../kernel/report-failures.ts'
import { countRequest, type Desk, signedInBy, viewOf } from './desk.ts'
import { UPLOAD_PATH, uploadPath } from './page.ts'
import { seeOther } from './view/answer.ts'
import { houseOf } from './view/page-view.ts'

const HASHED = /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
}

/** What the code may do: run its own files, in workers too, and speak with the gateway that it came from. Nothing within the page runs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // The address of its worker, and no other text, becomes code.
  "require-trusted-types-for 'script'",
  'trusted-types sluis-worker',
].join('; ')

/** The code that seals in a browser: served while the directory names it, under the very digest of what is in memory. */
export function mountAssets(app: HttpApp, desk: Desk): void {
  const { ports, logger } = desk
  const { bundle, directory, isDevelopment } = ports
  const report = reportFailures(logger, 'the code of the portal is not what the directory names', ports.now)
  const requireNamed = async (): Promise<void> => {
    if (bundle === undefined) throw new ServerError('NOT_FOUND')
    const { portal } = (await directory.current()).directory
    if (isDevelopment || portal?.bundles.some(({ digest }) => digest === bundle.digest) === true) return
    report(new ServerError('UNAVAILABLE'))
    throw new ServerError('UNAVAILABLE')
  }
  app.get(UPLOAD_PATH, async (context) => {
    countRequest(desk, context, 'portalUpload')
    await requireNamed()
    const signedIn = await signedInBy(desk, context, {})
    const house = signedIn && houseOf(signedIn)
    const institution = house?.kind === 'institution' ? house.id : undefined
    return seeOther(uploadPath(viewOf(desk, context).language, institution))
  })
  app.get('/portal/assets/:path{.+}', async (context) => {
    countRequest(desk, context, 'portalAsset')
    const path = context.req.param('path')
    const content = bundle?.files.get(path)
    if (content === undefined) throw new ServerError('NOT_FOUND')
    await requireNamed()
    return new Response(content, { headers: headersOf(path) })
  })
}

function headersOf(path: string): Record<string, string> {
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  // A file whose name holds its digest is the same for ever.
  const caching = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-store'
  return {
    'content-type': type,
    'cache-control': caching,
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  }
}
