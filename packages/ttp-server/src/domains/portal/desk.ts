import type { Context } from 'hono'
import type { ErrorCode } from '../../kernel/errors.ts'
import { ServerError } from '../../kernel/errors.ts'
import { countedAs } from '../../kernel/http/actor.ts'
import { createErrorHandler } from '../../kernel/http/handle-error.ts'
import type { HttpApp, HttpEnv, HttpPorts } from '../../kernel/http/mount.ts'
import type { Logger } from '../../kernel/log.ts'
import { BUNDLE_PAGES, PAGES, type Page } from './page.ts'
import { choosePage } from './pages/choose.ts'
import { failurePage } from './pages/failure.ts'
import type { PortalPorts } from './ports.ts'
import { isByScript } from './session/by-script.ts'
import { LANGUAGE_COOKIE, noCookie, readCookie, SESSION_COOKIE } from './session/cookies.ts'
import { openSession, type SignedIn } from './session/open-session.ts'
import { pageAnswer } from './view/answer.ts'
import type { Html } from './view/html.ts'
import { houseOf, type OwnView, type PageView } from './view/page-view.ts'
import { languageOf } from './words/language.ts'

/** All that the pages are served with. */
export interface Desk {
  readonly ports: PortalPorts
  readonly http: HttpPorts
  readonly logger: Logger
}
type Request = Context<HttpEnv>

/** Counts a request of the portal by where it comes from, and names it in the log. @throws RateLimitedError */
export function countRequest({ http }: Desk, context: Request, operation: string): void {
  context.set('operation', operation)
  context.set('rate', http.limitAddress(http.addressOf(context.env?.incoming)))
}

/** What a page is made with, without asking who is signed in. */
export function viewOf({ ports }: Desk, context: Request, signedIn?: SignedIn): PageView {
  const cookies = context.req.header('cookie')
  return {
    language: languageOf(readCookie(cookies, LANGUAGE_COOKIE), context.req.header('accept-language')),
    path: context.req.path,
    signedIn,
    hasSignIn: ports.openId !== undefined,
    hasUpload: ports.bundle !== undefined,
    hasVerifier: ports.bundle?.files.has(BUNDLE_PAGES.verify) === true,
    hasCodes: ports.bundle?.files.has(BUNDLE_PAGES.codes.nl) === true,
    now: ports.now(),
  }
}

/** What a page answers: a page, or something else to keep. */
type Rendered = Html | Response

/** Serves a page that everybody may see, signed in or not. */
export function servePublic(
  app: HttpApp,
  desk: Desk,
  page: Page,
  render: (view: PageView, context: Request) => Promise<Rendered> | Rendered,
): void {
  app.get(page.path, async (context) => {
    countRequest(desk, context, page.operation)
    const view = viewOf(desk, context, await signedInBy(desk, context, page))
    const rendered = await render(view, context)
    return rendered instanceof Response ? rendered : pageAnswer(200, view.language, rendered)
  })
}

/** Serves a page to the people whom its reach names. */
export function serveOwn(
  app: HttpApp,
  desk: Desk,
  page: Page,
  render: (view: OwnView, context: Request) => Promise<Rendered> | Rendered,
): void {
  app.get(page.path, async (context) => {
    countRequest(desk, context, page.operation)
    if (desk.ports.openId === undefined) throw new ServerError('GRANT_UNSUPPORTED')
    const signedIn = await signedInBy(desk, context, page)
    if (signedIn === undefined) throw new ServerError('TOKEN_MISSING')
    const view = viewOf(desk, context, signedIn)
    if (signedIn.actor === undefined)
      return pageAnswer(200, view.language, choosePage(view, signedIn, context.req.path))
    const rendered = await render(ownView(view, signedIn, page), context)
    return rendered instanceof Response ? rendered : pageAnswer(200, view.language, rendered)
  })
}

/** Serves a page to the registrar alone. */
export function serveRegistrar(
  app: HttpApp,
  desk: Desk,
  page: Page,
  render: (view: PageView, signedIn: SignedIn) => Promise<Html>,
): void {
  app.get(page.path, async (context) => {
    countRequest(desk, context, page.operation)
    if (desk.ports.openId === undefined) throw new ServerError('GRANT_UNSUPPORTED')
    const signedIn = await signedInBy(desk, context, page)
    if (signedIn === undefined) throw new ServerError('TOKEN_MISSING')
    if (signedIn.actor?.person.roles.includes('registrar') !== true) throw new ServerError('SCOPE_MISSING')
    const view = viewOf(desk, context, signedIn)
    return pageAnswer(200, view.language, await render(view, signedIn))
  })
}

/** @throws ServerError `SCOPE_MISSING` for whom the page is not. */
export function ownView(view: PageView, signedIn: SignedIn, { reach }: Pick<Page, 'reach'>): OwnView {
  const { actor, directory } = signedIn
  const institution = houseOf(signedIn)
  if (actor === undefined || institution?.kind !== 'institution') throw new ServerError('SCOPE_MISSING')
  if (reach === 'deliveries' && !actor.scopes.has('delivery:read')) throw new ServerError('SCOPE_MISSING')
  return { ...view, signedIn, actor, directory, institution }
}

/** Who is signed in, counted by who they are; nobody for a script, but where the page is one that scripts ask for. */
export async function signedInBy(
  { ports, http }: Desk,
  context: Request,
  page: Pick<Page, 'byScript'>,
): Promise<SignedIn | undefined> {
  if (ports.openId === undefined || (page.byScript !== true && isByScript(context.req.raw.headers))) return undefined
  const signedIn = await openSession(ports, readCookie(context.req.header('cookie'), SESSION_COOKIE))
  if (signedIn?.actor !== undefined) {
    context.set('actor', signedIn.actor)
    context.set('rate', http.limitClient(countedAs(signedIn.actor)))
  }
  return signedIn
}

/** Which errors end the session of the browser. */
const ENDS = new Set<ErrorCode>([
  'PERSON_SUSPENDED',
  'ORGANISATION_SUSPENDED',
  'SECOND_FACTOR_MISSING',
  'PERSON_UNKNOWN',
])

/** Turns an error into a page: the code is that of the closed table, and into the log goes what goes there for every request. */
export function answerFailures(app: HttpApp, desk: Desk): void {
  const asProblem = createErrorHandler(desk.logger)
  app.onError(async (error, context) => {
    const problem = await asProblem(error, context)
    const { code } = (await problem.json()) as { code: ErrorCode }
    const view = viewOf(desk, context)
    const target = context.req.method === 'GET' ? context.req.path : PAGES.home.path
    const cookies = ENDS.has(code) ? [noCookie(SESSION_COOKIE)] : []
    const answer = await pageAnswer(problem.status, view.language, failurePage(view, code, target), cookies)
    for (const name of ['retry-after', 'www-authenticate']) {
      const value = problem.headers.get(name)
      if (value !== null) answer.headers.set(name, value)
    }
    return answer
  })
}
