import type { Agreement } from '@sluis/ttp-core/common'
import { findDomain, findOrganisation, isInForce } from '@sluis/ttp-core/common'
import { dayOf } from '../../../kernel/http/day.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { OwnView } from '../view/page-view.ts'
import { dayText } from '../view/parts.ts'
import { COMMON } from '../words/common.ts'
import { INSTITUTION } from '../words/institution.ts'

/** The agreements of the institution, those in force first. */
export function agreementsPage(view: OwnView): Html {
  const { language, directory, institution, now } = view
  const words = INSTITUTION[language]
  const today = dayOf(now)
  const own = directory.agreements
    .filter((agreement) => agreement.institution === institution.id)
    .sort(
      (left, right) =>
        Number(isInForce(right, today)) - Number(isInForce(left, today)) ||
        (left.inForceFrom < right.inForceFrom ? 1 : -1),
    )
  const content = html`<p>${words.agreementsIntro}</p>
${own.length === 0 ? html`<p>${words.noAgreements}</p>` : html`<p>${words.dataFrom}</p>${own.map((agreement) => one(view, agreement, today))}`}`
  return layout(view, words.agreements, content)
}

function one(view: OwnView, agreement: Agreement, today: string): Html {
  const { language, directory } = view
  const words = INSTITUTION[language]
  const {
    id,
    tenant,
    domain: domainId,
    inForceFrom,
    inForceUntil,
    purposes,
    anonymousVisits,
    questionnaires,
    privacyStatement,
  } = agreement
  const domain = findDomain(directory, agreement)
  const from = dayText(inForceFrom, language)
  const period = inForceUntil === undefined ? words.from(from) : words.until(from, dayText(inForceUntil, language))
  const attributes = domain?.attributes.map((name) => words.attribute[name]) ?? []
  return html`<h2>${words.agreement} <span class="code">${id}</span></h2>
<dl class="facts">
<dt>${words.state}</dt><dd>${stateOf(agreement, today, view)}</dd>
<dt>${words.period}</dt><dd>${period}</dd>
<dt>${words.recipient}</dt><dd>${findOrganisation(directory, tenant)?.name ?? tenant}</dd>
<dt>${words.domain}</dt><dd class="code">${domainId}</dd>
${
  domain === undefined
    ? ''
    : html`<dt>${words.domainPurpose}</dt><dd>${domain.purpose}</dd>
<dt>${words.mode}</dt><dd>${words[domain.mode]}</dd>
<dt>${words.attributes}</dt><dd>${attributes.length === 0 ? COMMON[language].none : attributes.join(', ')}</dd>`
}
<dt>${words.purposes}</dt><dd>${purposes.map((purpose) => words.purpose[purpose]).join(', ')}</dd>
<dt>${words.anonymous}</dt><dd>${anonymousVisits ? words.anonymousYes : words.anonymousNo}</dd>
<dt>${words.questionnaires}</dt><dd>${questionnaires ? words.questionnairesYes(questionnaires.join(', ')) : words.questionnairesNo}</dd>
<dt>${words.statement}</dt><dd>${
    privacyStatement === undefined
      ? words.statementNone
      : html`<a href="/portal/statement/${id}">${words.statementShow}</a>`
  }</dd>
</dl>`
}

function stateOf(agreement: Agreement, today: string, { language }: OwnView): Html {
  const words = INSTITUTION[language]
  if (isInForce(agreement, today)) return html`<span class="state good">${words.inForce}</span>`
  return today < agreement.inForceFrom
    ? html`<span class="state wait">${words.notYet}</span>`
    : html`<span class="state quiet">${words.over}</span>`
}
