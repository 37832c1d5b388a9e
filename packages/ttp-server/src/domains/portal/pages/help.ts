import type { Directory } from '@sluis/ttp-core/common'
import { codesPath, PAGES } from '../page.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { PageView } from '../view/page-view.ts'
import { moment } from '../view/parts.ts'
import { ANSWERS } from '../words/answers.ts'
import { COMMON } from '../words/common.ts'
import { FAILURES } from '../words/failures.ts'
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

/** Codes with what they mean and how to go on, each under an anchor of its name. */
const codeList = (texts: Readonly<Record<string, string>>): Html =>
  html`<dl class="codes">${Object.entries(texts).map(([code, text]) => html`<dt id="${code}"><strong class="code">${code}</strong></dt><dd>${text}</dd>`)}</dl>`

/** Help, with every code that a delivery or a sign-in can get and where to turn. @param contact As the operator gave it. */
export function helpPage(view: PageView, contact: string | undefined): Html {
  const { language } = view
  const words = HELP_WORDS[language]
  const common = COMMON[language]
  const failures = Object.fromEntries(
    Object.entries(FAILURES[language]).map(([code, { title, text }]) => [code, `${title}. ${text}`]),
  )
  const content = html`${sectionsOf(HELP[language])}
<h2 id="codes">${words.codes}</h2>
<p>${words.codesText}</p>
<h3>${words.codesRefused}</h3>
${codeList(REFUSALS[language])}
<h3>${words.codesAnswered}</h3>
${codeList(ANSWERS[language])}
<h3>${words.codesPages}</h3>
${codeList(failures)}
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
