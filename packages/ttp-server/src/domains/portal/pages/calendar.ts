import { findOrganisation } from '@sluis/ttp-core/common'
import type { AgreementCalendar, MonthState } from '../calendar.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { OwnView } from '../view/page-view.ts'
import { monthName } from '../view/parts.ts'
import { CALENDAR } from '../words/calendar.ts'

const MOOD: Readonly<Record<MonthState, string>> = {
  delivered: 'good',
  underway: 'wait',
  missing: 'bad',
  running: 'quiet',
}

/** The calendar of months, for each agreement in force. */
export function calendarPage(view: OwnView, calendars: readonly AgreementCalendar[]): Html {
  const words = CALENDAR[view.language]
  const content = html`<p>${words.intro}</p>
${calendars.length === 0 ? html`<p>${words.none}</p>` : calendars.map((calendar) => one(view, calendar))}
<p class="quiet">${words.why}</p>`
  return layout(view, words.title, content)
}

function one({ language, directory }: OwnView, { agreement, months, unannounced }: AgreementCalendar): Html {
  const words = CALENDAR[language]
  const missing = months.filter(({ state }) => state === 'missing').length
  const recipient = findOrganisation(directory, agreement.tenant)?.name ?? agreement.tenant
  return html`<h2>${recipient}, <span class="code">${agreement.domain}</span></h2>
<p><strong>${words.missingCount(missing)}</strong>${unannounced === 0 ? '' : html` ${words.unannounced(unannounced)}`}</p>
<ul class="months">${months.map(({ month, state }) => html`<li${state === 'missing' ? html` class="missing"` : ''}><time datetime="${month}">${monthName(month, language)}</time><br><span class="state ${MOOD[state]}">${words.states[state]}</span></li>`)}</ul>`
}
