import type { DirectoryClient } from '@sluis/ttp-core/common'
import { isCurrent } from '@sluis/ttp-core/common'
import { dayOf } from '../../../kernel/http/day.ts'
import type { WaitingEnrolment } from '../ports.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { OwnView } from '../view/page-view.ts'
import { dayText, moment } from '../view/parts.ts'
import { INSTITUTION } from '../words/institution.ts'

/** The institution's systems with their keys, what waits for the registrar, and how a key is renewed. */
export function keysPage(view: OwnView, waiting: readonly WaitingEnrolment[]): Html {
  const { language, institution } = view
  const words = INSTITUTION[language]
  const content = html`<p>${words.keysIntro}</p>
${institution.clients.length === 0 ? html`<p>${words.noClients}</p>` : institution.clients.map((client) => one(view, client))}
<h2>${words.waitingTitle}</h2>
${
  waiting.length === 0
    ? html`<p>${words.noneWaiting}</p>`
    : html`<p>${words.waitingText}</p><ul>${waiting.map(({ clientId, isRollover, receivedAt }) => html`<li><span class="code">${clientId}</span>: ${isRollover ? words.rollover : words.enrolment}, ${moment(receivedAt, language)}</li>`)}</ul>`
}
<h2>${words.renewTitle}</h2>
<p>${words.renewText}</p>
<p>${words.renewBrowser}</p>
<p>${words.renewCommand}</p>
<pre><code>sluis keys rotate</code></pre>
<p><strong>${words.lost}</strong></p>`
  return layout(view, words.keys, content)
}

function one({ language, now }: OwnView, client: DirectoryClient): Html {
  const words = INSTITUTION[language]
  const { clientId, scopes, keys, validUntil } = client
  const state = isCurrent(client, dayOf(now))
    ? html`<span class="state good">${words.active}</span>`
    : html`<span class="state bad">${words.suspended}</span>`
  return html`<h2>${words.client} <span class="code">${clientId}</span></h2>
<dl class="facts">
<dt>${words.state}</dt><dd>${state}${validUntil === undefined ? '' : html`, ${words.lastDay} ${dayText(validUntil, language)}`}</dd>
<dt>${words.scopes}</dt><dd>${scopes.map((scope) => words.scope[scope] ?? scope).join(', ')}</dd>
${keys.map(({ kid }, place) => html`<dt>${words.key}</dt><dd><span class="code">${kid}</span> (${place === 0 ? words.first : words.alsoValid})</dd>`)}
</dl>`
}
