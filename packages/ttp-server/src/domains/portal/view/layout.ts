import { PAGES, UPLOAD_PATH } from '../page.ts'
import { COMMON } from '../words/common.ts'
import { LANGUAGES, type Language } from '../words/language.ts'
import { type Html, html } from './html.ts'
import { houseOf, type PageView } from './page-view.ts'
import { STYLE } from './style.ts'

/** What stands in the menu, in its order, for whoever may see it. */
function menuOf({
  signedIn,
  language,
  hasUpload,
}: PageView): readonly { readonly path: string; readonly text: string }[] {
  const words = COMMON[language]
  const actor = signedIn?.actor
  const isInstitution = actor?.kind === 'institution'
  const entry = (page: keyof typeof PAGES, text: string, shown: boolean) =>
    shown ? [{ path: PAGES[page].path, text }] : []
  return [
    ...entry('home', words.home, true),
    ...(hasUpload ? [{ path: UPLOAD_PATH, text: words.upload }] : []),
    ...entry('deliveries', words.deliveries, isInstitution && actor.scopes.has('delivery:read')),
    ...entry('calendar', words.calendar, isInstitution && actor.scopes.has('delivery:read')),
    ...entry('colleagues', words.colleagues, isInstitution),
    ...entry('keys', words.keys, isInstitution),
    ...entry('agreements', words.agreements, isInstitution),
    ...entry('help', words.help, true),
    ...entry('requests', words.requests, actor?.person.roles.includes('registrar') === true),
  ]
}

function languages({ language, path }: PageView): Html {
  const words = COMMON[language]
  const other = LANGUAGES.find((candidate) => candidate !== language) as Language
  return html`<a href="/portal/language?to=${other}&amp;from=${encodeURIComponent(path)}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>`
}

function whoIsHere(view: PageView): Html {
  const { signedIn, language, hasSignIn, path } = view
  const words = COMMON[language]
  if (signedIn === undefined) {
    return hasSignIn
      ? html`<a class="button plain" href="/portal/sign-in?for=${encodeURIComponent(path)}">${words.signIn}</a>`
      : html``
  }
  const who = signedIn.actor?.person.id
  const house = houseOf(signedIn)?.name
  return html`${who === undefined ? '' : html`<span>${words.signedInAs} <strong>${who}</strong>${house === undefined ? '' : html`, ${house}`}</span>`}
<form method="post" action="/portal/sign-out"><input type="hidden" name="formToken" value="${signedIn.formToken}"><button class="plain" type="submit">${words.signOut}</button></form>`
}

/**
 * A whole page.
 * @param title Heading of the page; stands first in the title of the window.
 * @param onward Where the browser goes on by itself, at once.
 */
export function layout(view: PageView, title: string, content: Html, onward?: string): Html {
  const { language, path } = view
  const words = COMMON[language]
  const menu = menuOf(view)
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${onward === undefined ? '' : html`<meta http-equiv="refresh" content="0; url=${onward}">`}
<title>${title} – ${words.product}</title>
<link rel="stylesheet" href="${STYLE.path}" integrity="${STYLE.integrity}">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header>
<div class="band"><a class="mark" href="${PAGES.home.path}">${words.product}</a><div class="who">${languages(view)}${whoIsHere(view)}</div></div>
<nav aria-label="${words.menu}"><div class="band"><ul>${menu.map((entry) => html`<li><a href="${entry.path}"${entry.path === path ? html` aria-current="page"` : ''}>${entry.text}</a></li>`)}</ul></div></nav>
</header>
<main id="content" tabindex="-1"><div class="band">
<h1>${title}</h1>
${content}
</div></main>
<footer><div class="band"><p><a href="${PAGES.help.path}#contact">${words.contact}</a> <a href="${PAGES.glossary.path}">${words.glossary}</a> <a href="${PAGES.trust.path}">${words.trust}</a> <a href="${PAGES.accessibility.path}">${words.accessibility}</a></p></div></footer>
</body>
</html>`
}
