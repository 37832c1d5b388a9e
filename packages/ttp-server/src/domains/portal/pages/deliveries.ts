import { findOrganisation } from '@sluis/ttp-core/common'
import { verifyPath } from '../page.ts'
import type { ShownDelivery } from '../ports.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { OwnView } from '../view/page-view.ts'
import { moment, number } from '../view/parts.ts'
import { DELIVERIES } from '../words/deliveries.ts'
import type { Language } from '../words/language.ts'

/** The state in which a delivery is, for a reader. */
export type ShownState = 'open' | 'closed' | 'verified' | 'abandoned' | 'refused'
const MOOD = { open: 'wait', closed: 'wait', verified: 'good', abandoned: 'quiet', refused: 'bad' } as const

/** The state of a delivery: what was closed is sound once the engine has opened every part. */
export function stateOf({ state, verified }: ShownDelivery): ShownState {
  return state === 'closed' && verified ? 'verified' : state
}

/** The state in words; the colour says nothing that the words do not. */
export function shownState(delivery: ShownDelivery, language: Language): Html {
  const state = stateOf(delivery)
  return html`<span class="state ${MOOD[state]}">${DELIVERIES[language].states[state]}</span>`
}

/** The history of deliveries, the newest first. */
export function deliveriesPage(view: OwnView, deliveries: readonly ShownDelivery[], isCut: boolean): Html {
  const { language } = view
  const words = DELIVERIES[language]
  const closed = deliveries.filter(({ state }) => state === 'closed').map(({ deliveryId }) => deliveryId)
  const content = html`<p>${words.intro}</p>
${
  deliveries.length === 0
    ? html`<p>${words.empty}</p>`
    : html`${isCut ? html`<p class="quiet">${words.only(deliveries.length)}</p>` : ''}
${view.hasVerifier && closed.length > 0 ? html`<p><a href="${verifyPath(language, closed)}">${words.verifyAll}</a></p>` : ''}
<table class="cards">
<caption>${words.title}</caption>
<thead><tr><th scope="col">${words.opened}</th><th scope="col">${words.state}</th><th scope="col">${words.for}</th><th scope="col" class="number">${words.rows}</th><th scope="col">${words.delivery}</th></tr></thead>
<tbody>${deliveries.map((delivery) => row(view, delivery))}</tbody>
</table>`
}`
  return layout(view, words.title, content)
}

/** To whom a delivery is: the recipient as the directory calls it, and the domain. */
export function recipientOf({ directory }: OwnView, { tenant, domain }: ShownDelivery): Html {
  return html`${findOrganisation(directory, tenant)?.name ?? tenant}, <span class="code">${domain}</span>`
}

function row(view: OwnView, delivery: ShownDelivery): Html {
  const { language } = view
  const words = DELIVERIES[language]
  const { deliveryId, openedAt, rowCount } = delivery
  const rows = rowCount === undefined ? '–' : number(rowCount, language)
  return html`<tr>
<td data-label="${words.opened}">${moment(openedAt, language)}</td>
<td data-label="${words.state}">${shownState(delivery, language)}</td>
<td data-label="${words.for}"><span>${recipientOf(view, delivery)}</span></td>
<td data-label="${words.rows}" class="number">${rows}</td>
<td data-label="${words.delivery}"><a href="/portal/deliveries/${deliveryId}"><span class="code">${deliveryId.slice(0, 8)}</span></a></td>
</tr>`
}
