import { ServerError } from '../../kernel/errors.ts'
import type { HttpApp, HttpPorts } from '../../kernel/http/mount.ts'
import { createApp } from '../../kernel/http/mount.ts'
import type { Logger } from '../../kernel/log.ts'
import { mountAssets } from './assets.ts'
import { mountDeliveries } from './delivery-routes.ts'
import { answerFailures, countRequest, type Desk, servePublic } from './desk.ts'
import { mountInstitution } from './institution-routes.ts'
import { PAGES } from './page.ts'
import { choosePage } from './pages/choose.ts'
import { helpPage, textPage, trustPage } from './pages/help.ts'
import { homePage, registrarHome, welcomePage } from './pages/home.ts'
import type { PortalPorts } from './ports.ts'
import { mountRequests } from './request-routes.ts'
import { mountSignIn } from './sign-in-routes.ts'

import { seeOther } from './view/answer.ts'
import type { Html } from './view/html.ts'
import type { PageView } from './view/page-view.ts'
import { houseOf } from './view/page-view.ts'
import { STYLE } from './view/style.ts'
import { ACCESSIBILITY, GLOSSARY } from './words/help.ts'

/** The pages of the portal, under `/portal/`. */
export function portalRoutes(ports: PortalPorts, http: HttpPorts, logger: Logger): HttpApp {
  const app = createApp()
  const desk: Desk = { ports, http, logger }
  answerFailures(app, desk)
  app.get('/portal', () => seeOther(PAGES.home.path))
  app.get(STYLE.path, () => styleAnswer())
  mountSignIn(app, desk)
  servePublic(app, desk, PAGES.home, (view) => home(ports, view))
  servePublic(app, desk, PAGES.help, (view) => helpPage(view, ports.contact))
  servePublic(app, desk, PAGES.glossary, (view) => textPage(view, GLOSSARY))
  servePublic(app, desk, PAGES.accessibility, (view) => textPage(view, ACCESSIBILITY))
  servePublic(app, desk, PAGES.trust, async (view) => trustPage(view, (await ports.directory.current()).directory))
  mountDeliveries(app, desk)
  mountInstitution(app, desk)
  mountRequests(app, desk)
  mountAssets(app, desk)
  app.all('/portal/*', (context) => {
    countRequest(desk, context, 'portalNothing')
    throw new ServerError('NOT_FOUND')
  })
  return app
}

function styleAnswer(): Response {
  const headers = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' }
  return new Response(STYLE.text, { headers })
}

async function home(ports: PortalPorts, view: PageView): Promise<Html> {
  const { signedIn } = view
  if (signedIn === undefined) return welcomePage(view)
  const { actor, directory } = signedIn
  if (actor === undefined) return choosePage(view, signedIn, PAGES.home.path)
  const institution = houseOf(signedIn)
  if (actor.person.roles.includes('registrar')) return registrarHome(view)
  if (institution?.kind !== 'institution') throw new ServerError('SCOPE_MISSING')
  const mayKnow = actor.scopes.has('delivery:read')
  const listed = mayKnow ? await ports.deliveries.listDeliveries(actor, { limit: '50' }) : undefined
  return homePage({ ...view, signedIn, actor, directory, institution }, listed?.deliveries)
}
