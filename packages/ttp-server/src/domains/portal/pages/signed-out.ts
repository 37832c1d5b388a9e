import { PAGES } from '../page.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { PageView } from '../view/page-view.ts'
import { COMMON } from '../words/common.ts'
import { HOME } from '../words/home.ts'

/** After signing out. @param atProvider Where the browser goes on to sign out at the provider as well. */
export function signedOutPage(view: PageView, atProvider: string | undefined): Html {
  const { language, signedIn } = view
  const words = HOME[language]
  const toStart = html`<p><a href="${PAGES.home.path}">${words.toStart}</a></p>`
  if (signedIn !== undefined) return layout(view, words.stillIn, html`<p>${words.stillInText}</p>${toStart}`)
  const again = html`<p><a href="/portal/sign-in">${COMMON[language].signIn}</a></p>`
  if (atProvider === undefined) return layout(view, words.signedOut, html`<p>${words.signedOutText}</p>${again}`)
  const onward = html`<p>${words.alsoOutText}</p><p><a class="button" href="${atProvider}">${words.alsoOut}</a></p>`
  return layout(view, words.signedOut, html`${onward}${again}`, atProvider)
}
