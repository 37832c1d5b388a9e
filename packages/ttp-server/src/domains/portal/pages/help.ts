import type { Directory } from '@sluis/ttp-core/common'
import { codesPath, PAGES } from '../page.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { PageView } from '../view/page-view.ts'
import { moment } from '../view/parts.ts'
import { COMMON } from '../words/common.ts'
import { HELP, HELP_WORDS, type Text, TRUST } from '../words/help.ts'
import type { Bilingual } from '../words/language.ts'
import { REFUSALS } from '../words/refusals.ts'

const sectionsOf = ({ sections }: Text): readonly Html[] =>
  sections.map(([title, ...paragraphs]) => html`<h2>${title}</h2>${paragraphs.map((text) => html`<p>${text}</p>`)}`)

/** A page of nothing but text. */
export function textPage(view: PageView, texts: Bilingual<Text>): Html {
  const text = texts[view.language]
  return layout(view, text.title, html`${sectionsOf(text)}`)
}

/** Help, with the codes of a refused delivery and where to turn. @param contact As the operator gave it. */
export function helpPage(view: PageView, contact: string | undefined): Html {
  const { language } = view
  const words = HELP_WORDS[language]
  const common = COMMON[language]
  const content = html`${sectionsOf(HELP[language])}
<h2>${words.codes}</h2>
<dl>${Object.entries(REFUSALS[language]).map(([code, text]) => html`<dt id="${code}"><strong class="code">${code}</strong></dt><dd>${text}</dd>`)}</dl>
${view.hasCodes ? html`<p><a href="${codesPath(language)}">${words.allCodes}</a></p>` : ''}
<h2 id="contact">${words.contact}</h2>
<p>${contact ?? words.noContact}</p>
<h2>${words.more}</h2>
<ul><li><a href="${PAGES.glossary.path}">${common.glossary}</a></li><li><a href="${PAGES.trust.path}">${common.trust}</a></li><li><a href="${PAGES.accessibility.path}">${common.accessibility}</a></li></ul>`
  return layout(view, HELP[language].title, content)
}

/** What whoever serves the pages could do, and what the directory says of the code. */
export function trustPage(view: PageView, { portal, version }: Directory): Html {
  const { language } = view
  const words = HELP_WORDS[language]
  const text = TRUST[language]
  const bundles = portal?.bundles ?? []
  const content = html`${sectionsOf(text)}
<h2>${words.bundles}</h2>
${
  bundles.length === 0
    ? html`<p>${words.noBundles}</p>`
    : html`<ul>${bundles.map(({ digest, publishedAt }) => html`<li><span class="code">${digest}</span>, ${words.published} ${moment(publishedAt, language)}</li>`)}</ul>`
}
<p><a href="/v1/directory/${version}">/v1/directory/${version}</a></p>`
  return layout(view, text.title, content)
}
