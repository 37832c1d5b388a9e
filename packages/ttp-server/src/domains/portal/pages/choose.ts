import { findOrganisation } from '@sluis/ttp-core/common'
import type { SignedIn } from '../session/open-session.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { PageView } from '../view/page-view.ts'
import { HOME } from '../words/home.ts'

/** The choice of whoever stands in the directory for several organisations. @param target The page to go to then. */
export function choosePage(view: PageView, { people, directory, formToken }: SignedIn, target: string): Html {
  const words = HOME[view.language]
  const choices = people.map(({ id, organisation }, place) => {
    const name = findOrganisation(directory, organisation)?.name ?? organisation
    return html`<div class="option"><input type="radio" name="person" id="person-${place}" value="${id}" required${place === 0 ? html` checked` : ''}> <label for="person-${place}">${name}</label></div>`
  })
  const content = html`<p>${words.chooseText}</p>
<form method="post" action="/portal/institution">
<input type="hidden" name="formToken" value="${formToken}"><input type="hidden" name="for" value="${target}">
<fieldset><legend>${words.choose}</legend>${choices}</fieldset>
<button type="submit">${words.chooseButton}</button>
</form>`
  return layout(view, words.choose, content)
}
