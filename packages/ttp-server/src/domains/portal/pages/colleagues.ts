import { isCurrent, type Person, type PersonRole, WORKPLACES_OF_ROLE } from '@sluis/ttp-core/common'
import { dayOf } from '../../../kernel/http/day.ts'
import { ROLE_REQUEST_KINDS } from '../requests/role-request.ts'
import type { RoleRequestRow } from '../requests/role-request-rows.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { OwnView } from '../view/page-view.ts'
import { dayText, moment } from '../view/parts.ts'
import { COMMON } from '../words/common.ts'
import { INSTITUTION } from '../words/institution.ts'
import type { Language } from '../words/language.ts'
import { ROLES } from '../words/roles.ts'

/** The roles that somebody can hold at an institution. */
export const INSTITUTION_ROLES = (Object.keys(WORKPLACES_OF_ROLE) as PersonRole[]).filter((role) =>
  WORKPLACES_OF_ROLE[role].includes('institution'),
)

/** Who has access for the institution, and a form to ask the registrar for a change. */
export function colleaguesPage(view: OwnView, requests: readonly RoleRequestRow[]): Html {
  const { language, directory, institution, actor, now } = view
  const words = INSTITUTION[language]
  const people = directory.people.filter(({ organisation }) => organisation === institution.id)
  const mayAsk = actor.person.roles.includes('institution-administrator')
  const content = html`<p>${words.colleaguesIntro}</p>
<table class="cards">
<caption>${words.colleagues}</caption>
<thead><tr><th scope="col">${words.person}</th><th scope="col">${words.roles}</th><th scope="col">${words.state}</th><th scope="col">${words.account}</th></tr></thead>
<tbody>${people.map((person) => row(person, person.id === actor.person.id, language, dayOf(now)))}</tbody>
</table>
<h2>${words.askTitle}</h2>
${mayAsk ? form(view, people) : html`<p>${words.onlyAdministrators}</p>`}
<h2>${words.asked}</h2>
${requests.length === 0 ? html`<p>${words.noneAsked}</p>` : html`<ul>${requests.map((request) => asked(request, language))}</ul>`}`
  return layout(view, words.colleagues, content)
}

function row(person: Person, isSelf: boolean, language: Language, today: string): Html {
  const words = INSTITUTION[language]
  const { id, roles, account, validUntil } = person
  const mood = isCurrent(person, today)
    ? html`<span class="state good">${words.active}</span>`
    : html`<span class="state bad">${words.suspended}</span>`
  return html`<tr>
<td data-label="${words.person}"><span><span class="code">${id}</span>${isSelf ? html` (${words.you})` : ''}</span></td>
<td data-label="${words.roles}">${roles.map((role) => ROLES[language][role]).join(', ')}</td>
<td data-label="${words.state}"><span>${mood}${validUntil === undefined ? '' : html`, ${words.lastDay} ${dayText(validUntil, language)}`}</span></td>
<td data-label="${words.account}">${account === '' ? COMMON[language].no : COMMON[language].yes}</td>
</tr>`
}

function form({ language, signedIn }: OwnView, people: readonly Person[]): Html {
  const words = INSTITUTION[language]
  return html`<p>${words.askText}</p>
<form method="post" action="/portal/colleagues">
<input type="hidden" name="formToken" value="${signedIn.formToken}">
<div class="field"><label for="kind">${words.askKind}</label><select id="kind" name="kind">${ROLE_REQUEST_KINDS.map((kind) => html`<option value="${kind}">${words.kind[kind]}</option>`)}</select></div>
<div class="field"><label for="person">${words.askPerson}</label><p class="quiet" id="person-hint">${words.askPersonHint}</p><input id="person" name="person" list="people" required pattern="[a-z0-9\\-]{2,40}" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="person-hint"><datalist id="people">${people.map(({ id }) => html`<option value="${id}"></option>`)}</datalist></div>
<div class="field"><label for="role">${words.askRole}</label><p class="quiet" id="role-hint">${words.askRoleHint}</p><select id="role" name="role" aria-describedby="role-hint"><option value="">–</option>${INSTITUTION_ROLES.map((role) => html`<option value="${role}">${ROLES[language][role]}</option>`)}</select></div>
<p><button type="submit">${words.askButton}</button></p>
</form>`
}

/** A request in words. */
export function requestInWords({ kind, person, role }: RoleRequestRow, language: Language): Html {
  const words = INSTITUTION[language]
  const roles: Readonly<Record<string, string>> = ROLES[language]
  return html`${words.kind[kind]}: <span class="code">${person}</span>${role === null ? '' : html`, ${roles[role] ?? role}`}`
}

function asked(request: RoleRequestRow, language: Language): Html {
  const words = INSTITUTION[language]
  const answer = request.answer === null ? words.waiting : words[request.answer]
  return html`<li>${moment(request.requested_at.toISOString(), language)}: ${requestInWords(request, language)} – <strong>${answer}</strong></li>`
}
