import { ADVICE_TEXTS, LINKABILITY_STRENGTHS, STRENGTH_TEXTS } from '@sluis/ttp-core/common'
import { PAGES, verifyPath } from '../page.ts'
import type { OrPending, ShownDelivery, ShownLinkability } from '../ports.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { OwnView } from '../view/page-view.ts'
import { moment, number, percent } from '../view/parts.ts'
import { DELIVERIES } from '../words/deliveries.ts'
import type { Language } from '../words/language.ts'
import { REFUSALS } from '../words/refusals.ts'
import { recipientOf, shownState } from './deliveries.ts'

/** What is shown of one delivery beside itself; absent where there is none by its state. */
export interface DeliveryDetails {
  readonly hasReceipt: boolean | undefined
  readonly linkability: OrPending<ShownLinkability> | undefined
}

/** One delivery: its state, its receipt and how well it can be linked. */
export function deliveryPage(view: OwnView, delivery: ShownDelivery, details: DeliveryDetails): Html {
  const { language } = view
  const words = DELIVERIES[language]
  const { deliveryId, openedAt, closedAt, rowCount, chunkCount, refusal } = delivery
  const content = html`<dl class="facts">
<dt>${words.number}</dt><dd class="code">${deliveryId}</dd>
<dt>${words.state}</dt><dd>${shownState(delivery, language)}</dd>
${refusal === undefined ? '' : html`<dt>${words.refusedBecause}</dt><dd><a href="${PAGES.help.path}#${refusal.code}"><span class="code">${refusal.code}</span></a> (${words.refusedChunk} ${number(refusal.chunk + 1, language)}). ${REFUSALS[language][refusal.code] ?? ''}</dd>`}
<dt>${words.for}</dt><dd>${recipientOf(view, delivery)}</dd>
<dt>${words.opened}</dt><dd>${moment(openedAt, language)}</dd>
${closedAt === undefined ? '' : html`<dt>${words.closed}</dt><dd>${moment(closedAt, language)}</dd>`}
${rowCount === undefined ? '' : html`<dt>${words.rows}</dt><dd>${number(rowCount, language)}</dd>`}
<dt>${words.chunks}</dt><dd>${number(chunkCount, language)}</dd>
</dl>
${details.hasReceipt === undefined ? '' : receiptPart(view, deliveryId, details.hasReceipt)}
${details.linkability === undefined ? '' : linkabilityPart(details.linkability, language)}
<p><a href="/portal/deliveries">${words.back}</a></p>`
  return layout(view, `${words.delivery} ${deliveryId.slice(0, 8)}`, content)
}

function receiptPart({ language, hasVerifier }: OwnView, deliveryId: string, hasReceipt: boolean): Html {
  const words = DELIVERIES[language]
  const part = hasReceipt
    ? html`<p>${words.receiptText}</p>
<p><a class="button" href="/portal/deliveries/${deliveryId}/receipt" download>${words.download}</a></p>
${hasVerifier ? html`<p><a href="${verifyPath(language, [deliveryId])}">${words.verifyHere}</a></p>` : ''}
<p>${words.verify}</p>
<pre><code>sluis receipts verify ${deliveryId}.receipt.json</code></pre>`
    : html`<p>${words.noReceipt}</p>`
  return html`<h2>${words.receiptTitle}</h2>${part}`
}

function linkabilityPart(answer: OrPending<ShownLinkability>, language: Language): Html {
  const words = DELIVERIES[language]
  if (answer.status === 202) return html`<h2>${words.linkability}</h2><p>${words.noLinkability}</p>`
  const { rows, distinctRecords, strength, advice } = answer.body
  const classes = LINKABILITY_STRENGTHS.filter((name) => strength[name] > 0)
  const shown = advice.filter((item) => item.rows * 200 >= rows).slice(0, 5)
  return html`<h2>${words.linkability}</h2>
<p>${words.linkabilityText}</p>
<table>
<caption>${words.rows}: ${number(rows, language)}. ${words.persons}: ${number(distinctRecords, language)}.</caption>
<thead><tr><th scope="col">${words.linkable}</th><th scope="col" class="number">${words.rows}</th><th scope="col" class="number">${words.share}</th></tr></thead>
<tbody>${classes.map((name) => html`<tr><th scope="row">${STRENGTH_TEXTS[name][language]}</th><td class="number">${number(strength[name], language)}</td><td class="number">${percent(strength[name], rows, language)}</td></tr>`)}</tbody>
</table>
${shown.length === 0 ? '' : html`<h3>${words.advice}</h3><ul>${shown.map((item) => html`<li>${ADVICE_TEXTS[item.code][language]} (${number(item.rows, language)} ${words.rows.toLowerCase()})</li>`)}</ul>`}`
}
