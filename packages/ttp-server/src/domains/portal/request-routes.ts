import { ServerError } from '../../kernel/errors.ts'
import { countedAs, type PersonActor } from '../../kernel/http/actor.ts'
import type { HttpApp } from '../../kernel/http/mount.ts'
import { countRequest, type Desk, serveOwn, serveRegistrar } from './desk.ts'
import { PAGES } from './page.ts'
import { colleaguesPage } from './pages/colleagues.ts'
import { requestsPage } from './pages/requests.ts'
import { answerRole } from './requests/answer-role.ts'
import { askRole } from './requests/ask-role.ts'
import { listRoleRequests, listWaitingRequests } from './requests/role-request-rows.ts'
import { requireForm } from './session/require-form.ts'
import { seeOther } from './view/answer.ts'

/** Who may do what at an institution, and what it asks the registrar to change. */
export function mountRequests(app: HttpApp, desk: Desk): void {
  const { ports, http } = desk
  serveOwn(app, desk, PAGES.colleagues, async (view) =>
    colleaguesPage(view, await ports.database.withConnection((sql) => listRoleRequests(sql, view.institution.id))),
  )
  serveRegistrar(app, desk, PAGES.requests, async (view, signedIn) =>
    requestsPage(view, signedIn, await ports.database.withConnection(listWaitingRequests)),
  )
  const post = (path: string, operation: string, act: (actor: PersonActor, fields: unknown) => Promise<void>): void => {
    app.post(path, async (context) => {
      countRequest(desk, context, operation)
      const { signedIn, fields } = await requireForm(ports, context.req.raw)
      if (signedIn.actor === undefined) throw new ServerError('SCOPE_MISSING')
      context.set('actor', signedIn.actor)
      context.set('rate', http.limitClient(countedAs(signedIn.actor)))
      await act(signedIn.actor, fields)
      return seeOther(path)
    })
  }
  post(PAGES.colleagues.path, 'portalAskRole', (actor, fields) => askRole(ports, actor, fields))
  post(PAGES.requests.path, 'portalAnswerRole', (actor, fields) => answerRole(ports, actor, fields))
}
