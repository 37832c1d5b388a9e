import { ServerError } from '../../kernel/errors.ts'
import { singleFields } from '../../kernel/http/body.ts'
import type { HttpApp } from '../../kernel/http/mount.ts'
import { countRequest, type Desk, servePublic } from './desk.ts'
import { isTarget, PAGES } from './page.ts'
import { signedOutPage } from './pages/signed-out.ts'
import { beginSignIn, RETURN_PATH } from './session/begin-sign-in.ts'
import { choosePerson } from './session/choose-person.ts'
import { cookie, LANGUAGE_COOKIE, noCookie, readCookie, SESSION_COOKIE, SIGN_IN_COOKIE } from './session/cookies.ts'
import { endAtProvider } from './session/end-at-provider.ts'
import { finishSignIn } from './session/finish-sign-in.ts'
import { readPending } from './session/pending.ts'
import { requireForm } from './session/require-form.ts'
import { deleteSession } from './session/session-rows.ts'
import { seeOther } from './view/answer.ts'
import { isLanguage } from './words/language.ts'

/** How long a choice of language is kept, in seconds: a year. */
const LANGUAGE_SECONDS = 31_536_000

const targetOf = (wanted: unknown): string =>
  typeof wanted === 'string' && isTarget(wanted) ? wanted : PAGES.home.path

/** Signing in and out, and the choices that a browser keeps. */
export function mountSignIn(app: HttpApp, desk: Desk): void {
  const { ports } = desk
  const provider = () => {
    if (ports.openId === undefined) throw new ServerError('GRANT_UNSUPPORTED')
    return ports.openId
  }
  app.get('/portal/sign-in', async (context) => {
    countRequest(desk, context, 'portalSignIn')
    const { for: wanted, factor } = singleFields(new URL(context.req.url).searchParams)
    const begun = await beginSignIn(ports, provider(), targetOf(wanted), factor === 'second')
    return seeOther(begun.location, [begun.setCookie])
  })
  app.get(RETURN_PATH, async (context) => {
    countRequest(desk, context, 'portalSignInReturn')
    const { state, code, iss, error } = singleFields(new URL(context.req.url).searchParams)
    const cookies = context.req.header('cookie')
    const finished = await finishSignIn(ports, provider(), {
      state,
      // An answer is a code or a refusal (RFC 6749, section 4.1.2), never both.
      code: error === undefined ? code : undefined,
      iss,
      pending: readPending(cookies),
      session: readCookie(cookies, SESSION_COOKIE),
    })
    return seeOther(finished.target, [cookie(SESSION_COOKIE, finished.session), noCookie(SIGN_IN_COOKIE)])
  })
  app.post('/portal/sign-out', async (context) => {
    countRequest(desk, context, 'portalSignOut')
    const { signedIn } = await requireForm(ports, context.req.raw)
    await ports.database.withConnection((sql) => deleteSession(sql, signedIn.id))
    return seeOther(PAGES.signedOut.path, [noCookie(SESSION_COOKIE)])
  })
  // A page between the form and the provider: a browser follows no form to another origin (`form-action` of the policy).
  servePublic(app, desk, PAGES.signedOut, async (view) =>
    signedOutPage(view, ports.openId && !view.signedIn ? await endAtProvider(ports, ports.openId) : undefined),
  )
  app.post('/portal/institution', async (context) => {
    countRequest(desk, context, 'portalChoosePerson')
    const { signedIn, fields } = await requireForm(ports, context.req.raw)
    await choosePerson(ports, signedIn, fields.person)
    return seeOther(targetOf(fields.for))
  })
  app.get('/portal/language', async (context) => {
    countRequest(desk, context, 'portalLanguage')
    const { to, from } = singleFields(new URL(context.req.url).searchParams)
    if (!isLanguage(to)) throw new ServerError('NOT_FOUND')
    return seeOther(targetOf(from), [cookie(LANGUAGE_COOKIE, to, LANGUAGE_SECONDS)])
  })
}
