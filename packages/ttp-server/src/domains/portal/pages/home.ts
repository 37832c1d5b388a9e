import { isInForce } from '@sluis/ttp-core/common'
import { dayOf } from '../../../kernel/http/day.ts'
import { calendarsOf } from '../calendar.ts'
import { UPLOAD_PATH } from '../page.ts'
import type { ShownDelivery } from '../ports.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { OwnView, PageView } from '../view/page-view.ts'
import { moment, monthName } from '../view/parts.ts'
import { CALENDAR } from '../words/calendar.ts'
import { COMMON } from '../words/common.ts'
import { HOME } from '../words/home.ts'
import { shownState } from './deliveries.ts'

/** The first page for whoever is not signed in. */
export function welcomePage(view: PageView): Html {
  const { language, hasSignIn } = view
  const words = HOME[language]
  const upload = view.hasUpload
    ? html`<p><a class="button" href="${UPLOAD_PATH}">${COMMON[language].upload}</a></p>`
    : ''
  const content = html`<p>${words.intro}</p>
${upload}
<h2>${words.signInTitle}</h2>
${hasSignIn ? html`<p>${words.signInText}</p><p><a class="button" href="/portal/sign-in">${COMMON[language].signIn}</a></p>` : html`<p>${words.noSignIn}</p>`}`
  return layout(view, words.welcome, content)
}

/** The first page of the registrar. */
export function registrarHome(view: PageView): Html {
  const words = HOME[view.language]
  return layout(
    view,
    words.registrarTitle,
    html`<p>${words.registrarText} <a href="/portal/requests">${words.registrarTitle}</a></p>`,
  )
}

/** The first page of an institution: what there is to do. @param deliveries The newest first; nothing for a role that does not see them. */
export function homePage(view: OwnView, deliveries: readonly ShownDelivery[] | undefined): Html {
  const { language, institution } = view
  const tasks = tasksOf(view, deliveries ?? [], deliveries !== undefined)
  const words = HOME[language]
  const [last] = deliveries ?? []
  const content = html`${tasks.length === 0 ? html`<p>${words.nothing}</p>` : tasks}
${
  last === undefined
    ? ''
    : html`<h2>${words.lastTitle}</h2>
<p>${moment(last.openedAt, language)}: ${shownState(last, language)}. <a href="/portal/deliveries/${last.deliveryId}">${words.show}<span class="code"> ${last.deliveryId.slice(0, 8)}</span></a></p>`
}`
  return layout(view, words.yours(institution.name), content)
}

function tasksOf(view: OwnView, deliveries: readonly ShownDelivery[], mayKnow: boolean): readonly Html[] {
  const { language, directory, institution, now } = view
  const words = HOME[language]
  const task = (title: string, text: string, more: Html | '' = ''): Html =>
    html`<section class="task"><h2>${title}</h2><p>${text}</p>${more}</section>`
  const agreements = directory.agreements.filter((agreement) => agreement.institution === institution.id)
  const inForce = agreements.filter((agreement) => isInForce(agreement, dayOf(now)))
  const open = deliveries.filter(({ state }) => state === 'open').length
  const [last] = deliveries
  const deliver = view.hasUpload
    ? html`<p><a class="button" href="${UPLOAD_PATH}">${COMMON[language].upload}</a></p>`
    : ''
  return [
    ...(inForce.length === 0 ? [task(words.noAgreementTitle, words.noAgreementText)] : []),
    ...(last?.state === 'refused'
      ? [
          task(
            words.refusedTitle,
            words.refusedText,
            html`<p><a href="/portal/deliveries/${last.deliveryId}">${words.show}</a></p>`,
          ),
        ]
      : []),
    ...(mayKnow && last !== undefined ? missingTask(view, deliveries, task) : []),
    ...(open > 0 ? [task(words.openTitle, words.openText(open))] : []),
    ...(mayKnow && last === undefined && inForce.length > 0
      ? [task(words.deliverTitle, words.deliverText, deliver)]
      : []),
  ]
}

/** The newest month that is missing, for an institution that announces months at all. */
function missingTask(
  { language, directory, institution, now, hasUpload }: OwnView,
  deliveries: readonly ShownDelivery[],
  task: (title: string, text: string, more: Html) => Html,
): readonly Html[] {
  const words = CALENDAR[language]
  if (!deliveries.some(({ period }) => period !== undefined)) return []
  const months = calendarsOf(directory, institution.id, deliveries, dayOf(now)).flatMap((calendar) => calendar.months)
  const [newest] = months
    .filter(({ state }) => state === 'missing')
    .map(({ month }) => month)
    .sort()
    .reverse()
  if (newest === undefined) return []
  const deliver = hasUpload ? html`<a class="button" href="${UPLOAD_PATH}">${COMMON[language].upload}</a> ` : ''
  const more = html`<p class="actions">${deliver}<a href="/portal/calendar">${words.show}</a></p>`
  return [task(words.taskTitle(capitalised(monthName(newest, language))), words.taskText, more)]
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
