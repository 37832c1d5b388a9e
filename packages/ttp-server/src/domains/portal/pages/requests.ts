import type { RoleRequestRow } from '../requests/role-request-rows.ts'
import type { SignedIn } from '../session/open-session.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { PageView } from '../view/page-view.ts'
import { moment } from '../view/parts.ts'
import { REQUESTS } from '../words/requests.ts'
import { requestInWords } from './colleagues.ts'

/** What institutions ask of the registrar. */
export function requestsPage(view: PageView, signedIn: SignedIn, requests: readonly RoleRequestRow[]): Html {
  const words = REQUESTS[view.language]
  const content = html`<p>${words.intro}</p>
<p>${words.apply}</p>
${requests.length === 0 ? html`<p>${words.none}</p>` : requests.map((request) => one(view, signedIn, request))}`
  return layout(view, words.title, content)
}

function one({ language }: PageView, { formToken }: SignedIn, request: RoleRequestRow): Html {
  const words = REQUESTS[language]
  return html`<section class="task"><h2 class="sentence">${requestInWords(request, language)}</h2>
<p>${words.by} <span class="code">${request.requester}</span>, <span class="code">${request.institution}</span>, ${moment(request.requested_at.toISOString(), language)}</p>
<form method="post" action="/portal/requests">
<input type="hidden" name="formToken" value="${formToken}"><input type="hidden" name="request" value="${request.id}">
<p class="actions"><button type="submit" name="answer" value="applied">${words.applied}</button> <button class="plain" type="submit" name="answer" value="refused">${words.refused}</button></p>
</form></section>`
}
