import type { Directory } from '@sluis/ttp-core/common'
import {
  formatStatement,
  type StatementText,
  statementDigest,
  statementFacts,
  statementText,
} from '@sluis/ttp-core/common'
import { ServerError } from '../../../kernel/errors.ts'
import { type Html, html } from '../view/html.ts'
import { layout } from '../view/layout.ts'
import type { PageView } from '../view/page-view.ts'
import { INSTITUTION } from '../words/institution.ts'
import type { Language } from '../words/language.ts'

/** The text of an agreement, and how it stands to the directory. */
export interface FoundStatement {
  readonly agreement: string
  readonly text: StatementText
  readonly template: number
  /** What the directory says that the digest is (hex). */
  readonly expected: string
  readonly isSame: boolean
}

/** The text that the agreement names. @throws ServerError `NOT_FOUND` for an agreement that is not there or names none that is known. */
export function findStatement(directory: Directory, agreementId: string, language: Language): FoundStatement {
  const agreement = directory.agreements.find(({ id }) => id === agreementId)
  const named = agreement?.privacyStatement
  const facts = agreement === undefined ? undefined : statementFacts(directory, agreement)
  const text = named === undefined || facts === undefined ? undefined : statementText(named.template, language, facts)
  if (named === undefined || text === undefined) throw new ServerError('NOT_FOUND')
  const expected = named[language]
  return {
    agreement: agreementId,
    text,
    template: named.template,
    expected,
    isSame: statementDigest(text) === expected,
  }
}

/** The text for visitors, for everybody: what is in the directory is public. */
export function statementPage(view: PageView, found: FoundStatement): Html {
  const { language } = view
  const words = INSTITUTION[language]
  const { text, expected, isSame, template, agreement } = found
  const held = isSame
    ? html`<p>${words.statementFits} <span class="code">${expected}</span></p>`
    : html`<section class="task bad"><p><strong>${words.statementDiffers}</strong></p><p class="code">${expected}</p></section>`
  const content = html`<p>${words.statementIntro}</p>
${held}
<p><a class="button plain" href="/portal/statement/${agreement}/text" download>${words.statementDownload}</a></p>
<p class="quiet">${words.statementTemplate(template)}. ${words.statementCheck}</p>
<h2>${text.title}</h2>
${text.paragraphs.map(([title, paragraph]) => html`<h3>${title}</h3><p>${paragraph}</p>`)}`
  return layout(view, words.statement, content)
}

/** The text as a file: the very bytes that the digest is of. */
export function statementFile({ agreement, text }: FoundStatement, language: Language): Response {
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="${agreement}-${language}.txt"`,
    'content-language': language,
    'cache-control': 'no-store',
  }
  return new Response(formatStatement(text), { headers })
}
