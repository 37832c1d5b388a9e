import type { ErrorCode } from '../../../kernel/errors.ts'
import { isOfUpload, PAGES } from '../page.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { PageView } from '../view/page-view.ts'
import { COMMON } from '../words/common.ts'
import { FAILURES } from '../words/failures.ts'
import { HOME } from '../words/home.ts'

/** After which of the errors signing in helps, and after which it takes a second factor. */
const SIGN_IN_AGAIN = new Set<ErrorCode>(['TOKEN_MISSING', 'SIGN_IN_INVALID', 'SECOND_FACTOR_MISSING'])

/** The page in place of one that cannot be shown: what is wrong, how to go on, and the code for whoever is asked for help. */
export function failurePage(view: PageView, code: ErrorCode, target: string): Html {
  const { language, hasSignIn } = view
  const failures = FAILURES[language]
  const words = HOME[language]
  const isAway = code === 'UNAVAILABLE' && isOfUpload(target)
  const { title, text } = isAway
    ? { title: words.uploadAway, text: words.uploadAwayText }
    : (failures[code] ?? failures.INTERNAL ?? { title: '', text: '' })
  const factor = code === 'SECOND_FACTOR_MISSING' ? html`&amp;factor=second` : ''
  const onward =
    hasSignIn && SIGN_IN_AGAIN.has(code)
      ? html`<p><a class="button" href="/portal/sign-in?for=${encodeURIComponent(target)}${factor}">${COMMON[language].signIn}</a></p>`
      : html`<p><a href="${PAGES.home.path}">${words.toStart}</a></p>`
  return layout(
    view,
    title,
    html`<p>${text}</p>${onward}<p class="quiet"><a href="${PAGES.help.path}#${code}"><span class="code">${code}</span></a></p>`,
  )
}
